package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of all records, put together in the order of their lines, are the input. */
class RoundTripTest {

    private static final String HEAD =
            "[2026-01-05 10:00:00.001][23][debug][http] [C5][S77] request headers complete" + " (end_stream=true):";
    private static final String STAMP = "2026-01-05T10:00:00.001234567Z ";
    private static final List<String> LINES = List.of(
            HEAD,
            "':path', '/'",
            "':path', '/'",
            "",
            "\tthread=23",
            "[2026-01-05 10:00:00.002][23][debug][http] [C5] new stream",
            "2026-01-05T10:00:00.001234Z\tdebug\tenvoy http\t[C5] new stream\tthread=23",
            "[2026-01-05T10:00:00.000Z] \"GET / HTTP/1.1\" 200",
            "2026-01-05T10:00:00.001234Z\tinfo\tEnvoy proxy is ready",
            "{\"level\":\"debug\",\"time\":\"2026-01-05T10:00:00.1Z\",\"scope\":\"envoy http\",\"msg\":\"[C5] new stream\"}",
            "some other program",
            "\u0000\u0000\u0007",
            "```",
            "--",
            "\u001b[32m" + HEAD + "\u001b[0m");
    private static final List<String> WRAPPERS = List.of(
            "",
            "",
            "    ",
            "> ",
            "[pod/a/envoy] ",
            "[pod/b/envoy] ",
            "a-1 envoy ",
            "envoy-1  | ",
            STAMP,
            STAMP + "stderr F ",
            STAMP + "stdout F ",
            STAMP + "stderr P ",
            "[pod/a/envoy] " + STAMP,
            "12:",
            "{\"log\":\"");

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRecordsOfACaseAreItsBytes(Case example) {
        assertComesBack(example.bytes());
    }

    @Test
    void theRecordsOfMixturesOfEverythingAreTheirBytes() {
        for (int seed = 0; seed < 400; seed++) {
            assertComesBack(mixture(new Random(seed), 120));
        }
    }

    @Test
    void theRecordsOfLinesThatAreTooLongToKeepAreTheirBytes() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            for (int i = 0; i < 4; i++) {
                log.writeBytes(mixture(random, 8));
                log.writeBytes(HEAD.getBytes(StandardCharsets.UTF_8));
                log.writeBytes("x"
                        .repeat(LineReader.MAX_LINE + random.nextInt(400_000) - 1000)
                        .getBytes(StandardCharsets.UTF_8));
                log.writeBytes((i == 3 ? "" : "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            assertComesBack(log.toByteArray());
        }
    }

    private static byte[] mixture(Random random, int lines) {
        StringBuilder log = new StringBuilder();
        String wrapper = "";
        for (int i = 0; i < lines; i++) {
            wrapper = random.nextInt(4) == 0 ? WRAPPERS.get(random.nextInt(WRAPPERS.size())) : wrapper;
            String line = LINES.get(random.nextInt(LINES.size()));
            if (wrapper.startsWith("{")) {
                line = line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t")
                        + (random.nextBoolean() ? "\\n" : "") + "\",\"stream\":\"stderr\",\"time\":\"x\"}";
            }
            log.append(wrapper).append(line).append(random.nextInt(5) == 0 ? "\r\n" : "\n");
        }
        int cut = random.nextInt(3) == 0 ? log.length() - random.nextInt(20) : log.length();
        return log.substring(0, cut).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertComesBack(byte[] input) {
        record Span(long from, long to) {}
        List<Span> spans = new ArrayList<>();
        long lines = 0;
        LogSource source = new LogSource("in", null, () -> new ByteArrayInputStream(input));
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                AssembledRecord record = (AssembledRecord) reader.event();
                lines += record.lines() - (isBehindAnother(record.spans, input) ? 1 : 0);
                for (int i = 0; i < record.spans.count(); i++) {
                    spans.add(new Span(record.spans.from(i), record.spans.to(i)));
                }
            }
            assertThat(lines).isEqualTo(reader.summary().lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spans.sort(Comparator.comparingLong(Span::from));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        for (Span span : spans) {
            back.write(input, (int) span.from(), (int) (span.to() - span.from()));
        }
        assertThat(back.toByteArray()).isEqualTo(input);
    }

    /** Whether it begins on the line of another one: then that has the bytes before it, or those of the line. */
    private static boolean isBehindAnother(Spans spans, byte[] input) {
        int from = (int) spans.from(0);
        return from == spans.to(0) || (from > 0 && input[from - 1] != '\n');
    }
}
