package dev.envlog.cli.workspace;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Notables;
import dev.envlog.cli.glossary.Sequences;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.memory.Recent;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is worth a look in a log that has no request: such a log is asked about too, and what went wrong stands in it. Records are
 * looked at only once there are some, as most logs soon have a request. Of those of a log with requests only warnings without any id
 * are looked at: they are few, and what they tell may be why a request got no further.
 */
final class Unrequested {

    /** Records that wait for a request to show that they need not be looked at. */
    private static final int WAITING = 256;
    /** A record may have megabytes. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final int ACCEPTED = 1_000;

    private static final String NETWORK_FILTER = "envoy.filters.network.";

    private final Window window;
    private final boolean accessLog;
    private final List<Event> waiting = new ArrayList<>();
    /** Connections of clients; the oldest are forgotten, should they never end. */
    private final Set<Long> accepted = Collections.newSetFromMap(Recent.byAge(ACCEPTED));

    private @Nullable Notables notables;
    private int characters;
    private boolean connections;
    private boolean requested;
    private long now = Event.NO_TIME;

    /** @param accessLog whether lines of the access log are looked at as well */
    Unrequested(Window window, boolean accessLog) {
        this.window = window;
        this.accessLog = accessLog;
    }

    void record(Event event) {
        connections |= event.hasConnection();
        // A record that prints no time was written when the one before it was.
        now = event.time() == Event.NO_TIME ? now : event.time();
        boolean log = event.kind() == RecordKind.LOG;
        boolean looked = requested
                ? isNobodys(event) || isUpdate(event)
                : log || (accessLog && event.kind() == RecordKind.ACCESS);
        if (!looked || !window.holds(now)) {
            return;
        }
        if (log && event.hasStream()) {
            requested();
        } else if (notables != null) {
            look(event, notables);
        } else {
            waiting.add(event.copy());
            characters += event.text().length();
            if (waiting.size() >= WAITING || characters >= MOST_CHARACTERS) {
                look();
            }
        }
    }

    /** Whether a record names a connection. */
    boolean hasConnections() {
        return connections;
    }

    /** There is a request, or a session. */
    void requested() {
        if (!requested) {
            requested = true;
            waiting.removeIf(one -> !isNobodys(one) && !isUpdate(one));
        }
    }

    private static boolean isNobodys(Event event) {
        Level level = event.level();
        return level != null
                && level.compareTo(Level.WARNING) >= 0
                && event.kind() == RecordKind.LOG
                && !event.hasStream()
                && !event.hasConnection();
    }

    /** What comes from the control plane between warnings says that these are no failure. */
    private static boolean isUpdate(Event event) {
        return event.kind() == RecordKind.LOG && !event.hasStream() && !event.hasConnection() && Sequences.spans(event);
    }

    private Notables look() {
        Notables all = notables == null ? new Notables(true) : notables;
        notables = all;
        waiting.forEach(event -> look(event, all));
        waiting.clear();
        return all;
    }

    private void look(Event event, Notables all) {
        all.offer(event, Unrequested::step);
        if (event.event() == EventKind.CONN_HANDLER_NEW_CONNECTION) {
            accepted.add(event.connection());
        } else if (event.event() == EventKind.CONNECTION_REMOTE_CLOSE && accepted.remove(event.connection())) {
            all.left(event, Unrequested::step);
        } else if (!accepted.isEmpty() && isOfProtocol(event)) {
            served(event);
        }
    }

    /** Whether a network filter speaks of what a client sent: commands of Redis and the like are no requests here. */
    private static boolean isOfProtocol(Event event) {
        Component component = attribution(event).component();
        return component != null && component.name().startsWith(NETWORK_FILTER);
    }

    private void served(Event event) {
        if (event.hasConnection()) {
            accepted.remove(event.connection());
        } else {
            // Most of these filters print no id.
            accepted.clear();
        }
    }

    private static Step step(Event event) {
        return new Step(event.copy(), attribution(event), null, true);
    }

    private static Attribution attribution(Event event) {
        return Attributor.shared().attribute(event.source(), event.logger(), event.eventName(), event.message());
    }

    /** What there is, failures first; nothing if there was a request. */
    List<Notable> found() {
        return requested ? List.of() : look().found();
    }

    /** Failures of nobody's that Envoy warned of, and what else it takes for an error. */
    List<Notable> besides() {
        return look().found().stream()
                .filter(one -> isNobodys(one.step().event()) && (one.weight() == Weight.FAILURE || isError(one)))
                .toList();
    }

    /** Of what the glossary knows it says itself how it is to be taken. */
    private static boolean isError(Notable one) {
        Level level = one.step().event().level();
        return level != null && level.compareTo(Level.ERROR) >= 0 && one.weight() != Weight.HARMLESS;
    }
}
