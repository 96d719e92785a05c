package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything a correlator handed out for a sequence of records. */
record Reading(
        List<Exchange> exchanges, List<Connection> connections, List<Owned> records, CorrelationSummary summary) {

    /** A record, its producer and its owner, in the order they were handed out. */
    record Owned(
            Event event,
            int restart,
            Attribution attribution,
            @Nullable Owner owner) {}

    /** All there is: timelines, connections and records. */
    static final CorrelatorOptions EVERYTHING = new CorrelatorOptions(true, true, null, true, true, 100_000);

    static Reading of(List<Event> events) {
        return of(events, EVERYTHING);
    }

    static Reading of(List<Event> events, CorrelatorOptions options) {
        Collector collector = new Collector();
        Correlator correlator = new Correlator(options, collector);
        events.forEach(correlator::accept);
        correlator.finish();
        return collector.reading(correlator.summary());
    }

    /** The exchange of that stream; there must be exactly one. */
    Exchange stream(long id) {
        return only(exchange -> Long.toUnsignedString(id).equals(exchange.ref().stream()), "stream " + id);
    }

    /** The TCP session on that connection; there must be exactly one. */
    Exchange session(long connection) {
        return only(
                exchange -> exchange.kind() == ExchangeKind.TCP
                        && Objects.equals(exchange.ref().connection(), connection),
                "session on " + connection);
    }

    private Exchange only(Predicate<Exchange> wanted, String what) {
        List<Exchange> found = exchanges.stream().filter(wanted).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " times " + what + " among:\n" + ExchangeText.of(exchanges));
        }
        return found.get(0);
    }

    /** The attempts of a stream, one a line. */
    List<String> attempts(long stream) {
        return stream(stream).attempts().stream().map(ExchangeText::attempt).toList();
    }

    /** Owner, rule and confidence of every record that prints that connection and no stream, with that beginning, in order. */
    List<String> owners(long connection, String message) {
        return owners(event -> event.hasConnection()
                && !event.hasStream()
                && event.connection() == connection
                && event.message().startsWith(message));
    }

    /** Owner, rule and confidence of every record that prints no id, with that beginning, in order. */
    List<String> owners(String message) {
        return owners(event -> !event.hasConnection() && event.message().startsWith(message));
    }

    /** Who produced every record with that beginning, and the evidence, in order. */
    List<String> producers(String message) {
        return records.stream()
                .filter(record -> record.event().message().startsWith(message))
                .map(record -> {
                    Component component = record.attribution().component();
                    return component == null
                            ? "?"
                            : component.name() + " by " + record.attribution().by();
                })
                .toList();
    }

    private List<String> owners(Predicate<Event> wanted) {
        return records.stream()
                .filter(record -> wanted.test(record.event()))
                .map(record -> Facts.owner(record.owner()))
                .toList();
    }

    private static final class Collector implements CorrelationSink {

        private final List<Exchange> exchanges = new ArrayList<>();
        private final List<Connection> connections = new ArrayList<>();
        private final List<Owned> records = new ArrayList<>();

        @Override
        public void exchange(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public void connection(Connection connection) {
            connections.add(connection);
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            records.add(new Owned(event, restart, attribution, owner));
        }

        Reading reading(CorrelationSummary summary) {
            return new Reading(exchanges, connections, records, summary);
        }
    }
}
