package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees of a failure is the body of an answer that Envoy gives itself. */
class WhatBodyTest {

    @Test
    void theReasonsInABodyAreExplainedBesideIt() {
        assertThat(Run.of(
                                "what",
                                "upstream connect error or disconnect/reset before headers. retried and the latest reset reason: "
                                        + "connection failure, transport failure reason: delayed connect error: 111")
                        .out())
                .contains("This proxy's own 503", "reset reason", "connection refused (111)");
    }

    @ParameterizedTest
    @CsvSource({
        "no healthy upstream, Flag UH",
        "upstream request timeout, Flag UT",
        "stream timeout, Flag SI",
        "RBAC: access denied, own 403",
        "Jwt is expired, own 401",
    })
    void aBodyIsExplainedThoughItsWordsAreAStatementsToo(String body, String meaning) {
        Run run = Run.of("what", body);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith(body + "  answer of Envoy's own").contains(meaning);
    }
}
