package dev.envlog.cli.workspace;

/** Something the user can put right: the message says what is wrong and what to do, in one line. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }
}
