package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.input.LogSource;
import dev.envlog.timeline.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTTP/3: connection ids are hashes, and QUIC's own loggers print the number of its stream in place of the stream's id. */
class QuicTest {

    private static final String C = "[C14906917234217325446]";
    private static final String LOG = line("http", C + " new stream")
            + line("quic_stream", C + "[S0] Received headers: { :method=GET, :path=/ }.")
            + line("http", C + "[S77] request headers complete (end_stream=true):")
            + "':path', '/first'\n':method', 'GET'\n\n"
            + line("http", C + " new stream")
            + line("http", C + "[S78] request headers complete (end_stream=true):")
            + "':path', '/second'\n':method', 'GET'\n\n"
            + line("http", C + "[S77] encoding headers via codec (end_stream=true):")
            + "':status', '200'\n\n"
            + line("http", C + "[S77] Codec completed encoding stream.")
            + line("http", C + "[S78] encoding headers via codec (end_stream=true):")
            + "':status', '204'\n\n"
            + line("http", C + "[S78] Codec completed encoding stream.");

    @Test
    void streamsOfOneConnectionGoOnSideBySide() {
        List<Exchange> requests = read();
        assertThat(requests).extracting(request -> request.ref().stream()).containsExactly("77", "78");
        assertThat(requests).extracting(request -> request.request().path()).containsExactly("/first", "/second");
        assertThat(requests).extracting(request -> request.response().status()).containsExactly(200, 204);
        assertThat(requests)
                .allMatch(request -> "HTTP/3".equals(request.request().protocol()));
    }

    @Test
    void theNumberOfAQuicStreamIsNoRequest() {
        List<Exchange> requests = read();
        assertThat(requests.get(0).extent().records()).isEqualTo(5);
        assertThat(requests.get(0).steps())
                .extracting(step -> step.event().logger())
                .contains("quic_stream");
    }

    @Test
    void theHeadersThatQuicPrintsAreOfTheRequestThatFollowsAlsoWithoutItsFirstLine() {
        String headers = line("quic_stream", C + "[S0] Received headers: { :method=GET, :path=/ }.");
        String request =
                line("http", C + "[S77] request headers complete (end_stream=true):") + "':path', '/first'\n\n";
        assertThat(read(headers + request).get(0).extent().records()).isEqualTo(2);
        String other = line("http", C + "[S76] request end stream");
        assertThat(read(other + headers + request))
                .extracting(exchange -> exchange.extent().records())
                .containsExactlyInAnyOrder(1, 2);
        assertThat(read(other + headers + other).get(0).extent().records()).isEqualTo(2);
    }

    private static String line(String logger, String message) {
        return "[2026-01-05 10:00:00.001][23][debug][" + logger + "] " + message + "\n";
    }

    private static List<Exchange> read() {
        return read(LOG);
    }

    private static List<Exchange> read(String log) {
        List<Exchange> requests = new ArrayList<>();
        Correlator correlator = new Correlator(CorrelatorOptions.timelines(), new CorrelationSink() {
            @Override
            public void exchange(Exchange exchange) {
                requests.add(exchange);
            }
        });
        LogSource source =
                new LogSource("in", null, () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                Event event = reader.event();
                correlator.accept(event);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        correlator.finish();
        return requests;
    }
}
