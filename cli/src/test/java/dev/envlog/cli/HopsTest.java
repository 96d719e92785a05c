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

    /** @param addresses of the connection to the upstream, of this proxy, and of the client */
    private static String over(String start, String request, String answer, String id, String host, String addresses) {
        return "[2026-01-05T10:00:" + start + "Z] \"" + request + "\" " + answer + " \"-\" \"curl/8\" \"" + id
                + "\" \"shop\" \"" + host + "\" outbound|80||shop " + addresses + " - -\n";
    }

    private static String sent(String id) {
        return over(
                "01.000",
                "GET /a HTTP/1.1",
                "503 - via_upstream - \"-\" 0 95 77 63",
                id,
                "10.1.0.7:80",
                "10.1.0.5:49326 10.9.0.1:80 10.1.0.5:5001");
    }

    private static String came(String request, String answer, String id, String client) {
        return over("01.015", request, answer, id, "10.1.0.7:80", "127.0.0.6:33619 10.1.0.7:80 " + client);
    }

    private static String explained(String log, String which) {
        return Run.piped(log, "explain", "--width", "200", which).out();
    }

    @Test
    void bothEndsOfAConnectionTellTheNextProxysViewOfARequestAlsoWithoutIds() {
        String cut = "503 UC upstream_reset_before_response_started{connection_termination} - \"-\" 0 95 47 -";
        for (String id : List.of(ID, "-")) {
            String log = sent(id) + came("GET /a HTTP/1.1", cut, id, "10.1.0.5:49326");
            assertThat(explained(log, "@1"))
                    .contains(
                            "next proxy  - @2 GET shop/a ✗ 503 UC began 15ms later: the connection to 10.1.0.7:80 ended")
                    .contains("as both ends of the connection agree: why it failed stands there");
            assertThat(explained(log, "@2"))
                    .contains("from proxy  - @1 GET shop/a ✗ 503 began 15ms before: 10.1.0.7:80 itself answered 503")
                    .contains("as both ends of the connection agree: this failure is what it got");
        }
    }

    @Test
    void whereAllFailuresAreToldEachHasItsOtherViews() {
        String log =
                sent("-") + came("GET /a HTTP/1.1", "500 - via_upstream - \"-\" 0 95 47 46", "-", "10.1.0.5:49326");
        assertThat(Run.piped(log, "explain", "--all-failed", "--width", "200").out())
                .contains("next proxy  - @2 GET shop/a ✗ 500")
                .contains("from proxy  - @1 GET shop/a ✗ 503");
    }

    @Test
    void anIndexFindsTheOtherEndAsWell() throws IOException {
        Path log = dir.resolve("access.log");
        Files.writeString(
                log,
                sent("-") + came("GET /a HTTP/1.1", "500 - via_upstream - \"-\" 0 95 47 46", "-", "10.1.0.5:49326"));
        String index = dir.resolve("index").toString();
        assertThat(Run.of("index", "--into", index, log.toString()).exit()).isZero();
        assertThat(Run.of("explain", "--width", "200", "@1", "--index", index).out())
                .contains("next proxy  - @2 GET shop/a ✗ 500");
        assertThat(Run.of("explain", "--width", "200", "@2", "--index", index).out())
                .contains("from proxy  - @1 GET shop/a ✗ 503");
    }

    @Test
    void aClientThatLeftIsTheProxyBefore() {
        String log = sent(ID).replace("503 - via_upstream", "504 UT response_timeout")
                + came("GET /a HTTP/1.1", "0 DC downstream_remote_disconnect - \"-\" 0 0 60 -", ID, "10.1.0.5:49326");
        assertThat(explained(log, "@1")).contains("the client that left there is this proxy");
        assertThat(explained(log, "@2")).contains("that is the client, and why it left stands there");
    }

    /** It takes mutual TLS only, and was sent plain text. */
    @Test
    void aSessionThatTheNextProxyRefusedIsTold() {
        String log = came("- - -", "0 NR filter_chain_not_found - \"-\" 0 0 0 -", "-", "10.1.0.5:49326") + sent(ID);
        assertThat(explained(log, "@2")).contains("next proxy  - @1 tcp ").contains("why it failed stands there");
    }

    @Test
    void aConnectionServesOtherRequestsAsWell() {
        String failed = "500 - via_upstream - \"-\" 0 95 47 46";
        String other = "0a1b2c3d-9d0f-4591-a4d4-039b4321863d";
        for (String log : List.of(
                came("GET /a HTTP/1.1", failed, other, "10.1.0.5:49326"),
                came("GET /b HTTP/1.1", failed, "-", "10.1.0.5:49326"),
                came("GET /a HTTP/1.1", failed, "-", "10.1.0.5:49999"))) {
            assertThat(explained(sent(ID) + log, "@1")).contains("answered 503").doesNotContain("next proxy");
        }
    }

    @Test
    void aCallOfTheUpstreamMeanwhileIsPerhapsForTheRequest() {
        String call = over(
                "01.020",
                "GET /stock HTTP/1.1",
                "503 UH no_healthy_upstream - \"-\" 0 19 0 -",
                "-",
                "-",
                "- 10.9.0.2:80 10.1.0.7:5077");
        assertThat(explained(call + sent(ID), "@2"))
                .contains("call there  - @1 GET shop/stock ✗ 503 UH began 20ms later")
                .contains("perhaps for it");
        assertThat(explained(call.replace("00:01.020", "00:00.999") + sent(ID), "@2"))
                .doesNotContain("call there");
        assertThat(explained(call.replace("10.1.0.7:", "10.1.0.8:") + sent(ID), "@2"))
                .doesNotContain("call there");
        String refused = sent(ID).replace("503 - via_upstream", "503 UF delayed_connect_error:_111");
        assertThat(explained(call + refused, "@2")).contains("503 UF").doesNotContain("call there");
    }
}
