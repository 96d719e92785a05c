package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading on a thread of its own changes nothing of what is read. */
@Timeout(60)
class ReadAheadTest {

    private static final String RECORD = "[2026-01-05 10:00:00.001][23][debug][http] [C%d] new stream\n";

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theEventsAreThoseOfTheReader(Case example) throws IOException {
        byte[] log = example.bytes();
        Events expected = Events.of(log);
        try (ReadAhead ahead = open(new ByteArrayInputStream(log))) {
            List<String> shown = new ArrayList<>();
            while (ahead.next() == Progress.EVENT) {
                shown.add(Shown.record(ahead.event()) + ahead.event().text());
            }
            assertThat(shown)
                    .containsExactlyElementsOf(expected.list().stream()
                            .map(event -> Shown.record(event) + event.text())
                            .toList());
            assertThat(ahead.summary()).isEqualTo(expected.summary());
            assertThat(ahead.next()).isEqualTo(Progress.END);
        }
    }

    @Test
    void recordsOfManyBatchesComeInTheirOrderHoweverLongTheyAre() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            log.append(RECORD.formatted(i));
            log.append(i % 400 == 7 ? "dumped ".repeat(50_000) + "\n" : "");
        }
        Events expected = Events.of(log.toString());
        try (ReadAhead ahead = open(new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)))) {
            for (int i = 0; i < expected.list().size(); i++) {
                assertThat(ahead.next()).isEqualTo(Progress.EVENT);
                assertThat(ahead.event().connection()).isEqualTo(i);
                assertThat(ahead.event().text())
                        .isEqualTo(expected.list().get(i).text());
            }
            assertThat(ahead.next()).isEqualTo(Progress.END);
        }
    }

    @Test
    void whatHasArrivedIsHandedOutWhileTheInputSaysNothing() throws IOException {
        try (PipedOutputStream out = new PipedOutputStream();
                ReadAhead ahead = open(new PipedInputStream(out, 1 << 16))) {
            out.write((RECORD.formatted(1) + RECORD.formatted(2)).getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(ahead.next()).isEqualTo(Progress.EVENT);
            assertThat(ahead.event().connection()).isEqualTo(1);
        }
    }

    @Test
    void aFailureOfTheReaderIsThrownBehindTheEventsBeforeIt() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read(byte[] b, int off, int len) {
                throw new IllegalStateException("broken on purpose");
            }

            @Override
            public int read() {
                return read(new byte[1], 0, 1);
            }
        };
        byte[] records = RECORD.formatted(7).repeat(3000).getBytes(StandardCharsets.UTF_8);
        try (ReadAhead ahead = open(new SequenceInputStream(new ByteArrayInputStream(records), broken))) {
            for (int i = 0; i < 2000; i++) {
                assertThat(ahead.next()).isEqualTo(Progress.EVENT);
            }
            assertThatThrownBy(() -> {
                        while (ahead.next() == Progress.EVENT) {
                            assertThat(ahead.event().connection()).isEqualTo(7);
                        }
                    })
                    .hasMessage("broken on purpose");
        }
    }

    @Test
    void closingBeforeTheEndLetsTheReadingThreadEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            private final byte[] record = RECORD.formatted(7).getBytes(StandardCharsets.UTF_8);

            @Override
            public int read(byte[] b, int off, int len) {
                asked.countDown();
                int n = Math.min(len, record.length);
                System.arraycopy(record, 0, b, off, n);
                return n;
            }

            @Override
            public int read() {
                return -1;
            }
        };
        ReadAhead ahead = open(endless);
        asked.await();
        assertThat(ahead.next()).isEqualTo(Progress.EVENT);
        ahead.close();
        ahead.awaitEnd();
        assertThat(ahead.summary().logRecords()).isPositive();
    }

    private static ReadAhead open(InputStream in) throws IOException {
        return ReadAhead.openParts(List.of(new LogSource("test.log", "pod-1", () -> in)), true);
    }
}
