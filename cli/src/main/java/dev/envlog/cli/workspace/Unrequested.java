package dev.envlog.cli.workspace;

import dev.envlog.catalog.Attributor;
import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Notables;
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
 * looked at only once there are many, or all have been read, as most logs soon have a request. Of those of a log with requests only
 * warnings without any id are looked at: they are few, and what they tell may be why a request got no further.
 */
final class Unrequested {

    private static final int WAITING = 256;
    /** A record may have megabytes. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final int ACCEPTED = 1_000;

    private final List<Event> waiting = new ArrayList<>();
    /** Connections of clients; the oldest are forgotten, should they never end. */
    private final Set<Long> accepted = Collections.newSetFromMap(Recent.byAge(ACCEPTED));

    private @Nullable Notables notables;
    private int characters;
    private boolean requested;

    void record(Event event) {
        boolean log = event.kind() == RecordKind.LOG;
        if (requested ? !isNobodys(event) : !log && event.kind() != RecordKind.ACCESS) {
            return;
        }
        if (log && event.hasStream()) {
            requested = true;
            waiting.removeIf(one -> !isNobodys(one));
            return;
        }
        waiting.add(event.copy());
        characters += event.text().length();
        if (waiting.size() >= WAITING || characters >= MOST_CHARACTERS) {
            look();
        }
    }

    private static boolean isNobodys(Event event) {
        Level level = event.level();
        return event.kind() == RecordKind.LOG
                && level != null
                && level.compareTo(Level.WARNING) >= 0
                && !event.hasStream()
                && !event.hasConnection();
    }

    private Notables look() {
        Notables all = notables == null ? new Notables(true) : notables;
        notables = all;
        for (Event event : waiting) {
            Step step = new Step(
                    event,
                    Attributor.shared().attribute(event.source(), event.logger(), event.eventName(), event.message()),
                    null,
                    true);
            all.offer(step);
            if (event.event() == EventKind.CONN_HANDLER_NEW_CONNECTION) {
                accepted.add(event.connection());
            } else if (event.event() == EventKind.CONNECTION_REMOTE_CLOSE && accepted.remove(event.connection())) {
                all.left(step);
            }
        }
        waiting.clear();
        characters = 0;
        return all;
    }

    /** What there is, failures first; nothing if a record was of a stream. */
    List<Notable> found() {
        return requested ? List.of() : look().found();
    }

    /** Failures of nobody's that Envoy warned of. */
    List<Notable> besides() {
        return look().found().stream()
                .filter(one ->
                        one.weight() == Weight.FAILURE && isNobodys(one.step().event()))
                .toList();
    }
}
