package dev.envlog.cli.terminal;

/** What a process ends with, and a line of a shell. */
public final class ExitCode {

    /** Found, or done. */
    public static final int OK = 0;
    /** Nothing matched, or no such request. */
    public static final int NOTHING = 1;
    /** Wrong usage, or an input or output error. */
    public static final int ERROR = 2;
    /** {@code --fail-on} fits a request. */
    public static final int FAILED_ON = 3;
    /** Interrupted by the user at a screen of ours, or cancelled in a shell, which goes on; else that is the JVM's own doing. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
