package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.Run;
import dev.envlog.testdata.EnvoyLogWriter;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void theLongestSilencesHaveARow() {
        assertThat(shown(0, 2, 900, 1000))
                .contains("898ms nothing of it logged (90 %)")
                .doesNotContain("100ms nothing");
    }

    @Test
    void aConnectionThatWasQuietBeforeTheRequestIsNoPartOfIt() {
        assertThat(after(40)).doesNotContain("nothing of it logged");
        assertThat(after(30_000)).contains("▒ 30.0s nothing of it logged ▒").doesNotContain("%");
    }

    /** Pieces of a log that somebody put together, the last one first. */
    @Test
    void timeThatRunsBackwardsIsToldAndIsNoSilence() {
        assertThat(shown(5000, 5001, 20, 30, 4000))
                .contains("the log goes back 4981ms here")
                .doesNotContain("nothing of it logged");
        assertThat(shown(100, 40_000, 100, 60_000))
                .contains(
                        "39.9s nothing of it logged (67 %)",
                        "the log goes back 39.9s here", "20.0s nothing of it logged (33 %)");
    }

    /** Worker threads and the main thread write as they come. */
    @Test
    void linesOfThreadsThatWriteAtTheSameTimeAreNotWorthARow() {
        assertThat(shown(10, 12, 11, 40)).doesNotContain("goes back");
    }

    /** A request some time after its connection. */
    private static String after(long millis) {
        EnvoyLogWriter log = new EnvoyLogWriter()
                        .at(0)
                        .conn("conn_handler", 1, "new connection from 10.0.0.7:40112")
                        .at(millis)
                        .conn("http", 1, "new stream")
                        .at(millis)
                        .stream("http", 1, 9, "request headers complete (end_stream=true):")
                        .headers(":path", "/", ":method", "GET");
        return Run.piped(log.text(), "show", "S9", "-q", "--width", "120").out();
    }

    private static String shown(long... millis) {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .at(millis[0]).stream("http", 1, 9, "request headers complete (end_stream=true):")
                        .headers(":path", "/", ":method", "GET");
        for (long at : millis) {
            log.at(at).stream("router", 1, 9, "pool ready");
        }
        return Run.piped(log.text(), "show", "S9", "-q", "--width", "120").out();
    }
}
