package dev.envlog.cli.dump;

/** What keeps a dump from being read, with the line it stands in; 0 if it is no matter of one line. */
final class DumpProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    DumpProblem(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }

    /** Behind the name of the file: {@code :12: …}. */
    String words() {
        return (line > 0 ? ":" + line : "") + ": " + getMessage();
    }
}
