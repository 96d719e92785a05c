package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Connections as text, a few lines each. */
final class ConnectionText {

    private ConnectionText() {}

    static String of(List<Connection> connections) {
        return connections.stream().map(ConnectionText::of).collect(Collectors.joining("\n"));
    }

    private static String of(Connection c) {
        String users = c.users().stream().map(ExchangeText::ref).collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "C" + c.id() + " " + (c.side() == null ? "-" : c.side().printed()) + " " + text(c.protocol()) + " peer="
                        + text(c.peer()) + " cluster=" + text(c.cluster()) + " tls=" + text(c.tls()) + " thread="
                        + text(c.thread()),
                "  opened " + at(c.opened()) + ", connected after " + after(c.opened(), c.connected())
                        + ", closed after " + after(c.opened(), c.closed()) + " by "
                        + text(c.closedBy() == null ? null : c.closedBy().printed()) + ": "
                        + text(c.closeReason()),
                "  used by " + (users.isEmpty() ? "-" : users),
                "  filters " + (c.filters().isEmpty() ? "-" : String.join(" ", c.filters())),
                String.format(
                        Locale.ROOT,
                        "  %d records, lines %d-%d",
                        c.extent().records(),
                        c.extent().firstLine(),
                        c.extent().lastLine()),
                "");
    }

    private static String at(long time) {
        return time == Event.NO_TIME ? "-" : Instant.EPOCH.plusNanos(time).toString();
    }

    private static String after(long from, long to) {
        return from == Event.NO_TIME || to == Event.NO_TIME ? "-" : (to - from) / 1000 + "us";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
