package dev.envlog.correlator;

import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.util.function.LongFunction;

/** Correlates logs in which what is waited for never comes, in a process of its own that has no room for all of their records. */
final class SmallHeapReading {

    private static final int PIECES = 1_000_000;
    private static final int REQUESTS = 200_000;

    private SmallHeapReading() {}

    public static void main(String[] args) throws IOException {
        // A read of an HTTP/2 connection that does not come to an end.
        String begun = new EnvoyLogWriter()
                .conn("conn_handler", 1, "new connection from 10.0.0.9:40000")
                .conn("http2", 1, "updating connection-level initial window size to 268435456")
                .conn("connection", 1, "socket event: 3")
                .text();
        String read =
                new EnvoyLogWriter().conn("connection", 1, "read returns: 100").text();
        correlate(PIECES, i -> i == 0 ? begun : read);
        // A stream that is announced and not named, and lines that may be its own.
        String announced = new EnvoyLogWriter().conn("http", 1, "new stream").text();
        String of = new EnvoyLogWriter()
                .conn("connection", 1, "readDisable: disable=true disable_count=0 state=0 buffer_length=0")
                .text();
        correlate(PIECES, i -> i == 0 ? announced : of);
        // A socket whose filter goes on reading.
        String socket = new EnvoyLogWriter()
                .plain("filter", "tls inspector: new connection accepted")
                .text();
        String bytes =
                new EnvoyLogWriter().plain("filter", "tls inspector: recv: 100").text();
        correlate(PIECES, i -> i == 0 ? socket : bytes);
        // Requests of which one line names another thread.
        correlate(REQUESTS, SmallHeapReading::ofTwoThreads);
    }

    private static String ofTwoThreads(long i) {
        long id = i + 1;
        return new EnvoyLogWriter()
                .thread(1).conn("http", id, "new stream").stream(
                                "http", id, id, "request headers complete (end_stream=true):")
                        .headers(":authority", "a", ":path", "/", ":method", "GET")
                        .thread(2)
                        .stream("router", id, id, "router decoding headers:")
                        .headers(":authority", "a", ":path", "/", ":method", "GET")
                        .thread(1)
                        .stream("http", id, id, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .conn("connection", id, "closing socket: 0")
                        .conn("conn_handler", id, "adding to cleanup list")
                        .text();
    }

    private static void correlate(long count, LongFunction<String> pieces) throws IOException {
        Correlator correlator = new Correlator(CorrelatorOptions.requests(), new CorrelationSink() {});
        LogSource source = new LogSource("attack", null, () -> new EndlessLog(count, pieces));
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == Progress.EVENT) {
                correlator.accept(reader.event());
            }
        }
        correlator.finish();
    }
}
