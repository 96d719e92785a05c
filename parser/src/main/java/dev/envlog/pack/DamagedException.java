package dev.envlog.pack;

/** Bytes are not what a writer of this package wrote. */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what is wrong with them */
    public DamagedException(String what) {
        super(what);
    }

    DamagedException(String what, Throwable cause) {
        super(what, cause);
    }
}
