package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request is in a log once for each proxy that it passes and each call made for it, all with one id: explain tells of those that may be why. */
class HopsTest {

    /** As the proxies after it know it: the digit that tells how it is traced may be another. */
    private static final String CALLED = "63377970-9d0f-4591-a4d4-039b4321863d";

    private static final String ID = "63377970-9d0f-9591-a4d4-039b4321863d";

    @TempDir
    Path dir;

    private static String line(String start, String path, String answer, String id, String host, String cluster) {
        return "[2026-01-05T10:00:" + start + "Z] \"GET " + path + " HTTP/1.1\" " + answer + " \"-\" \"curl/8\" \"" + id
                + "\" \"shop\" \"" + host + "\" " + cluster + " - 10.1.0.7:8080 10.1.0.9:40113 - default\n";
    }

    private static String inbound(String start, String answer) {
        return line(start, "/cart", answer, ID, "10.1.0.7:8080", "inbound|8080||");
    }

    private static String outbound(String start, String answer, String id) {
        return line(start, "/stock", answer, id, "-", "outbound|80||stock");
    }

    private static String explained(String log) {
        return Run.piped(log, "explain", "--width", "200", "@2").out();
    }

    @Test
    void aCallThatFailedWhileTheRequestWasUnderWayIsToldWithItsCause() {
        String log = outbound("01.002", "503 UH no_healthy_upstream - \"-\" 0 19 0 -", CALLED)
                + inbound("01.000", "500 - via_upstream - \"-\" 0 27 40 39");
        assertThat(explained(log))
                .contains("same id     - @1 GET shop/stock ✗ 503 UH began 2ms later: the cluster has no healthy host");
    }

    @Test
    void aCallThatOutlastedTheRequestIsTold() {
        String log = outbound("00.000", "200 - via_upstream - \"-\" 0 19 10 -", "another")
                + inbound("01.000", "0 DC downstream_remote_disconnect - \"-\" 0 0 500 -")
                + outbound("01.018", "200 DI via_upstream - \"-\" 0 19 2003 1", CALLED);
        assertThat(explained(log)).contains("- @3 GET shop/stock ✓ 200 DI began 18ms later and outlasted this one");
    }

    @Test
    void whatWentWellOrAtAnotherTimeOrForAnotherRequestIsNotTold() {
        String failed = "503 UH no_healthy_upstream - \"-\" 0 19 0 -";
        String inbound = inbound("01.000", "500 - via_upstream - \"-\" 0 27 40 39");
        for (String other : List.of(
                outbound("01.002", "200 - via_upstream - \"-\" 0 19 3 2", CALLED),
                outbound("00.100", failed, CALLED),
                outbound("01.002", failed, "0a1b2c3d-9d0f-4591-a4d4-039b4321863d"))) {
            assertThat(explained(other + inbound)).contains("answered 500").doesNotContain("same id");
        }
    }

    @Test
    void anIndexTellsTheSame() throws IOException {
        Path log = dir.resolve("access.log");
        Files.writeString(
                log,
                outbound("01.002", "503 UH no_healthy_upstream - \"-\" 0 19 0 -", CALLED)
                        + inbound("01.000", "500 - via_upstream - \"-\" 0 27 40 39"));
        Path index = dir.resolve("index");
        assertThat(Run.of("index", "--into", index.toString(), log.toString()).exit())
                .isZero();
        assertThat(Run.of("explain", "--width", "200", "@2", "--index", index.toString())
                        .out())
                .contains("same id     - @1 GET shop/stock ✗ 503 UH");
    }

    /** A client may give all of its requests the same id, or an empty one. */
    @Test
    void failuresBeforeWithTheSameIdDoNotHideThoseMeanwhile() {
        String failed = "503 UH no_healthy_upstream - \"-\" 0 19 0 -";
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            log.append(outbound("00.%03d".formatted(i), failed, CALLED));
        }
        log.append(outbound("01.002", failed, CALLED))
                .append(inbound("01.000", "500 - via_upstream - \"-\" 0 27 40 39"));
        assertThat(Run.piped(log.toString(), "explain", "--width", "200", "@52").out())
                .contains("same id     - @51 GET shop/stock");
        String nameless = log.toString().replace(CALLED, "").replace(ID, "");
        assertThat(Run.piped(nameless, "explain", "--width", "200", "@52").out())
                .contains("answered 500")
                .doesNotContain("same id");
    }

    /** Each was the worst until the next one came. */
    @Test
    void theWorstOfManyIsToldWithWhatFailedMeanwhile() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            String id = "63377970-9d0f-4591-a4d4-%012d".formatted(i);
            log.append(line(
                    "00.000", "/cart", "500 - via_upstream - \"-\" 0 27 " + (i + 1) + " -", id, "10.1.0.7:8080", "-"));
        }
        log.append(outbound("01.002", "503 UH no_healthy_upstream - \"-\" 0 19 0 -", CALLED))
                .append(inbound("01.000", "500 - via_upstream - \"-\" 0 27 4000 39"));
        assertThat(Run.piped(log.toString(), "explain", "--width", "200", "worst")
                        .out())
                .contains("same id     - @1501 GET shop/stock");
    }
}
