package dev.envlog.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.Events;
import dev.envlog.parser.Shown;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs in other encodings, and inside of documents. */
class TextStreamTest {

    private static final String LOG = new String(Cases.named("http1-new").bytes(), StandardCharsets.UTF_8);

    @Test
    void utf16AndByteOrderMarksMakeNoDifference() {
        String log = LOG + "[2026-01-05 10:00:00.000][1][debug][main] \u4e16 \ud83d\ude00\n";
        List<String> plain = shown(log.getBytes(StandardCharsets.UTF_8));
        String marked = "\ufeff" + log;
        assertThat(shown(marked.getBytes(StandardCharsets.UTF_8))).isEqualTo(plain);
        assertThat(shown(marked.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(plain);
        assertThat(shown(marked.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(plain);
        assertThat(shown(log.getBytes(StandardCharsets.UTF_16LE))).isEqualTo(plain);
        assertThat(shown(log.getBytes(StandardCharsets.UTF_16BE))).isEqualTo(plain);
    }

    @Test
    void aZeroByteAloneIsNoUtf16() {
        String log = "[\0" + LOG.substring(1);
        assertThat(shown(log.getBytes(StandardCharsets.UTF_8)))
                .hasSize(shown(LOG.getBytes(StandardCharsets.UTF_8)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n    "})
    void theAnswerOfLokisApiIsReadStreamByStream(String gap) {
        String values = LOG.lines()
                .map(line -> "[\"1767607200000000001\",\"" + escaped(line) + "\"]")
                .collect(Collectors.joining("," + gap));
        String document = "{" + gap
                + "\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{\"stream\":{\"app\":\"x\","
                + gap + "\"pod\":\"a-1\"},\"values\":[" + gap + values + "]}],\"stats\":{\"n\":1}}}";
        assertHolds(document, "a-1", "Loki JSON lines");
    }

    @Test
    void ofLokisLabelsOnlyThePodIsPutBeforeEachEntry() throws IOException {
        String document = "{\"data\":{\"result\":[{\"stream\":{\"a\":\"" + "x".repeat(100_000) + "\",\"pod\":\"a-1\"},"
                + "\"values\":[" + "[\"1767607200000000001\",\"text\"],".repeat(1000) + "[]]}]}}";
        String text = text(document);
        assertThat(text).contains("\"a-1\"").hasSizeLessThan(document.length());
    }

    @Test
    void aDocumentOfEndlessDepthIsPassedOn() throws IOException {
        String document = "{\"data\":".repeat(500_000);
        assertThat(text(document)).isNotEmpty().hasSizeLessThan(2 * document.length());
    }

    @Test
    void marksWithoutEndAreNoReasonToStop() throws IOException {
        assertThat(text("\ufeff".repeat(100_000) + "x")).endsWith("x");
    }

    private static String text(String document) throws IOException {
        try (TextStream text = new TextStream(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n  "})
    void exportsOfCloudsAreReadEntryByEntry(String gap) {
        String cloudWatch = LOG.lines()
                .map(line -> "{" + gap + "\"timestamp\":1767607200001,\"message\":\"" + escaped(line)
                        + "\",\"logStreamName\":\"e/a-1\"}")
                .collect(Collectors.joining(
                        "," + gap, "{" + gap + "\"events\":[", "]," + gap + "\"nextToken\":\"x\"}\n"));
        assertHolds(cloudWatch, "e/a-1", "CloudWatch export");
        String cloudLogging = LOG.lines()
                .map(line -> "{" + gap + "\"textPayload\":\"" + escaped(line) + "\"," + gap
                        + "\"resource\":{\"labels\":{\"pod_name\":\"a-1\"}}}")
                .collect(Collectors.joining("," + gap, "[" + gap, gap + "]\n"));
        assertHolds(cloudLogging, "a-1", "Cloud Logging export");
    }

    @Test
    void objectsPrintedOverSeveralLinesAreOneLineEach() {
        String log = LOG.lines()
                .map(line -> "{\n  \"message\": \"" + escaped(line) + "\",\n  \"podName\": \"a-1\"\n}\n")
                .collect(Collectors.joining());
        assertHolds(log, "a-1", "stern JSON");
    }

    @Test
    void aRecordedTerminalShowsWhatItShowed() {
        StringBuilder cast =
                new StringBuilder("{\"version\": 2, \"width\": 80, \"height\": 24}\n[0.1, \"i\", \"ls\\r\"]\n");
        String shown = LOG.replace("\n", "\r\n");
        for (int at = 0; at < shown.length(); at += 777) {
            cast.append("[1.5, \"o\", \"")
                    .append(escaped(shown.substring(at, Math.min(shown.length(), at + 777))))
                    .append("\"]\n");
        }
        assertThat(shown(cast.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(shown(LOG.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatOnlyBeginsLikeADocumentKeepsItsLines() {
        for (String log : List.of(
                "{\n" + LOG, "[\n" + LOG, "{\n  \"a\": 1\n}\n\n  x\n" + LOG, "{", "[", "{\"", "{\"version\": 9}\n")) {
            Events events = Events.of(log);
            assertThat(events.lines()).as(log).isEqualTo(log.lines().count());
        }
    }

    private static void assertHolds(String document, String pod, String words) {
        Events events = Events.of(document);
        List<Event> log =
                events.list().stream().filter(event -> event.logger() != null).toList();
        List<Event> plain = Events.of(LOG).list();
        assertThat(log)
                .extracting(Event::message)
                .isEqualTo(plain.stream().map(Event::message).toList());
        assertThat(log)
                .extracting(Event::headers)
                .isEqualTo(plain.stream().map(Event::headers).toList());
        assertThat(log).extracting(Event::pod).containsOnly(pod);
        assertThat(events.summary().format()).endsWith(" in " + words);
    }

    private static List<String> shown(byte[] log) {
        return Events.of(log).list().stream().map(Shown::record).toList();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
