package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The router's line about an upstream's answer is not in the log; the answer that goes to the client is. */
class UntoldAnswerTest {

    private static Story asked() {
        return new Story().accept(5).asks(5, 77, "/a", "one").at(150);
    }

    private static String attempt(Story story) {
        return story.read().attempts(77).get(0);
    }

    private static Story encoded(int status, String... headers) {
        Story story = asked().encoded(5, 77, status);
        return headers.length == 0 ? story : story.headers(headers);
    }

    @Test
    void anAnswerThatIsNoErrorIsTheTrys() {
        Reading reading = encoded(200).read();
        assertThat(reading.attempts(77)).containsExactly("1 - - - response status=200 reset=- link=-");
        assertThat(reading.stream(77).attempts().get(0).end())
                .isEqualTo(reading.stream(77).attempts().get(0).start() + 150_000_000L);
        assertThat(reading.stream(77).response().localReply()).isFalse();
    }

    /** Up to 1.10 the proxy's own answers are announced by nothing. */
    @Test
    void anErrorMayBeTheProxysOwn() {
        assertThat(attempt(encoded(503))).doesNotContain("response");
        assertThat(attempt(encoded(200, "grpc-status", "14"))).doesNotContain("response");
    }

    @Test
    void theTimeThatTheUpstreamTookIsAddedToItsAnswersOnly() {
        assertThat(attempt(encoded(503, "x-envoy-upstream-service-time", "149")))
                .contains(" response status=503 ");
    }

    @Test
    void whatTheProxyAnswersItselfIsNoTrysAnswer() {
        assertThat(attempt(asked().localReply(5, 77, 200, "lua_response"))).doesNotContain("response");
    }
}
