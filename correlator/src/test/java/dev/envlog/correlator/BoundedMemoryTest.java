package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.EnvoyLogWriter;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Partial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Logs of an attack: what is begun never ends. What the correlator holds is counted by what it has not yet handed out. */
class BoundedMemoryTest {

    private static final int MANY = 300_000;
    private static final int MOST = 10_000;
    private static final CorrelatorOptions REQUESTS = new CorrelatorOptions(false, false, null, false, true, MOST);
    private static final CorrelatorOptions CONNECTIONS = new CorrelatorOptions(false, true, null, false, true, MOST);
    private static final CorrelatorOptions RECORDS = new CorrelatorOptions(false, false, null, true, true, MOST);

    /** Stand for the id of a connection and of a stream in a piece of log that is written once. */
    private static final long CONNECTION = 4_242_424_242L;

    private static final long STREAM = 5_353_535_353L;

    private static final String REQUEST = new EnvoyLogWriter()
            .conn("http", CONNECTION, "new stream").stream(
                            "http", CONNECTION, STREAM, "request headers complete (end_stream=true):")
                    .headers(":authority", "shop", ":path", "/", ":method", "GET")
                    .text();

    @Test
    void streamsThatNeverEndAreHandedOutAsUnfinished() throws IOException {
        Counter counter = new Counter();
        CorrelationSummary summary = counter.run(REQUESTS, i -> piece(REQUEST, i, i));
        assertThat(counter.exchanges).hasSize(MANY);
        assertThat(counter.unfinished).isEqualTo(MANY);
        assertThat(counter.mostExchangesHeld).isLessThanOrEqualTo(MOST + 1);
        assertThat(summary.evicted()).isBetween((long) MANY - MOST, (long) MANY);
    }

    @Test
    void streamsOfOneConnectionAreNoException() throws IOException {
        String first = new EnvoyLogWriter()
                .conn("conn_handler", 1, "new connection from 10.0.0.9:40000")
                .conn("http2", 1, "updating connection-level initial window size to 268435456")
                .text();
        Counter counter = new Counter();
        CorrelationSummary summary = counter.run(REQUESTS, i -> i == 0 ? first : piece(REQUEST, 1, i));
        assertThat(counter.exchanges).hasSize(MANY - 1);
        assertThat(counter.mostExchangesHeld).isLessThanOrEqualTo(MOST + 1);
        assertThat(summary.evicted()).isBetween((long) MANY - 1 - MOST, (long) MANY);
    }

    @Test
    void connectionsThatNeverCloseAreHandedOut() throws IOException {
        String accepted = new EnvoyLogWriter()
                .conn("conn_handler", CONNECTION, "new connection from 10.0.0.9:40000")
                .conn("connection", CONNECTION, "current connecting state: false")
                .text();
        Counter counter = new Counter();
        counter.run(CONNECTIONS, i -> piece(accepted, i, i));
        assertThat(counter.connections).hasSize(MANY);
        assertThat(counter.mostConnectionsHeld).isLessThanOrEqualTo(MOST + 1);
    }

    @Test
    void sessionsThatNeverEndAreHandedOut() throws IOException {
        String session = new EnvoyLogWriter()
                .conn("filter", CONNECTION, "new tcp proxy session")
                .conn("filter", CONNECTION, "Creating connection to cluster db")
                .text();
        Counter counter = new Counter();
        CorrelationSummary summary = counter.run(REQUESTS, i -> piece(session, i, i));
        assertThat(counter.exchanges).hasSize(MANY);
        assertThat(counter.mostExchangesHeld).isLessThanOrEqualTo(MOST + 1);
        assertThat(summary.evicted()).isBetween((long) MANY - MOST, (long) MANY);
    }

    /** A client that opens a stream and sends no more: whose stream it is stays unknown, for ever. */
    @Test
    void aStreamThatIsOnlyAnnouncedDoesNotHoldBackTheRecordsAfterIt() throws IOException {
        String announced = new EnvoyLogWriter().conn("http", 1, "new stream").text();
        String other = new EnvoyLogWriter()
                .thread(2)
                .conn("connection", 2, "remote early close")
                .text();
        Counter counter = new Counter();
        counter.run(RECORDS, i -> i == 0 ? announced : other);
        assertThat(counter.records).isEqualTo(MANY);
        assertThat(counter.mostRecordsHeld).isLessThan(MANY / 2);
    }

    @Test
    void linesOfListenerFiltersThatNoConnectionFollowsAreHandedOut() throws IOException {
        String inspected = new EnvoyLogWriter()
                .plain("filter", "tls inspector: new connection accepted")
                .text();
        Counter counter = new Counter();
        counter.run(RECORDS, i -> inspected);
        assertThat(counter.records).isEqualTo(MANY);
        assertThat(counter.mostRecordsHeld).isLessThan(MANY / 2);
    }

    @Test
    void whatWaitsForALineThatNeverComesIsNotHeldForEver() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapReading.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void ofAConnectionThatStaysOpenTheFirstAndTheLastRecordsAreKept() throws IOException {
        String busy = new EnvoyLogWriter()
                .conn("connection", 7, "readDisable: disable=true disable_count=0 state=0 buffer_length=0")
                .text();
        List<Connection> handedOut = new ArrayList<>();
        CorrelationSink sink = new CorrelationSink() {
            @Override
            public void connection(Connection connection) {
                handedOut.add(connection);
            }
        };
        for (int records :
                new int[] {1, Connection.MOST_STEPS, Connection.MOST_STEPS + 1, 7 * Connection.MOST_STEPS / 3}) {
            Correlator correlator = new Correlator(CorrelatorOptions.connectionTimelines(), sink);
            LogSource source = new LogSource("log", null, () -> new EndlessLog(records, i -> busy));
            try (EventReader reader = EventReader.open(source, false)) {
                while (reader.next() == Progress.EVENT) {
                    correlator.accept(reader.event());
                }
            }
            correlator.finish();
            Connection connection = handedOut.remove(0);
            int kept = Math.min(records, Connection.MOST_STEPS);
            assertThat(connection.steps()).hasSize(kept);
            assertThat(connection.leftOut()).isEqualTo(records - kept);
            assertThat(connection.steps())
                    .first()
                    .extracting(step -> step.event().line())
                    .isEqualTo(1);
            assertThat(connection.steps())
                    .last()
                    .extracting(step -> step.event().line())
                    .isEqualTo(records);
        }
    }

    @Test
    void whoAsksForOneConnectionHoldsTheRecordsOfNoOther() throws IOException {
        List<Connection> handedOut = new ArrayList<>();
        CorrelationSink sink = new CorrelationSink() {
            @Override
            public void connection(Connection connection) {
                handedOut.add(connection);
            }
        };
        Correlator correlator = new Correlator(CorrelatorOptions.connectionTimeline(8), sink);
        for (Event event : LogText.events(new EnvoyLogWriter()
                .conn("connection", 7, "remote early close")
                .conn("connection", 8, "remote early close"))) {
            correlator.accept(event);
        }
        correlator.finish();
        assertThat(handedOut)
                .satisfiesExactly(
                        other -> assertThat(other.steps()).isEmpty(),
                        asked -> assertThat(asked.steps()).hasSize(1));
    }

    /** The client's connection is kept with its records, and they know whose they are; that must not keep all of those in memory. */
    @Test
    void whatWasHandedOutIsForgottenThoughTheConnectionStaysOpen() throws IOException {
        EnvoyLogWriter log = new EnvoyLogWriter().conn("conn_handler", 1, "new connection from 10.0.0.9:40000");
        for (int i = 1; i <= 100; i++) {
            long upstream = 1000L + i;
            log.conn("http", 1, "new stream").stream("http", 1, i, "request headers complete (end_stream=true):")
                    .headers(":authority", "shop", ":path", "/", ":method", "GET")
                    .stream("router", 1, i, "cluster 'shop' match for URL '/'")
                    .plain("pool", "creating a new connection")
                    .conn("client", upstream, "connecting")
                    .conn("client", upstream, "connected")
                    .conn("pool", upstream, "creating stream")
                    .stream("router", 1, i, "pool ready")
                    .stream("router", 1, i, "upstream headers complete: end_stream=true")
                    .headers(":status", "200")
                    .stream("http", 1, i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "200")
                    .conn("client", upstream, "response complete")
                    .stream("http", 1, i, "doEndStream() resetting stream")
                    .conn("connection", upstream, "remote close")
                    .conn("connection", upstream, "closing socket: 0")
                    .conn("client", upstream, "disconnect. resetting 0 pending requests");
        }
        List<WeakReference<Event>> first = new ArrayList<>();
        CorrelationSink sink = new CorrelationSink() {
            @Override
            public void exchange(Exchange exchange) {
                if ("1".equals(exchange.ref().stream())) {
                    exchange.steps().forEach(step -> first.add(new WeakReference<>(step.event())));
                }
            }
        };
        Correlator correlator = new Correlator(new CorrelatorOptions(true, true, null, false, false, MOST), sink);
        LogSource source = new LogSource("log", null, () -> new ByteArrayInputStream(log.bytes()));
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == Progress.EVENT) {
                correlator.accept(reader.event());
            }
        }
        System.gc();
        try {
            assertThat(first).hasSizeGreaterThan(8);
            assertThat(first)
                    .map(WeakReference::get)
                    .filteredOn(event -> event != null && event.connection() != 1)
                    .isEmpty();
            // What prints the open connection's own id is on its timeline, which is not handed out yet.
            assertThat(first).map(WeakReference::get).anyMatch(event -> event != null && event.connection() == 1);
        } finally {
            Reference.reachabilityFence(correlator);
        }
    }

    private static String piece(String template, long connection, long stream) {
        return template.replace(String.valueOf(CONNECTION), String.valueOf(connection))
                .replace(String.valueOf(STREAM), String.valueOf(stream));
    }

    /** Counts what goes in and what comes out. */
    private static final class Counter implements CorrelationSink {

        final Set<Long> exchanges = new HashSet<>();
        final Set<Long> connections = new HashSet<>();
        private final Set<Long> begun = new HashSet<>();
        private final Set<Long> seen = new HashSet<>();
        long unfinished;
        long records;
        private long accepted;
        long mostExchangesHeld;
        long mostConnectionsHeld;
        long mostRecordsHeld;

        CorrelationSummary run(CorrelatorOptions options, LongFunction<String> pieces) throws IOException {
            Correlator correlator = new Correlator(options, this);
            LogSource source = new LogSource("attack", null, () -> new EndlessLog(MANY, pieces));
            try (EventReader reader = EventReader.open(source, false)) {
                while (reader.next() == Progress.EVENT) {
                    Event event = reader.event();
                    accepted++;
                    seen.add(event.connection());
                    begun.add(event.hasStream() ? event.stream() : event.connection());
                    correlator.accept(event);
                    mostExchangesHeld = Math.max(mostExchangesHeld, begun.size() - exchanges.size());
                    mostConnectionsHeld = Math.max(mostConnectionsHeld, seen.size() - connections.size());
                    mostRecordsHeld = Math.max(mostRecordsHeld, accepted - records);
                }
            }
            correlator.finish();
            return correlator.summary();
        }

        @Override
        public void exchange(Exchange exchange) {
            String stream = exchange.ref().stream();
            Long id = stream == null ? exchange.ref().connection() : Long.valueOf(stream);
            assertThat(exchanges.add(Objects.requireNonNull(id)))
                    .as("%s for the first time", exchange.ref())
                    .isTrue();
            unfinished += exchange.span().partial() == Partial.NO_END ? 1 : 0;
        }

        @Override
        public void connection(Connection connection) {
            assertThat(connections.add(connection.id()))
                    .as("connection %s for the first time", connection.id())
                    .isTrue();
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            records++;
        }
    }
}
