package dev.envlog.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request with its response, one TCP session, or one side call: everything the log tells about it.
 *
 * @param ref downstream connection and stream; stream null for TCP; for a side call the ids it prints, or null connection
 * @param parent the request that caused a side call, null otherwise or if unknown
 * @param thread worker thread as printed, null if the log prints none
 * @param peer downstream remote address, null if unknown
 * @param cluster upstream cluster chosen, null if none
 * @param route route name when known
 * @param filters canonical names of the filters that logged on its own records, in order of first appearance
 * @param cause why it failed or the proxy ended it, null for any other success
 * @param steps its records in order of the log; empty unless the correlator was asked to keep them
 */
public record Exchange(
        ExchangeKind kind,
        Origin origin,
        StreamRef ref,
        @Nullable StreamRef parent,
        @Nullable String thread,
        @Nullable String peer,
        RequestHead request,
        @Nullable String cluster,
        @Nullable String route,
        List<UpstreamAttempt> attempts,
        Response response,
        List<String> filters,
        Span span,
        Phases phases,
        @Nullable Cause cause,
        Extent extent,
        List<Step> steps) {

    /**
     * True if the exchange did not end well: it has a cause. One that is still open at the end of the log may have a cause and not
     * have failed: its last try did, but whether it is retried the log does not tell. What the proxy did as it is told to has one, too ({@link Cause#isOrdinary}).
     */
    public boolean failed() {
        return cause != null && !cause.isOrdinary() && !mayGoOn();
    }

    /** Whether its line of the access log is all that tells of it. */
    public boolean isLineOnly() {
        return extent.records() == 1 && response.flagsBy() == FlagsBy.ACCESS_LOG;
    }

    /** The cause as programs get it, to whom one says that something failed: not that of a session which was idle. */
    public @Nullable Cause fault() {
        return cause == null || cause.isOrdinary() ? null : cause;
    }

    /** In one sentence why it failed, or so far its last try did; null if there is nothing to say. */
    public @Nullable String why() {
        return cause == null ? null : mayGoOn() ? "so far: " + cause.summary() : cause.summary();
    }

    private boolean mayGoOn() {
        if (!span.open()) {
            return false;
        }
        boolean answered =
                response.status() != null || response.details() != null || Boolean.TRUE.equals(response.localReply());
        // The timeout of a route is for all tries together.
        return !answered
                && !attempts.isEmpty()
                && attempts.get(attempts.size() - 1).outcome() != AttemptOutcome.TIMEOUT;
    }

    /**
     * Its client's connection and its stream. A side call has no client: the 0 that Envoy prints for it is no connection's, or, as all count
     * from 0, that of another, often the very one that the call is made over.
     */
    public StreamRef clientSide() {
        return kind == ExchangeKind.ASYNC ? new StreamRef(null, ref.stream()) : ref;
    }

    /** The same without its records, for whoever keeps many. */
    public Exchange withoutSteps() {
        return new Exchange(
                kind, origin, ref, parent, thread, peer, request, cluster, route, attempts, response, filters, span,
                phases, cause, extent, List.of());
    }
}
