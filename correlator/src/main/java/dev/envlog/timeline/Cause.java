package dev.envlog.timeline;

/**
 * Why a request failed.
 *
 * @param id stable name of the cause, {@code unknown} where no rule fits
 * @param side {@code client}, {@code proxy} or {@code upstream}
 * @param confidence {@code high}, {@code medium} or {@code low}
 * @param summary one sentence for a person
 */
public record Cause(String id, String side, String confidence, String summary) {}
