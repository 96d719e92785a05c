package dev.envlog.cli.command;

import dev.envlog.cli.render.Printable;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Query;
import dev.envlog.query.QueryException;
import dev.envlog.query.QueryParser;
import dev.envlog.query.Times;

/** Reads expressions of the query language from the command line. */
final class Expression {

    /** Columns of an expression that are shown around a mistake. */
    private static final int SHOWN = 72;

    private Expression() {}

    /**
     * Reads one.
     *
     * @param where it stands, for the message
     * @throws UserError if it makes no sense: what is wrong, and below it where
     */
    static Query read(String where, String typed, Times times) {
        try {
            return QueryParser.parse(typed, times);
        } catch (QueryException e) {
            throw new UserError(where + ": " + e.getMessage() + "\n" + pointed(e));
        }
    }

    /** The expression, and a caret below each character that is wrong. */
    private static String pointed(QueryException e) {
        String query = Printable.of(e.query(), false);
        int from = Printable.of(e.query().substring(0, e.from()), false).length();
        int to = Math.max(
                from + 1, Printable.of(e.query().substring(0, e.to()), false).length());
        int begin = Math.max(0, Math.min(from - SHOWN / 2, query.length() - SHOWN));
        int end = Math.min(query.length(), begin + SHOWN);
        String head = begin > 0 ? "…" : "";
        int before = head.length() + Printable.width(query.substring(begin, Math.min(from, end)));
        int width = Math.max(1, Printable.width(query.substring(Math.min(from, end), Math.min(to, end))));
        return "  " + head + query.substring(begin, end) + (end < query.length() ? "…" : "") + "\n  "
                + " ".repeat(before) + "^".repeat(width);
    }
}
