package dev.envlog.cli;

import dev.envlog.cli.command.Outcome;

/** Exit codes. */
final class ExitCode {

    /** Found, or done. */
    static final int OK = 0;
    /** Nothing matched, or no such request. */
    static final int NOTHING = 1;
    /** Wrong usage, or an input or output error. */
    static final int ERROR = 2;
    /** {@code --fail-on} fits a request. */
    static final int FAILED_ON = 3;
    /** Interrupted by the user at a screen of ours, or cancelled in a shell, which goes on; else that is the JVM's own doing. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case FOUND -> OK;
            case NOTHING -> NOTHING;
            case INCOMPLETE -> ERROR;
            case FAILED_ON -> FAILED_ON;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
