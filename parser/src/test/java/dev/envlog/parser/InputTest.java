package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs of all kinds, good and bad. */
class InputTest {

    private static final byte[] LOG = Cases.named("http1-new").bytes();

    @TempDir
    Path folder = Path.of("");

    @Test
    void gzipIsKnownByItsContent() {
        Events plain = Events.of(LOG);
        Events zipped = Events.of(gzip(LOG));
        assertThat(zipped.list().stream().map(Shown::record).toList())
                .isEqualTo(plain.list().stream().map(Shown::record).toList());
        assertThat(zipped.summary()).isEqualTo(plain.summary());
        assertThat(zipped.summary().bytes()).isEqualTo(LOG.length);
        assertThat(zipped.summary().problem()).isNull();
    }

    @Test
    void gzipMembersOneAfterTheOtherAreOneInput() {
        byte[] half = gzip(Arrays.copyOf(LOG, LOG.length / 2));
        byte[] rest = gzip(Arrays.copyOfRange(LOG, LOG.length / 2, LOG.length));
        // A stream that never says how much is there, as a pipe that is slower than its reader.
        InputStream both = new SequenceInputStream(new ByteArrayInputStream(half), new ByteArrayInputStream(rest)) {
            @Override
            public int available() {
                return 0;
            }
        };
        assertThat(Events.of(both).summary()).isEqualTo(Events.of(LOG).summary());
    }

    @Test
    void truncatedGzipGivesWhatIsThereAndSaysSo() {
        byte[] zipped = gzip(LOG);
        Events whole = Events.of(LOG);
        Events part = Events.of(Arrays.copyOf(zipped, zipped.length * 3 / 4));
        assertThat(part.summary().problem()).isEqualTo("the compressed data ends early");
        assertThat(part.list()).hasSizeBetween(10, whole.list().size() - 1);
        assertThat(part.lines()).isEqualTo(part.summary().lines());
        assertThat(part.list().get(0).text()).isEqualTo(whole.list().get(0).text());
    }

    @Test
    void gzipThatEndsBeforeItsDataCannotBeOpened() {
        LogSource stub = LogSource.stdin(new ByteArrayInputStream(gzip(LOG), 0, 5), null);
        assertThatThrownBy(() -> EventReader.open(stub, false))
                .isInstanceOf(IOException.class)
                .hasMessage("the compressed data ends early");
    }

    @Test
    void damagedGzipNeverThrowsWhileReading() {
        byte[] zipped = gzip(LOG);
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = zipped.clone();
            damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt();
            Events events = Events.of(damaged);
            assertThat(events.lines()).isEqualTo(events.summary().lines());
        }
    }

    @Test
    void whatOnlyBeginsLikeGzipCannotBeOpened() {
        byte[] bytes = {0x1f, (byte) 0x8b, 'x', 'y', 'z', 0, 0, 0, 0, 0, 0, 0};
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThatThrownBy(() -> EventReader.open(LogSource.stdin(in, null), false))
                .isInstanceOf(IOException.class);
        assertThat(closed).isTrue();
    }

    @Test
    void emptyInputHasNoRecords() {
        Events events = Events.of("");
        assertThat(events.list()).isEmpty();
        assertThat(events.summary()).isEqualTo(new ReadSummary(null, false, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, null));
    }

    @Test
    void anInputOfOneByteIsRead() {
        assertThat(Events.of("x").places()).containsExactly("1+1");
        assertThat(Events.of("\n").places()).containsExactly("1+1");
    }

    @Test
    void binaryInputIsUnknownLineByLine() {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        noise[0] = 0;
        Events events = Events.of(noise);
        assertThat(events.list())
                .hasSizeGreaterThan(500)
                .allSatisfy(event -> assertThat(event.kind()).isEqualTo(RecordKind.UNKNOWN));
        assertThat(events.lines()).isEqualTo(events.summary().lines());
        assertThat(events.summary().format()).isNull();
    }

    @Test
    void bytesThatAreNoUtf8AreReplacedInTheTextOnly() {
        byte[] line = "[2026-01-05 10:00:00.000][1][debug][router] [C5][S7] cluster 'a?b' match for URL '/'\n"
                .getBytes(StandardCharsets.UTF_8);
        line[new String(line, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
        Event event = Events.of(line).list().get(0);
        assertThat(event.field("cluster")).isEqualTo("a\ufffdb");
        assertThat(event.eventName()).isEqualTo("router.cluster_match");
    }

    @Test
    void troubleWhileReadingEndsTheInputAfterWhatWasRead() {
        String log = new String(LOG, StandardCharsets.UTF_8);
        LiveInput broken = new LiveInput().write(log.substring(0, log.length() / 2));
        broken.breakOff();
        Events events = Events.of(broken);
        assertThat(events.summary().problem()).isEqualTo("pipe broken");
        assertThat(events.list()).hasSizeGreaterThan(10);
        assertThat(events.lines()).isEqualTo(events.summary().lines());
    }

    @Test
    void aFileThatIsNotThereCannotBeOpened() {
        LogSource missing = LogSource.file(folder.resolve("none.log"), null);
        assertThatThrownBy(() -> EventReader.open(missing, false)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> EventReader.open(LogSource.file(folder, null), false))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSummaryTellsTheFormat() {
        assertThat(List.of("seed", "http1-new", "http1-reuse", "connect-failure", "h2-upstream").stream()
                        .map(name ->
                                Events.of(Cases.named(name).bytes()).summary().format()))
                .containsExactly(
                        "bare (envoy LOGGER MESSAGE)",
                        "Envoy text",
                        "Istio text with thread ids",
                        "Istio text without thread ids, no source positions",
                        "JSON");
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
