package dev.envlog.cli.render;

import dev.envlog.diagnosis.TlsError;
import dev.envlog.diagnosis.TransportFailure;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Closer;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Side;
import dev.envlog.timeline.StreamRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the life of one connection: opened, connected, used by whom, closed by whom; then its records. */
public final class ConnectionRenderer {

    private static final int INDENT = 4;

    private final Screen screen;
    private final Redactor redactor;
    private final TimelineRenderer timelines;
    private final boolean several;

    public ConnectionRenderer(Screen screen, Redactor redactor, TimelineRenderer.Extras extras) {
        this.screen = screen;
        this.redactor = redactor;
        this.several = extras.several();
        this.timelines = new TimelineRenderer(screen, redactor, extras);
    }

    /**
     * Draws one connection.
     *
     * @param users what used it, as they began
     * @param unit resolution of the log's times in nanoseconds, 0 if it has none
     */
    public void render(Connection connection, List<Exchange> users, int unit) {
        title(connection);
        life(connection, unit);
        users(connection, users, unit);
        screen.blank();
        // Told from its own side: what prints its id is the connection's, not the other party's.
        StreamRef ref = new StreamRef(connection.side() == Side.UPSTREAM ? null : connection.id(), null);
        timelines.steps(connection.steps(), connection.leftOut(), ref, connection.opened());
        screen.blank();
        new Flow(screen, INDENT, " · ")
                .add(Names.count(connection.extent().records(), "record"), Role.DIM)
                .add(
                        "lines " + connection.extent().firstLine() + "–"
                                + connection.extent().lastLine(),
                        Role.DIM)
                .print(INDENT);
        screen.flush();
    }

    private void title(Connection connection) {
        Role role = connection.side() == Side.DOWNSTREAM ? Role.CLIENT : Role.UPSTREAM;
        Flow flow = new Flow(screen, INDENT, "  ");
        flow.add(Names.connection(connection.id()), role);
        String peer = Objects.requireNonNullElse(connection.peer(), "?");
        flow.add(
                connection.side() == null
                        ? "side not known, peer " + peer
                        : connection.side() == Side.DOWNSTREAM ? "from client " + peer : "to upstream " + peer,
                Role.STRONG);
        flow.add(Objects.requireNonNullElse(connection.protocol(), ""));
        flow.add(connection.tls() == null ? "" : connection.tls() ? "TLS" : "no TLS");
        flow.add(label("cluster", connection.cluster()));
        flow.print(0);
        flow.add(label("thread", connection.thread()));
        flow.add(Names.where(connection.origin(), several));
        int restart = connection.origin().restart();
        flow.add(restart == 0 ? "" : "after " + Names.count(restart, "restart"));
        flow.print(INDENT);
    }

    private void life(Connection connection, int unit) {
        Flow flow = new Flow(screen, INDENT, " · ");
        long opened = connection.opened();
        flow.add(opened == Event.NO_TIME ? "" : "opened " + TimeText.fullClock(opened, unit));
        if (connection.side() == Side.UPSTREAM && opened != Event.NO_TIME && connection.connected() != Event.NO_TIME) {
            flow.add("connected after " + TimeText.duration(connection.connected() - opened, unit));
        }
        Closer by = connection.closedBy();
        if (by != null || connection.closed() != Event.NO_TIME) {
            flow.add("closed"
                    + (connection.closed() == Event.NO_TIME ? "" : " " + TimeText.fullClock(connection.closed(), unit))
                    + (by == null ? label(":", connection.closeReason()) : closing(by, connection.closeReason())));
        } else {
            flow.add("no close seen");
        }
        flow.print(INDENT);
    }

    /** A socket whose TLS failed counts as closed by the other side, whoever was not content ({@code ssl_socket.cc}). */
    private static String closing(Closer by, @Nullable String reason) {
        if (reason != null && TlsError.isIn(reason)) {
            return ", " + TransportFailure.words(reason);
        }
        return (by == Closer.LOCAL ? " by the proxy" : " by the other side") + label(":", reason);
    }

    private void users(Connection connection, List<Exchange> users, int unit) {
        int used = connection.users().size();
        // A request that waited for a connection which was never made is on its timeline all the same; a session is its
        // client's connection.
        boolean session = !users.isEmpty()
                && users.stream().allMatch(user -> user.ref().equals(new StreamRef(connection.id(), null)));
        String heading = session
                ? "used by " + Names.count(users.size(), "session")
                : used == 0 && users.stream().anyMatch(user -> waitedInVain(user, connection))
                        ? "waited for in vain by " + Names.count(users.size(), "request")
                        : "used by " + Names.count(used == 0 ? users.size() : used, "request");
        screen.print(screen.line().to(INDENT).add(heading));
        long free = Event.NO_TIME;
        for (Exchange user : users) {
            Verdict verdict = Verdict.of(user);
            long start = user.span().start();
            Flow flow = new Flow(screen, INDENT + 4, "  ");
            flow.add(start == Event.NO_TIME ? "" : TimeText.clock(start, unit));
            flow.add(
                    verdict.symbol + " "
                            + Objects.requireNonNullElse(user.response().status(), "-"),
                    verdict.role);
            flow.add(user.ref().stream() == null ? "" : Names.stream(user.ref().stream()), Role.DIM);
            flow.add(redactor.text(Names.request(user)));
            Long took = user.span().durationNs();
            flow.add(took == null ? "" : TimeText.duration(took, unit));
            if (free != Event.NO_TIME && start != Event.NO_TIME && start > free) {
                flow.add("after " + TimeText.duration(start - free, unit) + " idle", Role.DIM);
            }
            flow.print(INDENT + 2);
            free = user.span().end() == Event.NO_TIME
                    ? free
                    : Math.max(free, user.span().end());
        }
    }

    private static boolean waitedInVain(Exchange user, Connection connection) {
        return user.attempts().stream()
                .anyMatch(attempt -> Objects.equals(attempt.connection(), connection.id())
                        && (attempt.outcome() == AttemptOutcome.CONNECT_FAILURE
                                || attempt.outcome() == AttemptOutcome.CONNECT_TIMEOUT));
    }

    private static String label(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : name + " " + value;
    }
}
