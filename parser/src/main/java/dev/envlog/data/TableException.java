package dev.envlog.data;

/** A row of a table that cannot be read. The message names file and line, what was found and what was wanted. */
public final class TableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    TableException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
