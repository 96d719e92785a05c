package dev.envlog.cli.workspace;

import dev.envlog.config.join.Join;
import dev.envlog.config.join.Joined;
import dev.envlog.query.Query;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds every life of a connection id, and the requests that used it, while the log passes. */
public final class ConnectionFinder extends TimedReading {

    /** More users than this are not kept. */
    private static final int MOST = 10_000;

    private final Ref ref;
    private final Window window;
    private final @Nullable Join join;
    private final List<Connection> found = new ArrayList<>();
    private final List<Exchange> users = new ArrayList<>();
    private long seen;

    /**
     * @param ref names a connection
     * @param window only a connection that has a part in it is meant
     * @param join learns what all requests tell of the configuration; null if there is none
     */
    public ConnectionFinder(Ref ref, Window window, @Nullable Join join) {
        this.ref = ref;
        this.window = window;
        this.join = join;
    }

    @Override
    public boolean needsAll() {
        return true;
    }

    @Override
    public @Nullable Query wanted() {
        Long id = ref.connection();
        return id == null ? null : Indexed.usersOf(id);
    }

    @Override
    public @Nullable Long wantedConnection() {
        return ref.connection();
    }

    @Override
    public void connectionsInAll(long connections) {
        seen = connections;
    }

    @Override
    public void connection(Connection connection) {
        seen++;
        if (is(connection.id()) && ref.fitsPod(connection.origin().pod()) > 0 && window.holds(connection, unit())) {
            found.add(connection);
        }
    }

    @Override
    public void exchange(Exchange exchange) {
        if (join != null) {
            join.join(exchange);
        }
        // A side call prints 0 and has no client's connection, be there one of that number or not.
        boolean uses =
                (exchange.kind() != ExchangeKind.ASYNC && is(exchange.ref().connection()))
                        || exchange.attempts().stream().anyMatch(attempt -> is(attempt.connection()));
        if (uses && ref.fitsPod(exchange.origin().pod()) > 0 && users.size() < MOST) {
            users.add(join == null ? exchange.withoutSteps() : exchange);
        }
    }

    /** The connections of that id: one for each process that had it; of the pod whose name fits best, if one was named. */
    public List<Connection> found() {
        int best = found.stream()
                .mapToInt(connection -> ref.fitsPod(connection.origin().pod()))
                .max()
                .orElse(0);
        return found.stream()
                .filter(connection -> ref.fitsPod(connection.origin().pod()) == best)
                .toList();
    }

    private boolean is(@Nullable Long id) {
        return Objects.equals(id, ref.connection());
    }

    /** The requests that used a connection, as they began. */
    public List<Exchange> users(Connection connection) {
        Origin.Run run = connection.origin().run();
        return users.stream()
                .filter(user -> user.origin().run().equals(run))
                .sorted((a, b) ->
                        Integer.compare(a.extent().firstLine(), b.extent().firstLine()))
                .toList();
    }

    /** What is configured for a connection, as far as its users tell; null if they do not, or if there is no configuration. */
    public @Nullable Joined config(Connection connection) {
        for (Exchange user : users(connection)) {
            boolean downstream = connection.side() == Side.DOWNSTREAM;
            boolean tells = downstream
                    ? Objects.equals(user.ref().connection(), connection.id())
                    : Objects.equals(user.cluster(), connection.cluster());
            Joined joined = tells && join != null ? join.join(user) : null;
            if (joined != null) {
                return downstream ? joined.downstream() : joined.upstream();
            }
        }
        return null;
    }

    /** How many connections there were. */
    public long seen() {
        return seen;
    }
}
