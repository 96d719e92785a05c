package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.ComponentEvidence;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who produced a record. For statements of the grammar the answer depends on source, logger and statement only and is remembered. */
final class Attributions {

    private static final int LIMIT = 8192;
    private static final Attribution NOT_KNOWN = new Attribution(null, null);
    private static final Attribution ACCESS_LOG =
            new Attribution(Attributor.shared().byName("access log"), ComponentEvidence.MESSAGE);

    private record Known(@Nullable String source, @Nullable String logger, Attribution answer) {}

    private final Attributor attributor = Attributor.shared();
    /** By name of the statement, source and logger. A text: what a record needs to be a key is made at run time, slowly. */
    private final Map<String, Attribution> known = new HashMap<>();

    private final Map<String, Attribution> bySource = new HashMap<>();
    /** The last answer for each statement: nearly always the next one too. */
    private final Map<EventKind, Known> last = new EnumMap<>(EventKind.class);

    Attribution of(Event event) {
        if (event.kind() != RecordKind.LOG) {
            return event.kind() == RecordKind.ACCESS ? ACCESS_LOG : NOT_KNOWN;
        }
        EventKind kind = event.event();
        if (kind == EventKind.OTHER || kind == EventKind.CATALOGUED) {
            return byText(event);
        }
        Known recent = last.get(kind);
        if (recent != null
                && Objects.equals(recent.source, event.source())
                && Objects.equals(recent.logger, event.logger())) {
            return recent.answer;
        }
        String key = kind.name() + ' ' + event.source() + ' ' + event.logger();
        Attribution answer = known.get(key);
        if (answer == null) {
            answer = ask(event);
            if (known.size() < LIMIT) {
                known.put(key, answer);
            }
        }
        last.put(kind, new Known(event.source(), event.logger(), answer));
        return answer;
    }

    /** The answer for a text without statement of the grammar: what the source position tells is remembered, the rest is asked. */
    private Attribution byText(Event event) {
        String source = event.source();
        if (source == null) {
            return ask(event);
        }
        Attribution answer = bySource.get(source);
        if (answer == null) {
            answer = ask(event);
            if (answer.by() == ComponentEvidence.SOURCE && attributor.tells(path(source)) && bySource.size() < LIMIT) {
                bySource.put(source, answer);
            }
        }
        return answer;
    }

    private Attribution ask(Event event) {
        String source = event.source();
        return attributor.attribute(
                source == null ? null : path(source), event.logger(), event.eventName(), event.message());
    }

    /** Without the line number, which some formats leave out. */
    private static String path(String source) {
        int colon = source.lastIndexOf(':');
        return colon < 0 ? source : source.substring(0, colon);
    }
}
