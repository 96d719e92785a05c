package dev.envlog.cli.render;

import dev.envlog.access.AccessLogEntry;
import dev.envlog.access.AccessLogLine;
import dev.envlog.cli.render.Phrase.Crossing;
import dev.envlog.cli.render.Phrase.Lane;
import dev.envlog.cli.render.Phrase.Mark;
import dev.envlog.data.Table;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.StreamRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sentences of {@code steps.txt}. */
final class Phrases {

    /** What a step says, on which lane, and which border it passes. */
    record Said(Lane lane, Crossing crossing, Mark mark, String text) {}

    private static final Phrase UNKNOWN = new Phrase(Lane.SIDE, Crossing.NONE, Mark.NONE, List.of());

    private final Map<String, Phrase> phrases = new HashMap<>();
    private final Words words = Words.load();

    static Phrases load() {
        Phrases phrases = new Phrases();
        Table.each(Phrases.class, "steps.txt", phrases::learn, "event", "lane", "crosses", "mark", "text...");
        return phrases;
    }

    /**
     * Tells a record.
     *
     * @param ref the exchange on whose timeline it is
     * @param answers what the streams of that timeline were answered
     */
    Said say(Event event, StreamRef ref, Answers answers) {
        if (event.kind() == RecordKind.ACCESS) {
            return new Said(Lane.PROXY, Crossing.NONE, Mark.NONE, accessLog(event));
        }
        Lane side = side(event, ref);
        boolean unsecured = event.event() == EventKind.CONNECTION_CLOSING_SOCKET && answers.isUnsecured(event);
        Phrase phrase =
                unsecured ? phrases.getOrDefault(event.eventName() + "@tls", UNKNOWN) : find(event.eventName(), side);
        String text = phrase.say(event, words);
        return new Said(
                phrase.lane() == Lane.SIDE ? side : phrase.lane(),
                phrase.crossing(),
                switch (phrase.mark()) {
                    case STATUS -> mark(event.header(":status"), event.header("grpc-status"));
                    case ANSWER -> answers.mark(event);
                    case ERROR ->
                        Objects.requireNonNullElse(event.field("error"), "").isBlank() ? Mark.NONE : Mark.FAIL;
                    default -> phrase.mark();
                },
                text == null ? event.message() : text);
    }

    /** What the access log adds to what the other lines say. */
    private static String accessLog(Event event) {
        AccessLogEntry entry = AccessLogLine.read(event);
        if (entry == null) {
            return event.text();
        }
        StringBuilder out = new StringBuilder("access log: ").append(Objects.requireNonNullElse(entry.status(), "-"));
        if (!entry.flags().isEmpty()) {
            out.append(' ').append(String.join(",", entry.flags()));
        }
        if (entry.details() != null) {
            out.append(' ').append(entry.details());
        }
        if (entry.durationMs() != null) {
            out.append(", ").append(entry.durationMs()).append(" ms");
        }
        return out.toString();
    }

    /** True if there is a sentence for the statement. */
    boolean knows(String eventName) {
        return phrases.containsKey(eventName)
                || (phrases.containsKey(eventName + "@client") && phrases.containsKey(eventName + "@up"));
    }

    /** The statements there are sentences for, with {@code @client} or {@code @up} where there are two. */
    Set<String> names() {
        return Set.copyOf(phrases.keySet());
    }

    /** The fields of the statement that a sentence uses. */
    Set<String> fields(String name) {
        Set<String> fields = new TreeSet<>();
        Phrase phrase = phrases.getOrDefault(name, UNKNOWN);
        phrase.sentences().stream().flatMap(List::stream).forEach(part -> {
            @Nullable String hole = part.hole();
            if (hole != null && !hole.startsWith("header:") && !hole.startsWith(Phrase.LINE) && !hole.startsWith("#")) {
                fields.add(hole.replaceFirst(":.*", ""));
            }
        });
        return fields;
    }

    /** Where a record's printed connection is: the client's, else the upstream's; without one the proxy itself. */
    static Lane side(Event event, StreamRef ref) {
        if (event.hasStream() || !event.hasConnection()) {
            return Lane.PROXY;
        }
        Long own = ref.connection();
        return own != null && own == event.connection() ? Lane.CLIENT : Lane.UP;
    }

    private Phrase find(@Nullable String name, Lane side) {
        if (name == null) {
            return UNKNOWN;
        }
        Phrase phrase = phrases.get(name);
        return phrase != null
                ? phrase
                : phrases.getOrDefault(name + (side == Lane.CLIENT ? "@client" : "@up"), UNKNOWN);
    }

    private static Mark mark(@Nullable String status, @Nullable String grpc) {
        if (grpc != null && !grpc.equals("0")) {
            return Mark.FAIL;
        }
        if (status == null || status.length() != 3) {
            return Mark.NONE;
        }
        return switch (status.charAt(0)) {
            case '5' -> Mark.FAIL;
            case '4' -> Mark.NOTE;
            default -> Mark.OK;
        };
    }

    private void learn(Table.Row row) {
        if (phrases.put(row.cell(0), Phrase.of(row)) != null) {
            throw row.problem("'" + row.cell(0) + "' a second time");
        }
    }
}
