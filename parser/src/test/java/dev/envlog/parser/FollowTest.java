package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LogSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading a log while it is being written. */
@Timeout(30)
class FollowTest {

    private static final String STREAM = "[2026-01-05 10:00:00.000][23][debug][http] [C5] new stream\n";
    private static final String BLOCK = "[2026-01-05 10:00:00.001][23][debug][http] [C5][S77] request headers complete"
            + " (end_stream=true):\n':path', '/'\n':method', 'GET'\n\n";
    private static final String TIMEOUT = "[2026-01-05 10:00:00.002][23][debug][http] [C5] idle timeout\n";

    private final LiveInput input = new LiveInput();

    @AfterEach
    void endInput() {
        input.end();
    }

    @Test
    void theRecordBeingAssembledIsHandedOutBeforeItIsQuiet() throws IOException {
        try (EventReader reader = open(STREAM)) {
            assertThat(next(reader).message()).isEqualTo("new stream");
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
            input.write(BLOCK);
            assertThat(afterQuiet(reader)).isEqualTo(Progress.EVENT);
            assertThat(reader.event().headers()).hasSize(2);
            assertThat(reader.event().lines()).isEqualTo(4);
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
            input.write(TIMEOUT).end();
            assertThat(afterQuiet(reader)).isEqualTo(Progress.EVENT);
            assertThat(reader.event().line()).isEqualTo(6);
            assertThat(reader.next()).isEqualTo(Progress.END);
            assertThat(reader.next()).isEqualTo(Progress.END);
            assertThat(reader.summary().problem()).isNull();
        }
    }

    @Test
    void aRecordMayComeInManyPieces() throws IOException {
        String log = STREAM + BLOCK + TIMEOUT;
        for (int i = 0; i < log.length(); i++) {
            input.write(log.substring(i, i + 1));
        }
        input.end();
        try (EventReader reader = open("")) {
            assertThat(next(reader).message()).isEqualTo("new stream");
            assertThat(next(reader).headers()).containsExactly(new Header(":path", "/"), new Header(":method", "GET"));
            assertThat(next(reader).message()).isEqualTo("idle timeout");
            assertThat(reader.next()).isEqualTo(Progress.END);
            assertThat(reader.summary().lines()).isEqualTo(6);
        }
    }

    @Test
    void aLineWithoutItsEndIsWaitedFor() throws IOException {
        try (EventReader reader = open(STREAM + TIMEOUT.substring(0, 60))) {
            assertThat(next(reader).message()).isEqualTo("new stream");
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
            input.write(TIMEOUT.substring(60));
            assertThat(afterQuiet(reader)).isEqualTo(Progress.EVENT);
            assertThat(reader.event().message()).isEqualTo("idle timeout");
        }
    }

    /** Whoever follows several logs has to come to the others. */
    @Test
    void anUnfinishedLineThatIsTooLongIsWaitedForAndCutOnce() throws IOException {
        String start = TIMEOUT.substring(0, 60);
        try (EventReader reader = open(STREAM + start)) {
            assertThat(next(reader).message()).isEqualTo("new stream");
            for (int i = 0; i < 3; i++) {
                input.write("x".repeat(LineReader.MAX_LINE));
                assertThat(reader.next()).isEqualTo(Progress.QUIET);
            }
            input.write("the end\n" + BLOCK).end();
            Event cut = next(reader);
            assertThat(cut.text())
                    .hasSize(LineReader.MAX_LINE)
                    .startsWith(start)
                    .endsWith("x");
            assertThat(next(reader).headers()).hasSize(2);
            assertThat(reader.event().line()).isEqualTo(3);
            assertThat(reader.next()).isEqualTo(Progress.END);
            assertThat(reader.summary().cutLines()).isEqualTo(1);
            assertThat(reader.summary().lines()).isEqualTo(6);
            assertThat(reader.summary().bytes())
                    .isEqualTo(STREAM.length() + 60 + 3L * LineReader.MAX_LINE + 8 + BLOCK.length());
        }
    }

    @Test
    void aBlockThatPausesTooLongIsHandedOutAndItsRestIsNotLost() throws IOException {
        int pause = BLOCK.indexOf("':method'");
        try (EventReader reader = open(BLOCK.substring(0, pause))) {
            assertThat(next(reader).headers()).containsExactly(new Header(":path", "/"));
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
            input.write(BLOCK.substring(pause)).end();
            int lines = 2;
            for (Progress p = afterQuiet(reader); p != Progress.END; p = afterQuiet(reader)) {
                lines += reader.event().lines();
            }
            assertThat(lines).isEqualTo(4);
            assertThat(reader.summary().lines()).isEqualTo(4);
        }
    }

    @Test
    void anAccessLineInABlockThatPausesEndsTheBlock() throws IOException {
        int pause = BLOCK.indexOf("':method'");
        try (EventReader reader =
                open(BLOCK.substring(0, pause) + "[2026-01-05T10:00:00.000Z] \"GET / HTTP/1.1\" 200\n")) {
            assertThat(next(reader).lines()).isEqualTo(2);
            assertThat(next(reader).line()).isEqualTo(3);
            assertThat(reader.next()).isEqualTo(Progress.QUIET);
        }
    }

    @Test
    void aBrokenPipeEndsTheInputWithAProblem() throws IOException {
        try (EventReader reader = open(STREAM + "half a li")) {
            input.breakOff();
            assertThat(next(reader).lines()).isEqualTo(2);
            assertThat(afterQuiet(reader)).isEqualTo(Progress.END);
            assertThat(reader.summary().problem()).isEqualTo("pipe broken");
            assertThat(reader.summary().lines()).isEqualTo(2);
        }
    }

    @Test
    void whatFailsBesidesReadingIsNotTakenForTheEnd() throws IOException {
        InputStream damaged = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                throw new IllegalStateException("damaged beyond repair");
            }
        };
        try (EventReader reader = EventReader.open(LogSource.stdin(damaged, null), true)) {
            assertThatThrownBy(() -> afterQuiet(reader)).hasMessage("damaged beyond repair");
        }
    }

    private EventReader open(String written) throws IOException {
        if (!written.isEmpty()) {
            input.write(written);
        }
        return EventReader.open(LogSource.stdin(input, null), true);
    }

    private static Event next(EventReader reader) {
        assertThat(afterQuiet(reader)).isEqualTo(Progress.EVENT);
        return reader.event();
    }

    /** A slow machine may be quiet between two writes. */
    private static Progress afterQuiet(EventReader reader) {
        Progress progress = reader.next();
        while (progress == Progress.QUIET) {
            progress = reader.next();
        }
        return progress;
    }
}
