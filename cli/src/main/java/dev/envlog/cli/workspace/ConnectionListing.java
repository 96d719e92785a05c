package dev.envlog.cli.workspace;

import dev.envlog.timeline.Connection;
import java.util.function.Predicate;

/** Hands on every connection together with the resolution of its log's times. */
public final class ConnectionListing extends TimedReading {

    /** Takes a connection. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes the next one.
         *
         * @param unit resolution of the log's times in nanoseconds, 0 if it has none
         */
        void take(Connection connection, int unit);
    }

    private final Taker taker;
    private final Window window;
    private final Predicate<Connection> wanted;
    private long seen;

    /**
     * A listing of some of the connections.
     *
     * @param window only a connection that has a part in it is handed on
     * @param wanted and that fits
     */
    public ConnectionListing(Taker taker, Window window, Predicate<Connection> wanted) {
        this.window = window;
        this.wanted = wanted;
        this.taker = taker;
    }

    @Override
    public void connection(Connection connection) {
        if (window.holds(connection, unit()) && wanted.test(connection)) {
            seen++;
            taker.take(connection, unit());
        }
    }

    /** How many were handed on. */
    public long seen() {
        return seen;
    }
}
