package dev.envlog.timeline;

import java.util.Set;

/**
 * Why a request failed, or what the proxy did with it as it is told to: ended an idle session, sent a client elsewhere.
 *
 * @param id stable name of the cause, {@link #UNKNOWN} where no rule fits
 * @param side on whose side it is
 * @param confidence how sure it is
 * @param summary one sentence for a person
 */
public record Cause(String id, CauseSide side, CauseConfidence confidence, String summary) {

    /** The id where no rule fits: what is known shows a failure, and not on whose side it is. */
    public static final String UNKNOWN = "unknown";

    /** A session that was silent for long, as many end; a first visit that is sent to log in. */
    private static final Set<String> ORDINARY = Set.of("session_idle_timeout", "ext_authz_redirect");

    /** Whether no rule fits, so that the side is a guess. */
    public boolean isUnknown() {
        return id.equals(UNKNOWN);
    }

    /** Whether it is no failure: what the proxy ends as it is told to. */
    public boolean isOrdinary() {
        return ORDINARY.contains(id);
    }
}
