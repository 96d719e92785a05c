package dev.envlog.timeline;

/** Where the response flags of a request are from. */
public enum FlagsBy {
    /** A line of the access log prints them. */
    ACCESS_LOG("access-log"),
    /** They follow from what else the log says, as Envoy sets them for that. */
    DERIVED("derived");

    private final String printed;

    FlagsBy(String printed) {
        this.printed = printed;
    }

    /** Spelling in machine-readable output. */
    public String printed() {
        return printed;
    }
}
