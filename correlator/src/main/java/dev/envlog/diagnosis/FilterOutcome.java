package dev.envlog.diagnosis;

import java.util.Locale;

/** What a filter did with a request, as far as the log proves it. */
public enum FilterOutcome {
    /** It let the request go on: what comes after it in the chain got it. */
    CONTINUED,
    /** It held the request back, and nothing after it got the request. */
    STOPPED,
    /** It had the proxy answer in place of the upstream. */
    LOCAL_REPLY;

    /** Spelling in output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
