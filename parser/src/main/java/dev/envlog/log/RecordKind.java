package dev.envlog.log;

import java.util.Locale;

/** What a record of the input is. */
public enum RecordKind {
    /** A statement of Envoy's application log. */
    LOG,
    /** An access-log line that shares the stream. */
    ACCESS,
    /** A line of pilot-agent or another program that shares the stream. */
    AGENT,
    /** Not understood; kept as it is. */
    UNKNOWN;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
