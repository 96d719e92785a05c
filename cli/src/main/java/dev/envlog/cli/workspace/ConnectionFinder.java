package dev.envlog.cli.workspace;

import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds every life of a connection id, and the requests that used it, while the log passes. */
public final class ConnectionFinder implements Workspace.Reading {

    /** More users than this are not kept. */
    private static final int MOST = 10_000;

    private final long id;
    private final Window window;
    private final List<Connection> found = new ArrayList<>();
    private final List<Exchange> users = new ArrayList<>();
    private long seen;
    private int unit;

    /** @param window only a connection that has a part in it is meant */
    public ConnectionFinder(long id, Window window) {
        this.window = window;
        this.id = id;
    }

    @Override
    public void record(Event event) {
        unit = event.timeUnit() == 0 ? unit : event.timeUnit();
    }

    @Override
    public void connection(Connection connection) {
        seen++;
        if (connection.id() == id && window.holds(connection, unit)) {
            found.add(connection);
        }
    }

    @Override
    public void exchange(Exchange exchange) {
        boolean uses = Objects.equals(exchange.ref().connection(), id)
                || exchange.attempts().stream().anyMatch(attempt -> Objects.equals(attempt.connection(), id));
        if (uses && users.size() < MOST) {
            users.add(exchange);
        }
    }

    /** The connections of that id: one for each process that had it. */
    public List<Connection> found() {
        return List.copyOf(found);
    }

    /** The requests that used a connection, as they began. */
    public List<Exchange> users(Connection connection) {
        Origin origin = connection.origin();
        return users.stream()
                .filter(user -> user.origin().equals(origin))
                .sorted((a, b) ->
                        Integer.compare(a.extent().firstLine(), b.extent().firstLine()))
                .toList();
    }

    /** How many connections there were. */
    public long seen() {
        return seen;
    }

    /** Resolution of the log's times in nanoseconds, 0 if it has none. */
    public int unit() {
        return unit;
    }
}
