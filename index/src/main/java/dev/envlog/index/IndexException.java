package dev.envlog.index;

/** An index cannot be written or read; the message says which, why, and what to do. */
public final class IndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexException(String message) {
        super(message);
    }

    IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
