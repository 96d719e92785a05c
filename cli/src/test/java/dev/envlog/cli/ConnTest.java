package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import dev.envlog.timeline.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of one connection. */
class ConnTest {

    private static final int HALF = Connection.MOST_STEPS / 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ofAConnectionThatLivesForDaysTheBeginningAndTheEndAreShown() throws IOException {
        String log = busy(5 * HALF);
        List<String> shown = Run.of("conn", "C7", "--lines", "-q", log).lines();
        assertThat(shown)
                .filteredOn(line -> line.contains("buffer_length="))
                .hasSize(2 * HALF)
                .satisfies(
                        lines -> assertThat(lines.get(0)).endsWith("buffer_length=0"),
                        lines -> assertThat(lines.get(HALF - 1)).endsWith("buffer_length=" + (HALF - 1)),
                        lines -> assertThat(lines.get(HALF)).endsWith("buffer_length=" + 4 * HALF),
                        lines -> assertThat(lines.get(2 * HALF - 1)).endsWith("buffer_length=" + (5 * HALF - 1)));
        assertThat(shown)
                .filteredOn(line -> line.contains("left out"))
                .singleElement()
                .asString()
                .contains(String.format(" %,d records between left out here ", 3 * HALF));
        // What was left out was no silence.
        assertThat(shown).noneMatch(line -> line.contains("nothing of it logged"));
        assertThat(shown).anyMatch(line -> line.contains(String.format("%,d records · lines 1–", 5 * HALF)));

        String index = folder.resolve("index").toString();
        assertThat(Run.of("index", "--into", index, log).exit()).isZero();
        assertThat(Run.of("conn", "C7", "--lines", "-q", "--index", index).lines())
                .isEqualTo(shown);
    }

    @Test
    void ofALongLifeThatFitsNothingIsLeftOut() throws IOException {
        assertThat(Run.of("conn", "C7", "--lines", "-q", busy(2 * HALF)).lines())
                .noneMatch(line -> line.contains("left out"))
                .filteredOn(line -> line.contains("buffer_length="))
                .hasSize(2 * HALF);
    }

    /** A connection with so many records, and another one's between them. */
    private String busy(int records) throws IOException {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 0; i < records; i++) {
            log.at(i)
                    .conn("connection", 7, "readDisable: disable=true disable_count=0 state=0 buffer_length=" + i)
                    .conn("connection", 8, "remote early close");
        }
        Path file = folder.resolve("busy.log");
        Files.write(file, log.bytes());
        return file.toString();
    }

    @Test
    void aSessionUsesItsClientsConnection() {
        Run run = Run.of("conn", "-q", "C0", Cases.named("tcp").input().toString());
        assertThat(run.out()).contains("used by 1 session").doesNotContain("in vain");
    }

    /** It prints connection 0 for none, which may be the number of the connection that is made for it. */
    @Test
    void aSideCallDoesNotUseConnectionZero() {
        EnvoyLogWriter log = asking(0)
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("client", 0, "connecting")
                .conn("connection", 0, "connecting to 10.1.0.1:80");
        Run run = Run.piped(log.text(), "conn", "-q", "C0");
        assertThat(run.out()).contains("used by 0 requests").doesNotContain("in vain");
    }

    @Test
    void aConnectionThatIsBeingMadeIsWaitedForAndNotInVain() {
        EnvoyLogWriter log = asking(5)
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("client", 8, "connecting")
                .conn("connection", 8, "connecting to 10.1.0.1:80")
                .conn("connection", 8, "connection in progress");
        assertThat(Run.piped(log.text(), "explain").out())
                .contains("try 1  – → 10.1.0.1:80 · open · waits for C8, connecting · link: none");
        assertThat(Run.piped(log.text(), "conn", "-q", "C8").out()).doesNotContain("in vain");
        log.conn("connection", 8, "connected");
        assertThat(Run.piped(log.text(), "show", "-q", "last").out()).contains("waits for C8, TCP connected");
    }

    @Test
    void aConnectionThatWasRefusedWasWaitedForInVain() {
        EnvoyLogWriter log = asking(5)
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("client", 8, "connecting")
                .conn("connection", 8, "connecting to 10.1.0.1:80")
                .conn("connection", 8, "delayed connect error: 111")
                .conn("pool", 8, "client disconnected, failure reason: delayed connect error: 111")
                .stream(
                        "router",
                        5,
                        77,
                        "upstream reset: reset reason: connection failure, transport failure reason: delayed connect error: 111");
        assertThat(Run.piped(log.text(), "conn", "-q", "C8").out()).contains("waited for in vain by 1 request");
    }

    private static EnvoyLogWriter asking(long connection) {
        return new EnvoyLogWriter()
                .stream("router", connection, 77, "cluster 'one' match for URL '/a'").stream(
                                "router", connection, 77, "router decoding headers:")
                        .headers(":authority", "shop", ":path", "/a", ":method", "GET")
                        .plain("pool", "queueing stream due to no available connections (ready=0 busy=0 connecting=0)")
                        .plain("pool", "trying to create new connection");
    }
}
