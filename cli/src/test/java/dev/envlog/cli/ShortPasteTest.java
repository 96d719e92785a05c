package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A few lines of a thread, cut off before and behind: what they tell is told, and as what it is. */
class ShortPasteTest {

    @Test
    void theStatusThatDetailsStandForIsToldAsDerived() {
        String cut =
                "[2024-05-22 05:28:05.354][16][debug][http] [C5][S77] Sending local reply with details no_healthy_upstream\n";
        assertThat(Run.piped(cut, "ls").out()).contains("✗ (503)");
        assertThat(Run.piped(cut, "explain").out()).contains("✗ 503 (derived; 200 if it is gRPC)  UH (derived)");
        // The contract's status is one that was sent.
        assertThat(Run.piped(cut, "ls", "-o", "ndjson").out()).contains("\"status\":null", "\"flags\":[\"UH\"]");
    }

    @Test
    void whatTheUpstreamAnsweredIsToldThoughTheAnswerToTheClientIsNotThere() {
        Run run = Run.piped("""
                2021-08-03T06:46:35.298151Z trace envoy http [C6] status_code 500
                2021-08-03T06:46:35.298154Z trace envoy http [C6] Client: onHeadersComplete size=14
                2021-08-03T06:46:35.298167Z debug envoy router [C5][S77] upstream headers complete: end_stream=false
                """, "explain");
        assertThat(run.out()).contains("try 1  C6 → ? · response 500 · link: response-adjacent, inferred");
        assertThat(run.err()).contains("its upstream had answered 500, and what the client got is not known");
    }

    private static final String GRPC = """
            [2021-03-05 14:30:35.695][18][debug][http] [C4][S77] encoding headers via codec (end_stream=true):
            ':status', '200'
            'content-type', 'application/grpc'
            'grpc-status', '16'
            %s
            """;

    @Test
    void aGrpcStatusAloneDoesNotTellWhoseAnswerItIs() {
        Run explain = Run.piped(GRPC.formatted(""), "explain");
        assertThat(words(explain))
                .contains("whether the upstream made it or this proxy is not in the log")
                .contains("confidence low")
                .contains("this proxy answering itself: cannot be seen here")
                .contains("its JWT or ext_authz filter refused the call");
        assertThat(Run.piped(GRPC.formatted("'x-envoy-upstream-service-time', '3'"), "explain")
                        .out())
                .contains("upstream's side, confidence high");
    }

    @Test
    void aResponseWithTheGrpcStatusOfAFailureIsNoneThatIsWell() {
        assertThat(Run.piped(GRPC.formatted(""), "show", "@1").out())
                .contains("✗ response 200, grpc-status 16, 3 headers, no body");
    }

    private static String words(Run run) {
        return run.out().replaceAll("\\s+", " ");
    }
}
