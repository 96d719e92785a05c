package dev.envlog.cli;

/** Whoever read the output wants no more of it: the end of the work, and no error. */
final class ClosedPipe extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClosedPipe() {
        super("closed pipe", null, false, false);
    }
}
