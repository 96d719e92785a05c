package dev.envlog.timeline;

import dev.envlog.log.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one connection. Times are nanoseconds since the epoch, {@code Event.NO_TIME} if unknown.
 *
 * @param id connection id {@code [C…]}
 * @param side null if the log does not tell
 * @param peer remote address
 * @param tls true if TLS was seen on it, null if unknown
 * @param protocol {@code HTTP/1.1}, {@code HTTP/2}, {@code TCP}; null if unknown
 * @param cluster upstream connections: the cluster of its pool
 * @param opened when it was accepted, or when connecting began
 * @param connected upstream: when connected (after TLS)
 * @param closedBy null if it was not closed or that is not told
 * @param closeReason in Envoy's words, null if none is printed
 * @param filters filters that logged for the connection itself
 * @param users requests and sessions that used it, in order of use
 * @param steps its own records and its users' records that print its id; empty unless kept, and of more than {@link #MOST_STEPS}
 *     the first half of so many and the last
 */
public record Connection(
        Origin origin,
        long id,
        @Nullable Side side,
        @Nullable String thread,
        @Nullable String peer,
        @Nullable Boolean tls,
        @Nullable String protocol,
        @Nullable String cluster,
        long opened,
        long connected,
        long closed,
        @Nullable Closer closedBy,
        @Nullable String closeReason,
        List<String> filters,
        List<StreamRef> users,
        Extent extent,
        List<Step> steps) {

    /** A connection may be shared for days: more of its records are not kept. */
    public static final int MOST_STEPS = 2_000;

    /** How many of its records are not among the steps, though others are: those in the middle. */
    public int leftOut() {
        return steps.size() < MOST_STEPS ? 0 : Math.max(0, extent.records() - steps.size());
    }

    /** True if a client's connection was closed by the proxy, or ended for an error of TLS, before any request. */
    public boolean refused() {
        // A session is no user of its own connection, which is of a protocol then.
        return refused(side, !users.isEmpty() || "TCP".equals(protocol), opened, closedBy, closeReason);
    }

    /**
     * The same of one that is described by what tells it.
     *
     * @param used whether a request or a session used it
     */
    public static boolean refused(
            @Nullable Side side, boolean used, long opened, @Nullable Closer closedBy, @Nullable String closeReason) {
        boolean byProxy = closedBy == Closer.LOCAL && opened != Event.NO_TIME;
        // That it was closed is not in each log that says why.
        return side != Side.UPSTREAM && !used && (closeReason != null || byProxy);
    }

    /** The same without its records, for whoever keeps many. */
    public Connection withoutSteps() {
        return new Connection(
                origin,
                id,
                side,
                thread,
                peer,
                tls,
                protocol,
                cluster,
                opened,
                connected,
                closed,
                closedBy,
                closeReason,
                filters,
                users,
                extent,
                List.of());
    }
}
