package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrapperTest {

    private static final String HEAD =
            "[2026-01-05 10:00:00.001][23][debug][http] [source/common/http/conn_manager_impl.cc:1117] [C5][S77] request"
                    + " headers complete (end_stream=true):";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'[pod/reviews-v1-5c/istio-proxy] '; reviews-v1-5c",
                "'reviews-v1-5c istio-proxy '; reviews-v1-5c",
                "'envoy-1  | '; envoy-1",
                "'2026-01-05T10:00:00.001234567Z '; ",
                "'2026-01-05T10:00:00.001234567Z stderr F '; ",
                "'[pod/a-1/envoy] 2026-01-05T10:00:00.001234567Z '; a-1",
                "'    '; ",
            })
    void takesTheWrapperOffEveryLineOfARecord(String wrapper, String pod) {
        String log = wrapper + HEAD + "\n" + wrapper + "':path', '/x'\n" + wrapper + "\n" + wrapper
                + "[2026-01-05 10:00:00.002][23][debug][http] [C5] new stream\n";
        List<Event> events = read(log);
        assertThat(events).hasSize(2);
        Event first = events.get(0);
        assertThat(first.pod()).isEqualTo(pod == null ? "in" : pod);
        assertThat(first.header(":path")).isEqualTo("/x");
        assertThat(first.lines()).isEqualTo(3);
        assertThat(first.source()).isEqualTo("source/common/http/conn_manager_impl.cc:1117");
        assertThat(events.get(1).message()).isEqualTo("new stream");
        assertThat(events.get(1).line()).isEqualTo(4);
    }

    @Test
    void givesAContinuationLineToTheRecordOfItsOwnPod() {
        List<Event> events = read("[pod/a/envoy] " + HEAD + "\n"
                + "[pod/b/envoy] " + HEAD + "\n"
                + "[pod/a/envoy] ':path', '/of-a'\n"
                + "[pod/b/envoy] ':path', '/of-b'\n");
        assertThat(events).extracting(Event::pod).containsExactly("a", "b");
        assertThat(events).extracting(event -> event.header(":path")).containsExactly("/of-a", "/of-b");
    }

    @Test
    void keepsAWrappedLineThatIsNoRecordAndEveryPhysicalLine() {
        List<Event> events = read("envoy-1 | starting\nenvoy-1 | " + HEAD + "\nother-1 | hello\nno wrapper here\n");
        assertThat(events).extracting(Event::kind).contains(RecordKind.UNKNOWN, RecordKind.LOG);
        assertThat(events.stream().mapToInt(Event::lines).sum()).isEqualTo(4);
    }

    @Test
    void doesNotTakeAnythingOffWhereRecordsStandBare() {
        List<Event> events = read(HEAD + "\n':path', '/x'\nreviews istio-proxy " + HEAD + "\n");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).pod()).isEqualTo("in");
        assertThat(events.get(0).lines()).isEqualTo(3);
    }

    @Test
    void readsTheEnvelopeOfConsul() {
        Event event =
                read("2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [Tags: \"ConnectionId\":\"58587\"] creating"
                                + " stream\n")
                        .get(0);
        assertThat(event.logger()).isEqualTo("pool");
        assertThat(event.thread()).isEqualTo("26");
        assertThat(event.connection()).isEqualTo(58587);
        assertThat(event.eventName()).isEqualTo("pool.creating_stream");
    }

    private static List<Event> read(String log) {
        LogSource source =
                new LogSource("in", "in", () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
        List<Event> events = new ArrayList<>();
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                events.add(reader.event().copy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }
}
