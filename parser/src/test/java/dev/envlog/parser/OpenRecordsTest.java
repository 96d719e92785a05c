package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.input.LogSource;
import dev.envlog.parser.wrapper.Peeled;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of records that are not at their end, of many pods: it is bounded, and the bound loses nothing. */
class OpenRecordsTest {

    private static final String DUMP =
            "[2026-01-05 10:00:00.001][23][debug][config] [source/a/b.cc:1] begin of a dump:";

    /** Parts without a byte are as good as others to fill the memory. */
    @Test
    void emptyPartsOfManyPodsAreTakenForWholeInTheirOrder() {
        PartialLines partial = new PartialLines();
        int waiting = 0;
        Peeled part = new Peeled();
        PhysicalLine at = new PhysicalLine();
        for (int i = 0; i < 200_000; i++) {
            part.pod = "pod-" + i;
            part.partial = true;
            assertThat(partial.take(part, at)).isNull();
            waiting++;
            for (PartialLines.Parts parts = partial.giveUp(false); parts != null; parts = partial.giveUp(false)) {
                assertThat(parts.pod).isEqualTo("pod-" + (i + 1 - waiting));
                waiting--;
            }
        }
        assertThat(waiting).isLessThan(50_000);
    }

    @Test
    void longRecordsOfManyPodsEndWithThatOfThePodSilentLongest() {
        int pods = 50;
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < pods; i++) {
            log.append(line(i, DUMP)).append(line(i, "x".repeat(1_000_000)));
        }
        log.append(line(pods - 1, "more")).append(line(0, "more"));
        List<Event> events = read(log.toString());
        assertThat(events).hasSize(pods + 1);
        assertThat(of(events, 0)).containsExactly(2, 1);
        assertThat(of(events, pods - 1)).containsExactly(3);
    }

    @Test
    void emptyLinesOfARecordCountToo() {
        StringBuilder log = new StringBuilder(line(0, DUMP)).append(line(1, DUMP));
        int lines = 600_000;
        for (int i = 0; i < lines; i++) {
            log.append(i % 2 == 0 ? "[pod/a-0/x]\n" : "[pod/a-1/x]\n");
        }
        List<Event> events = read(log.toString());
        assertThat(events.stream().mapToInt(Event::lines).sum()).isEqualTo(lines + 2);
        assertThat(events.get(0).lines()).isLessThan(lines / 2);
    }

    private static List<Integer> of(List<Event> events, int pod) {
        return events.stream()
                .filter(event -> ("a-" + pod).equals(event.pod()))
                .map(Event::lines)
                .toList();
    }

    private static String line(int pod, String text) {
        return "[pod/a-" + pod + "/x] " + text + "\n";
    }

    private static List<Event> read(String log) {
        return Events.of(
                        new LogSource("in", "in", () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8))))
                .list();
    }
}
