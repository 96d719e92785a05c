package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same is told in many forms by formats of one's own and by releases. */
class AccessLogFormsTest {

    private static Exchange only(String line) {
        Reading reading = new Story().line(line).read();
        assertThat(reading.exchanges()).hasSize(1);
        return reading.exchanges().get(0);
    }

    private static Cause cause(Exchange exchange) {
        return Objects.requireNonNull(exchange.cause());
    }

    /** As Istio prints it since 1.9. */
    private static String istio(String request, String answer, String transport, String host) {
        return "[2026-01-05T10:00:01.250Z] \"" + request + "\" " + answer + " - \"" + transport
                + "\" 0 95 45 - \"-\" \"curl/8\" \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"reviews:9080\" \"" + host
                + "\" reviews - 10.96.1.2:9080 10.0.0.9:40113 - default";
    }

    @Test
    void whyTheConnectionFailedIsToldWhereDetailsStandBesideIt() {
        Exchange exchange = only(istio(
                "GET /a HTTP/1.1",
                "503 UF upstream_reset_before_response_started{remote_connection_failure}",
                "delayed_connect_error:_111",
                "10.0.0.6:9080"));
        assertThat(cause(exchange).id()).isEqualTo("upstream_connect_failure");
        assertThat(cause(exchange).summary()).contains("connection refused (111)");
        assertThat(exchange.response().details()).endsWith("{remote_connection_failure}");
    }

    @Test
    void detailsMayHaveBlanks() {
        Exchange exchange = only(istio(
                "GET /a HTTP/1.1",
                "503 UC upstream_reset_before_response_started{connection termination}",
                "-",
                "10.0.0.6:9080"));
        assertThat(exchange.response().details()).endsWith("{connection termination}");
        assertThat(cause(exchange).id()).isEqualTo("upstream_closed_early");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-01-05T10:00:01.250Z\",\"response_flags\":[\"UF\",\"URX\"],\"duration\":15.7",
                "1767607201250,\"response_flags\":\"UF,URX\",\"duration\":\"15\"",
                "\"2026-01-05 10:00:01.250\",\"response_flags\":\"UpstreamConnectionFailure,UpstreamRetryLimitExceeded\",\"duration\":15"
            })
    void jsonMayTellTimesAndFlagsInOtherForms(String told) {
        Exchange exchange =
                only("{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":503,\"upstream_host\":\"10.0.0.7:80\","
                        + "\"start_time\":" + told + "}");
        assertThat(exchange.response().flags()).containsExactly("UF", "URX");
        assertThat(exchange.span().start()).isEqualTo(1_767_607_201_250_000_000L);
        assertThat(exchange.span().durationNs()).isEqualTo(15_000_000);
        assertThat(cause(exchange).id()).isEqualTo("upstream_connect_failure");
    }

    /** A client may put anything into its path. */
    @ParameterizedTest
    @ValueSource(strings = {"/a b\" 200 x", "/q?x=\"1\" 5"})
    void aPathMayHoldWhatLooksLikeTheEndOfTheRequest(String path) {
        Exchange exchange = only(istio("GET " + path + " HTTP/1.1", "503 UH -", "-", "-"));
        assertThat(exchange.request().path()).isEqualTo(path);
        assertThat(exchange.response().flags()).containsExactly("UH");
    }

    @Test
    void aSentenceThatQuotesALineIsNone() {
        assertThat(new Story()
                        .line("Yesterday we saw the line \"GET /a HTTP/1.1\" 503 UF 0 91 and asked ourselves why.")
                        .read()
                        .exchanges())
                .isEmpty();
    }

    @Test
    void aLineBehindAPrefixMayEndInTwoWords() {
        Reading reading = new Story()
                .line(
                        "foo [2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 503 UF 0 91 5 - \"-\" \"curl/8\" \"id-1\" \"shop\" \"10.0.0.1:80\" default backend")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
    }

    /** Far beyond what reading it once takes, and far below what going back at each word does. */
    @Test
    void aLongLineOfWordsTakesNoLongTime() {
        for (String word : List.of("a ", "{a ")) {
            String line = "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" 503 UF " + word.repeat(100_000);
            Reading reading = assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> new Story().line(line).read());
            assertThat(reading.summary().accessLines()).isEqualTo(1);
        }
    }
}
