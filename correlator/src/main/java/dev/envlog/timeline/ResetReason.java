package dev.envlog.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Those reasons for the reset of an upstream stream that more than a table goes by ({@code source/common/http/utility.cc:
 * resetReasonToString}).
 */
public enum ResetReason {
    /** Newer releases say before it which side it was of, and some print behind it what the transport says. */
    CONNECTION_FAILURE("connection failure"),
    CONNECTION_TIMEOUT("connection timeout"),
    CONNECTION_TERMINATION("connection termination"),
    OVERFLOW("overflow"),
    PROTOCOL_ERROR("protocol error"),
    REMOTE_RESET("remote reset");

    private final String printed;

    ResetReason(String printed) {
        this.printed = printed;
    }

    /** As Envoy prints it. */
    public String printed() {
        return printed;
    }

    /** As response code details have it. */
    public String inDetails() {
        return printed.replace(' ', '_');
    }

    /** Whether it is all that a log says, null where that says nothing. */
    public boolean is(@Nullable String said) {
        return printed.equals(said);
    }

    /** Whether it is part of what a log says, null where that says nothing. */
    public boolean isIn(@Nullable String said) {
        return said != null && said.contains(printed);
    }
}
