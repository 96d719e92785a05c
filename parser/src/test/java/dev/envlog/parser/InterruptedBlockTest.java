package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.Feed;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of other programs that fell between the header lines of a record. */
class InterruptedBlockTest {

    private static final String ACCESS = "[2026-01-05T09:59:58.871Z] \"GET /health HTTP/1.1\" 200 - 0 2 1 0";
    private static final String JSON_ACCESS = "{\"response_code\":200,\"method\":\"GET\"}";
    private static final String AGENT = "2024-04-22T10:15:03.100344Z\tinfo\tReadiness succeeded in 1.3s";
    private static final String JSON_AGENT =
            "{\"level\":\"info\",\"time\":\"2024-04-22T10:14:58.001122Z\",\"scope\":\"xdsproxy\",\"msg\":\"connected\"}";
    private static final String FIRST =
            "[2026-01-05 10:00:00.000][23][debug][http] [C5][S77] request headers complete" + " (end_stream=true):\n";
    private static final String NEXT = "[2026-01-05 10:00:00.000][23][debug][http] [C5] new stream\n";
    private static final List<Header> HEADERS = List.of(new Header(":path", "/"), new Header(":method", "GET"));

    @ParameterizedTest
    @ValueSource(strings = {ACCESS, JSON_ACCESS, AGENT, JSON_AGENT})
    void aLineBetweenTwoHeadersIsARecordOfItsOwn(String side) {
        Events events = Events.of(FIRST + "':path', '/'\n" + side + "\n':method', 'GET'\n\n" + NEXT);
        assertThat(events.places()).containsExactly("1+4", "3+1", "6+1");
        Event block = events.list().get(0);
        assertThat(block.headers()).isEqualTo(HEADERS);
        assertThat(block.header(":method")).isEqualTo("GET");
        assertThat(block.text()).isEqualTo(FIRST + "':path', '/'\n':method', 'GET'\n");
        assertThat(block.stream()).isEqualTo(77);
        assertThat(events.list().get(1).kind()).isIn(RecordKind.ACCESS, RecordKind.AGENT);
        assertThat(Shown.envelope(events.list().get(1))).isEqualTo(Shown.envelope(Events.only(side)));
        assertThat(events.list().get(1).text()).isEqualTo(side);
        assertThat(events.list().get(2).message()).isEqualTo("new stream");
    }

    @Test
    void theBlockMayBeInterruptedBeforeItsFirstHeaderAndAgainAndByManyLines() {
        String log = FIRST + ACCESS + "\n':path', '/'\n" + JSON_ACCESS + "\n" + AGENT + "\n" + ACCESS
                + "\n':method', 'GET'\n" + ACCESS + "\n\n" + NEXT;
        Events events = Events.of(log);
        assertThat(events.places()).containsExactly("1+4", "2+1", "4+1", "5+1", "6+1", "8+1", "10+1");
        assertThat(events.list().get(0).headers()).isEqualTo(HEADERS);
    }

    @Test
    void theThreadThatEndsABlockIsFoundBehindTheLine() {
        String first = "2024-04-22T10:15:03.100342Z\tdebug\tenvoy http\t[C5][S77] encoding trailers via codec:\n";
        Events events = Events.of(first + "'grpc-status', '0'\n" + AGENT + "\n\tthread=21\n" + AGENT + "\n");
        assertThat(events.places()).containsExactly("1+3", "3+1", "5+1");
        assertThat(events.list().get(0).thread()).isEqualTo("21");
        assertThat(events.list().get(0).header("grpc-status")).isEqualTo("0");
    }

    @Test
    void aLineAfterTheBlockBelongsToNoBlock() {
        Events events = Events.of(FIRST + "':path', '/'\n\n" + ACCESS + "\n':method', 'GET'\n" + NEXT);
        assertThat(events.places()).containsExactly("1+3", "4+2", "6+1");
    }

    @Test
    void aLineThatIsNotFollowedByAHeaderEndsTheBlock() {
        Events events =
                Events.of(FIRST + "':path', '/'\n" + AGENT + "\ngoroutine 1 [running]:\n\tmain.main()\n" + NEXT);
        assertThat(events.places()).containsExactly("1+2", "3+3", "6+1");
        assertThat(Events.of(FIRST + ACCESS + "\n" + NEXT).places()).containsExactly("1+1", "2+1", "3+1");
        assertThat(Events.of(FIRST + ACCESS + "\n" + ACCESS + "\n").places()).containsExactly("1+1", "2+1", "3+1");
    }

    @Test
    void aStatementWithoutBlockIsNotContinuedBehindTheLine() {
        assertThat(Events.of(NEXT + ACCESS + "\n':method', 'GET'\n").places()).containsExactly("1+1", "2+2");
    }

    @Test
    void whatIsKeptAsideIsBounded() {
        EnvoyLogWriter log = new EnvoyLogWriter().line(FIRST.strip());
        String longLine = ACCESS + " " + "x".repeat(10_000);
        for (int i = 0; i < 1000; i++) {
            log.line(longLine);
        }
        Events events = Events.of(log.line("':path', '/'").text());
        assertThat(events.list()).hasSize(1001);
        assertThat(events.lines()).isEqualTo(1002);

        EnvoyLogWriter mixed = new EnvoyLogWriter().line(FIRST.strip());
        for (int i = 0; i < 1000; i++) {
            mixed.line("':path', '/'").line(longLine);
        }
        Events cut = Events.of(mixed.line("':path', '/'").text());
        assertThat(cut.lines()).isEqualTo(2002);
        assertThat(cut.list().get(0).lines()).isBetween(50, 200);
    }

    @Test
    void theBoundIsThatOfEachRecord() {
        String longLine = ACCESS + " " + "x".repeat(700_000) + "\n";
        String block = FIRST + "':path', '/'\n" + longLine + "':method', 'GET'\n\n";
        assertThat(Events.of(block + block + block).places())
                .containsExactly("1+4", "3+1", "6+4", "8+1", "11+4", "13+1");
    }

    @Test
    void aCopyOfSuchARecordStays() {
        Events events = Events.of(FIRST + "':path', '/'\n" + ACCESS + "\n':method', 'GET'\n\n" + FIRST
                + "':path', '/other'\n" + ACCESS + "\n':method', 'PUT'\n\n");
        assertThat(events.list().get(0).headers()).isEqualTo(HEADERS);
        assertThat(events.list().get(2).header(":method")).isEqualTo("PUT");
    }

    /** Text of a file that grows comes in pieces, and a pause between them is none of its writer. */
    @Test
    void theBlockIsTheSameInWhateverPiecesItComes() {
        String log = FIRST + "':path', '/'\n" + ACCESS + "\n" + AGENT + "\n':method', 'GET'\n" + ACCESS + "\n\n" + NEXT;
        List<String> whole = Events.of(log).list().stream().map(Shown::record).toList();
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        for (int at = FIRST.length(); at < bytes.length; at++) {
            assertThat(withAPause(bytes, at)).as("a pause at " + at).isEqualTo(whole);
        }
    }

    private static List<String> withAPause(byte[] bytes, int at) {
        int[] given = {0};
        boolean[] paused = {false};
        Feed feed = new Feed() {
            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (given[0] == at && !paused[0]) {
                    paused[0] = true;
                    return 0;
                }
                int end = given[0] < at ? at : bytes.length;
                int n = end - given[0];
                System.arraycopy(bytes, given[0], buffer, offset, n);
                given[0] = end;
                return n == 0 ? -1 : n;
            }

            @Override
            public boolean isQuiet() {
                return false;
            }
        };
        List<String> events = new ArrayList<>();
        EventReader reader = EventReader.follow(LogSource.stdin(InputStream.nullInputStream(), "pod-1"), feed);
        Progress progress = Progress.QUIET;
        while (progress != Progress.END) {
            progress = reader.next();
            if (progress == Progress.EVENT) {
                events.add(Shown.record(reader.event()));
            }
        }
        return events;
    }
}
