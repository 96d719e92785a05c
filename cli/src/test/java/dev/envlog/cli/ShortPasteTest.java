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
}
