package dev.envlog.cli.workspace;

/**
 * A request that may tell why another one failed.
 *
 * @param request without its records, and with number 0 where it is not known
 */
public record Hop(Listed request, Relation relation) {

    /** What it is to the one that is asked about. */
    public enum Relation {
        /** The same request as the next proxy saw it: it came over the connection on which this proxy sent it. */
        NEXT,
        /** The same request as the proxy before saw it, likewise. */
        BEFORE,
        /** It has its id: it is the same request at another proxy, or a call that an application made for it. */
        SAME_ID,
        /** A call that came from the machine to which the request was sent, while it was under way: it may be for another request. */
        CALL
    }

    /** The same where only a part of the log was read. */
    Hop unnumbered() {
        return new Hop(new Listed(0, request.exchange(), request.noise(), null), relation);
    }
}
