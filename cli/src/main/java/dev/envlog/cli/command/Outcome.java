package dev.envlog.cli.command;

/** What a command came to; the exit code follows from it. */
public enum Outcome {
    /** Found what was asked for. */
    FOUND,
    /** Read everything and found nothing. */
    NOTHING,
    /** A request is of the kind that {@code --fail-on} names. */
    FAILED_ON,
    /** An input could not be read, or not to its end; what could be read was shown. */
    INCOMPLETE,
    /** The user interrupted it. */
    INTERRUPTED
}
