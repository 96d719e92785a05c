package dev.envlog.parser.format;

/** A format string that cannot be used to read lines; the message says why and points at the place. */
public final class LogFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int AROUND = 24;

    /** @param at index of the character that is wrong */
    LogFormatException(String format, int at, String problem) {
        super(problem + ", at character " + (at + 1) + ": " + excerpt(format, at));
    }

    /** What stands before the place, and what from there on: {@code …%l] >>> %q] %v}. */
    private static String excerpt(String format, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(format.length(), at + AROUND);
        return (from > 0 ? "…" : "") + format.substring(from, at) + " >>> " + format.substring(at, to)
                + (to < format.length() ? "…" : "");
    }
}
