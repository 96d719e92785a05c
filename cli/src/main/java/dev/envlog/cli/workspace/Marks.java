package dev.envlog.cli.workspace;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.access.RequestIds;
import dev.envlog.cli.workspace.Hop.Relation;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is known again at another proxy: its id, and both ends of the connections over which it came and was sent on, which
 * its line of the access log tells.
 *
 * @param id null if it has none
 * @param came over which connection of the client; null if one of its ends is not told
 * @param sent over which connection to the host, likewise
 * @param client where the client is, by itself; null if it is not told, or is this machine
 * @param host where the upstream is, likewise
 * @param what was asked for; null for a session
 */
record Marks(
        @Nullable String id,
        @Nullable Wire came,
        @Nullable Wire sent,
        @Nullable String client,
        @Nullable String host,
        @Nullable String what) {

    /** The addresses of both ends of a connection, that of the side which made it first. */
    record Wire(String from, String to) {

        static @Nullable Wire of(@Nullable String from, @Nullable String to) {
            return from == null || to == null ? null : new Wire(from, to);
        }

        /** No id has a blank. */
        String key() {
            return from + " " + to;
        }
    }

    /** @param exchange with its records */
    static Marks of(Exchange exchange) {
        AccessLogEntry entry = null;
        for (Step step : exchange.steps()) {
            if (step.event().kind() == RecordKind.ACCESS) {
                entry = AccessLogLine.read(step.event());
                break;
            }
        }
        return new Marks(
                id(exchange),
                entry == null ? null : Wire.of(entry.remoteAddress(), entry.localAddress()),
                entry == null ? null : Wire.of(entry.upstreamLocalAddress(), entry.upstreamHost()),
                entry == null ? null : machine(entry.remoteAddress()),
                entry == null ? null : machine(entry.upstreamHost()),
                exchange.kind() == ExchangeKind.TCP
                        ? null
                        : exchange.request().method() + " " + exchange.request().path());
    }

    private static @Nullable String id(Exchange exchange) {
        String id = exchange.request().requestId();
        return id == null || exchange.kind() != ExchangeKind.HTTP || !RequestIds.isId(id)
                ? null
                : RequestIds.untraced(id);
    }

    private static @Nullable String machine(@Nullable String address) {
        int port = address == null ? -1 : address.lastIndexOf(':');
        return address == null || port <= 0 || address.startsWith("127.") || address.startsWith("[::1]")
                ? null
                : "at " + address.substring(0, port);
    }

    /** Under which it is looked for by others: one that {@link #reaches} none of them has nothing to do with it. */
    Stream<String> keys() {
        return keys(came, sent, host);
    }

    /** Under which it looks for others. */
    Stream<String> reaches() {
        return keys(sent, came, client);
    }

    private Stream<String> keys(@Nullable Wire over, @Nullable Wire on, @Nullable String machine) {
        return Stream.of(
                        id, over == null ? null : "came " + over.key(), on == null ? null : "sent " + on.key(), machine)
                .filter(Objects::nonNull);
    }

    /** What another one is to this one; null if nothing. */
    @Nullable
    Relation relation(Marks other) {
        if (other.came != null && other.came.equals(sent) && maySame(other)) {
            return Relation.NEXT;
        }
        if (came != null && came.equals(other.sent) && maySame(other)) {
            return Relation.BEFORE;
        }
        if (id != null && id.equals(other.id)) {
            return Relation.SAME_ID;
        }
        return host != null && host.equals(other.client) ? Relation.CALL : null;
    }

    /** A connection serves many requests, one after the other or at once; a session has it for itself. */
    private boolean maySame(Marks other) {
        return id != null && other.id != null
                ? id.equals(other.id)
                : what == null || other.what == null || what.equals(other.what);
    }
}
