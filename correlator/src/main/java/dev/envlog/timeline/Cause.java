package dev.envlog.timeline;

/**
 * Why a request failed, or a session was ended by the proxy.
 *
 * @param id stable name of the cause, {@code unknown} where no rule fits
 * @param side on whose side it is
 * @param confidence how sure it is
 * @param summary one sentence for a person
 */
public record Cause(String id, CauseSide side, CauseConfidence confidence, String summary) {

    /** A session that was silent for long, as many end. */
    private static final String IDLE = "session_idle_timeout";

    /** Whether it is no failure: what the proxy ends as it is told to. */
    public boolean isOrdinary() {
        return id.equals(IDLE);
    }
}
