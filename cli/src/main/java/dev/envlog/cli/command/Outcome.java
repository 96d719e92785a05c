package dev.envlog.cli.command;

import dev.envlog.cli.terminal.ExitCode;

/** What a command came to. */
public enum Outcome {
    /** Found what was asked for. */
    FOUND(ExitCode.OK),
    /** Read everything and found nothing. */
    NOTHING(ExitCode.NOTHING),
    /** A request is of the kind that {@code --fail-on} names. */
    FAILED_ON(ExitCode.FAILED_ON),
    /** An input could not be read, or not to its end; what could be read was shown. */
    INCOMPLETE(ExitCode.ERROR),
    /** The user interrupted it. */
    INTERRUPTED(ExitCode.INTERRUPTED);

    private final int exit;

    Outcome(int exit) {
        this.exit = exit;
    }

    /** What a process that has done nothing else ends with. */
    public int exit() {
        return exit;
    }
}
