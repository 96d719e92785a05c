package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.EnvoyLogWriter;
import org.junit.jupiter.api.Test;

/** What the doctor advises where something is missing. */
class DoctorAdviceTest {

    @Test
    void idsThatAViewerAteAreMissed() {
        Run run = doctor(new EnvoyLogWriter()
                .plain("http", "request headers complete (end_stream=true):")
                .headers(":authority", "orders", ":path", "/", ":method", "GET")
                .plain("router", "cluster 'orders' match for URL '/'"));
        assertThat(run.out()).contains("! lines that always have ids have none");
    }

    @Test
    void headerBlocksThatGrepLeftOutAreMissed() {
        Run run = doctor(new EnvoyLogWriter().stream("http", 1, 2, "request headers complete (end_stream=true):"));
        assertThat(run.out())
                .contains("! header blocks are missing behind 1 of the lines that announce them")
                .contains("grep");
    }

    @Test
    void holesInRequestsAreToldOfAndATornNameIsNoLogger() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int stream = 1; stream <= 20; stream++) {
            log.at(stream).conn("http", 1, "new stream").stream(
                            "http", 1, stream, "request headers complete (end_stream=true):")
                    .headers(":authority", "a", ":path", "/", ":method", "GET");
            if (stream != 20) {
                log.stream("router", 1, stream, "cluster 'a' match for URL '/'");
            }
            log.stream("router", 1, stream, "router decoding headers:")
                    .headers(":authority", "a", ":path", "/", ":method", "GET")
                    .stream("router", 1, stream, "pool ready")
                    .stream("router", 1, stream, "upstream headers complete: end_stream=true");
            if (stream == 20) {
                log.stream("http", 1, stream, "encoding headers via codec (end_stream=true):");
            } else {
                log.stream("http", 1, stream, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200");
            }
        }
        log.stream("rou", 1, 19, "x");
        Run run = doctor(log);
        assertThat(run.out())
                .contains("1 with lines missing")
                .contains("! has holes: of 1 of 20 requests")
                .contains("loggers     debug: http router\n")
                .doesNotContain("header blocks are missing");
    }

    @Test
    void aClockThatGoesBackAndALogAtInfoAreToldOf() {
        Run back = doctor(new EnvoyLogWriter()
                .at(60_000)
                .plain("main", "flushing stats")
                .at(10)
                .plain("main", "flushing stats"));
        assertThat(back.out()).contains("! the clock goes back, by 59 s at line 2");
        Run info = doctor(new EnvoyLogWriter().level("info").plain("main", "starting main dispatch loop"));
        assertThat(info.out()).contains("! nothing at debug");
    }

    @Test
    void whatOnlySetsALogOffIsNotWhatDoesNotFit() {
        String record = new EnvoyLogWriter().conn("http", 1, "new stream").text();
        String log = "```\n$ kubectl logs shop-1\n" + record + "```\n\n\n```\n" + record + "```\n\n";
        assertThat(Run.piped(log, "doctor").out())
                .contains("confidence 1.00")
                .doesNotContain("many lines do not fit", "not understood");
    }

    @Test
    void linesThatDoNotFitAreToldUnlessTheyAreButACutEnd() {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 2, "request end stream")
                        .text();
        String told = "many lines do not fit the format";
        assertThat(Run.piped(log + "[2026-01-05 10:00:0", "doctor").out()).doesNotContain(told);
        assertThat(Run.piped("a\nb\nc\n" + log, "doctor", "--width", "200").out())
                .contains(told);
    }

    @Test
    void beginningsAreMissingBecauseTheLogWasCutOrBecauseTheirLoggerIsOff() {
        EnvoyLogWriter log = new EnvoyLogWriter().stream("router", 1, 2, "pool ready");
        assertThat(doctor(log).out())
                .contains(
                        "! of 1 of 1 requests the beginning is missing: the logger http, which tells it, says nothing")
                .doesNotContain("begins in the middle");
        assertThat(doctor(log.stream("http", 1, 2, "request end stream")).out())
                .contains("! begins in the middle: of 1 of 1 requests the beginning is missing; take more of the log");
    }

    @Test
    void aProcessThatDidNotStartIsNotAskedForItsLoggers() {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .level("critical")
                .plain("main", "error initializing config 'a.yaml': cannot bind '127.0.0.1:1': Address already in use")
                .level("info")
                .plain("main", "exiting");
        assertThat(doctor(log).out())
                .contains("critical", "another process", "! Envoy did not start")
                .doesNotContain("9901", "raise the loggers");
        assertThat(doctor(log.plain("main", "initializing epoch 0 (hot restart version=11.104)"))
                        .out())
                .contains("9901", "raise the loggers")
                .doesNotContain("did not start, and");
    }

    private static Run doctor(EnvoyLogWriter log) {
        return Run.with(Run.host(log.bytes()), "doctor");
    }
}
