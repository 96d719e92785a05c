package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.parser.input.Feed;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.FuzzCorpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of any kind as a log. */
class EventReaderFuzzTest {

    static List<byte[]> logs() {
        return FuzzCorpus.of("event-reader");
    }

    /** Nothing is thrown, every line is in one record, and the records together are the text. */
    @MethodSource("logs")
    @FuzzTest(maxDuration = "10m")
    void losesNothing(byte[] bytes) {
        List<long[]> spans = new ArrayList<>();
        long lines = 0;
        try (EventReader reader = EventReader.open(source(bytes), false)) {
            EventReader.Progress progress = reader.next();
            while (progress == EventReader.Progress.EVENT) {
                AssembledRecord record = (AssembledRecord) reader.event();
                assertThat(record.lines()).isPositive();
                lines += record.lines();
                for (int i = 0; i < record.spans.count(); i++) {
                    spans.add(new long[] {record.spans.from(i), record.spans.to(i)});
                }
                assertIsWhole(record);
                progress = reader.next();
            }
            assertThat(progress).isEqualTo(EventReader.Progress.END);
            assertThat(lines).isEqualTo(reader.summary().lines());
            assertThat(reader.summary().problem()).isNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] text = text(bytes);
        spans.sort(Comparator.comparingLong(span -> span[0]));
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        for (long[] span : spans) {
            back.write(text, (int) span[0], (int) (span[1] - span[0]));
        }
        assertThat(back.toByteArray()).isEqualTo(text);
    }

    /** In whatever pieces the bytes come, and whenever there are none for now, it makes the same events. */
    @MethodSource("logs")
    @FuzzTest(maxDuration = "10m")
    void readsTheSameInPieces(byte[] bytes) {
        byte[] text = text(bytes);
        List<String> whole = new ArrayList<>();
        try (EventReader reader = EventReader.open(source(text), false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                whole.add(Shown.record(reader.event()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(inPieces(text, Arrays.hashCode(bytes))).isEqualTo(whole);
    }

    private static List<String> inPieces(byte[] text, long seed) {
        List<String> events = new ArrayList<>();
        Pieces pieces = new Pieces(source(text), new Random(seed));
        try (EventReader reader = EventReader.follow(source(text), pieces)) {
            int quiet = 0;
            EventReader.Progress progress = EventReader.Progress.QUIET;
            while (progress != EventReader.Progress.END) {
                progress = reader.next();
                if (progress == EventReader.Progress.EVENT) {
                    events.add(Shown.record(reader.event()));
                    pieces.mayPause = true;
                } else if (progress == EventReader.Progress.QUIET) {
                    quiet++;
                }
            }
            assertThat(quiet).isLessThanOrEqualTo(pieces.pauses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    /** Every part of a record can be asked for, of a copy too. */
    private static void assertIsWhole(Event event) {
        String shown = Shown.record(event);
        Event copy = event.copy();
        assertThat(Shown.record(copy)).isEqualTo(shown);
        assertThat(copy.text()).isEqualTo(event.text());
        for (int i = 0; i < event.fieldCount(); i++) {
            assertThat(event.field(event.fieldName(i))).isNotNull();
        }
        for (Header header : event.headers()) {
            // No other can be asked for.
            if (header.name().matches("[\\x21-\\x7e]+")) {
                assertThat(event.header(header.name())).as(header.name()).isNotNull();
            }
        }
    }

    private static LogSource source(byte[] bytes) {
        return new LogSource("fuzz.log", "pod", () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] text(byte[] bytes) {
        try (InputStream text = source(bytes).text()) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands text out in pieces. Pauses only after the first record: what stands before it is looked at as it comes. */
    private static final class Pieces implements Feed {

        private final InputStream text;
        private final Random random;
        private boolean mayPause;
        private int pauses;

        Pieces(LogSource source, Random random) {
            try {
                this.text = source.text();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (mayPause && random.nextInt(4) == 0) {
                pauses++;
                return 0;
            }
            return text.read(buffer, offset, 1 + random.nextInt(Math.min(length, 40)));
        }

        @Override
        public boolean isQuiet() {
            return false;
        }
    }
}
