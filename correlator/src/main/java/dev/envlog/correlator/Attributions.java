package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.catalog.ComponentEvidence;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who produced a record. What source, logger and statement tell is remembered; where several components print a statement in the
 * same words, the neighbouring lines decide.
 */
final class Attributions {

    private static final int LIMIT = 8192;
    private static final Attribution ACCESS_LOG =
            new Attribution(Attributor.shared().byName("access log"), ComponentEvidence.MESSAGE);

    /** Says itself when it is equal to another: how a record does is put together at run time, which takes time at each start. */
    private record Key(
            String event, @Nullable String source, @Nullable String logger) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && event.equals(key.event)
                    && Objects.equals(source, key.source)
                    && Objects.equals(logger, key.logger);
        }

        @Override
        public int hashCode() {
            return Objects.hash(event, source, logger);
        }
    }

    /**
     * An answer.
     *
     * @param key what it is for; null if it holds for this record only
     * @param answer what the record says by itself
     * @param choices who else can be meant, empty if nobody
     * @param decides whether it can decide for lines to come
     */
    private record Known(@Nullable Key key, Attribution answer, Set<Component> choices, boolean decides) {

        boolean fits(Event event) {
            return key != null
                    && Objects.equals(key.source, event.source())
                    && Objects.equals(key.logger, event.logger());
        }
    }

    private static final Known NOBODY = new Known(null, Attribution.UNKNOWN, Set.of(), false);

    private final Attributor attributor = Attributor.shared();
    private final Map<Key, Known> known = new HashMap<>();
    private final Map<String, Known> bySource = new HashMap<>();
    /** The last answer for each statement: nearly always the next one too. */
    private final Map<EventKind, Known> last = new EnumMap<>(EventKind.class);

    private final Map<String, Known> lastCatalogued = new HashMap<>();

    /** The producer of a record that stands beside Envoy's own log. */
    Attribution ofForeign(Event event) {
        return switch (event.kind()) {
            case LOG -> known(event).answer;
            case ACCESS -> ACCESS_LOG;
            case AGENT, UNKNOWN -> Attribution.UNKNOWN;
        };
    }

    /**
     * The producer of a record of Envoy's log.
     *
     * @param sameBurst whether it stands in the same callback as the one before it on its lane
     */
    Attribution of(Event event, Lane lane, boolean sameBurst) {
        Known found = known(event);
        if (!sameBurst) {
            lane.speaker = null;
        }
        if (!found.choices.isEmpty()) {
            Component speaker = lane.speaker();
            if (speaker != null && found.choices.contains(speaker)) {
                lane.speaks(speaker);
                return speaker.equals(found.answer.component())
                        ? found.answer
                        : new Attribution(speaker, ComponentEvidence.MESSAGE);
            }
        } else if (found.decides) {
            lane.speaks(Objects.requireNonNull(found.answer.component()));
        }
        return found.answer;
    }

    private Known known(Event event) {
        EventKind kind = event.event();
        return switch (kind) {
            case OTHER -> byText(event);
            case CATALOGUED -> {
                String name = Objects.requireNonNull(event.eventName());
                Known recent = lastCatalogued.get(name);
                if (recent == null || !recent.fits(event)) {
                    recent = attributor.tellsEvent(name) ? remembered(name, event) : byText(event);
                    if (recent.key != null && lastCatalogued.size() < LIMIT) {
                        lastCatalogued.put(name, recent);
                    }
                }
                yield recent;
            }
            default -> {
                Known recent = last.get(kind);
                if (recent == null || !recent.fits(event)) {
                    recent = remembered(Objects.requireNonNull(kind.eventName()), event);
                    last.put(kind, recent);
                }
                yield recent;
            }
        };
    }

    private Known remembered(String name, Event event) {
        Key key = new Key(name, event.source(), event.logger());
        Known answer = known.get(key);
        if (answer == null) {
            answer = ask(key, event);
            if (known.size() < LIMIT) {
                known.put(key, answer);
            }
        }
        return answer;
    }

    /** The answer for a text that no statement tells: what the source position tells is remembered, the rest is asked. */
    private Known byText(Event event) {
        String source = event.source();
        if (source == null) {
            return ask(null, event);
        }
        Known answer = bySource.get(source);
        if (answer == null) {
            answer = ask(null, event);
            if (answer.answer.by() == ComponentEvidence.SOURCE
                    && attributor.tells(path(source))
                    && bySource.size() < LIMIT) {
                bySource.put(source, answer);
            }
        }
        return answer;
    }

    private Known ask(@Nullable Key key, Event event) {
        String source = event.source();
        Attribution answer = attributor.attribute(
                source == null ? null : path(source), event.logger(), event.eventName(), event.message());
        boolean certain = answer.by() == ComponentEvidence.SOURCE;
        Set<Component> choices = certain ? Set.of() : attributor.choices(event.eventName());
        if (key == null && answer.component() == null && choices.isEmpty()) {
            return NOBODY;
        }
        return new Known(key, answer, choices, choices.isEmpty() && attributor.isChoice(answer.component()));
    }

    /** Without the line number, which some formats leave out. */
    private static String path(String source) {
        int colon = source.lastIndexOf(':');
        return colon < 0 ? source : source.substring(0, colon);
    }
}
