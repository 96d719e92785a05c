package dev.envlog.timeline;

/**
 * Why a request failed.
 *
 * @param id stable name of the cause, {@code unknown} where no rule fits
 * @param side on whose side it is
 * @param confidence how sure it is
 * @param summary one sentence for a person
 */
public record Cause(String id, CauseSide side, CauseConfidence confidence, String summary) {}
