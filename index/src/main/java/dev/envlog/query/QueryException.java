package dev.envlog.query;

/** A query that makes no sense: what is wrong, where, and what to do. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String query;
    private final int from;
    private final int to;

    QueryException(String query, int from, int to, String message) {
        super(message);
        this.query = query;
        this.from = Math.min(from, query.length());
        this.to = Math.max(this.from, Math.min(to, query.length()));
    }

    /** The query as typed. */
    public String query() {
        return query;
    }

    /** Where in it the mistake begins. */
    public int from() {
        return from;
    }

    /** Where it ends; the same where something is missing. */
    public int to() {
        return to;
    }
}
