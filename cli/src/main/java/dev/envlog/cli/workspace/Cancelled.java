package dev.envlog.cli.workspace;

/** The user wants no more of what is being done: its end, and no error. */
public final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Cancelled() {
        super("cancelled", null, false, false);
    }
}
