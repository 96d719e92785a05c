package dev.envlog.index;

import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads logs into an index as the command does, and shows what came of them. */
final class Logs {

    /** What reading a log comes to. */
    record Read(List<Exchange> exchanges, List<Connection> connections) {}

    private Logs() {}

    static Read read(String name, byte[] log) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        run(name, log, new CorrelationSink() {
            @Override
            public void exchange(Exchange exchange) {
                read.exchanges.add(exchange);
            }

            @Override
            public void connection(Connection connection) {
                read.connections.add(connection);
            }
        });
        return read;
    }

    private static void run(String name, byte[] log, CorrelationSink sink) {
        Correlator correlator = new Correlator(CorrelatorOptions.connectionTimelines(), sink);
        try (EventReader reader = EventReader.open(source(name, log), false)) {
            while (reader.next() == Progress.EVENT) {
                correlator.accept(reader.event());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        correlator.finish();
    }

    /** Writes a log from its beginning; it is not committed. */
    static IndexedLog write(LogWriter writer, String name, byte[] log) {
        int[] unit = new int[1];
        long[] noise = new long[1];
        Correlator correlator = new Correlator(CorrelatorOptions.connectionTimelines(), new CorrelationSink() {
            @Override
            public void exchange(Exchange exchange) {
                writer.exchange(exchange, noise[0]++ % 5 == 4);
            }

            @Override
            public void connection(Connection connection) {
                writer.connection(connection, unit[0]);
            }
        });
        try (EventReader reader = EventReader.open(source(name, log), false)) {
            while (reader.next() == Progress.EVENT) {
                Event event = reader.event();
                unit[0] = event.timeUnit();
                writer.record(event);
                correlator.accept(event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        correlator.finish();
        return writer.write(List.of(), log.length, "");
    }

    /** Indexes a log alone. */
    static void index(Path folder, String name, byte[] log) {
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            write(index.add(name, ""), name, log);
            index.commit();
        }
    }

    private static LogSource source(String name, byte[] log) {
        return new LogSource(name, "pod-of-" + name, () -> new ByteArrayInputStream(log));
    }

    /** All of it in words, the records too. */
    static String shown(Exchange exchange) {
        return exchange.withoutSteps() + "\n" + shown(exchange.steps());
    }

    /** Likewise. */
    static String shown(Connection c) {
        return String.join(
                        " ",
                        c.origin() + " C" + c.id() + " " + c.side() + " " + c.thread() + " " + c.peer() + " " + c.tls(),
                        c.protocol() + " " + c.cluster() + " " + c.opened() + " " + c.connected() + " " + c.closed(),
                        c.closedBy() + " " + c.closeReason() + " " + c.filters() + " " + c.users() + " " + c.extent())
                + "\n" + shown(c.steps());
    }

    private static String shown(List<Step> steps) {
        return steps.stream().map(Logs::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(Step step) {
        Event e = step.event();
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < e.fieldCount(); i++) {
            fields.append(e.fieldName(i)).append('=').append(e.fieldValue(i)).append(' ');
        }
        return String.join(
                " | ",
                e.file() + ":" + e.line() + "+" + e.lines() + " " + e.pod() + " " + e.kind() + " " + e.level(),
                e.time() + "/" + e.timeUnit() + " " + e.thread() + " " + e.logger() + " " + e.source(),
                e.hasConnection() + " " + e.connection() + " " + e.hasStream() + " " + e.stream(),
                e.event() + " " + e.eventName() + " " + e.wording() + " " + fields,
                e.message(),
                e.headers() + "",
                e.text(),
                step.by() + " " + step.owner() + " " + step.context());
    }

    /** The exchanges of an index with all that is stored of them. */
    static List<String> exchanges(Path folder) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            List<String> all = new ArrayList<>();
            search.exchanges(search.find(null), true, (number, exchange, noise) -> all.add(shown(exchange)));
            return all;
        }
    }

    /** Likewise its connections. */
    static List<String> connections(Path folder) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            List<String> all = new ArrayList<>();
            search.connections(null, true, (connection, unit) -> all.add(shown(connection)));
            return all;
        }
    }
}
