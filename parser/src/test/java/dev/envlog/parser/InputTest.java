package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Cases;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs of all kinds, good and bad. */
class InputTest {

    private static final byte[] LOG = Cases.named("http1-new").bytes();

    @TempDir
    Path folder = Path.of("");

    @Test
    void emptyInputHasNoRecords() {
        Events events = Events.of("");
        assertThat(events.list()).isEmpty();
        assertThat(events.summary())
                .isEqualTo(new ReadSummary(null, false, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null));
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
}
