package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.SilentLoggers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A logger is called off where it had to speak and did not, and not because an excerpt begins late or ends early. */
class SilentLoggersTest {

    private static final long C = 3;
    private static final long S = 77;

    private static List<String> silent(Story story) {
        return story.read().summary().silent();
    }

    private static Story routed() {
        return new Story()
                .stream("router", C, S, "cluster 'one' match for URL '/a'").stream(
                                "router", C, S, "router decoding headers:")
                        .headers(":authority", "shop", ":path", "/a", ":method", "GET");
    }

    @Test
    void thePoolSpeaksBetweenTheRoutersDecisionAndItsStream() {
        assertThat(silent(routed().stream("router", C, S, "pool ready"))).containsExactly("pool");
        assertThat(silent(routed().stream(
                        "router",
                        C,
                        S,
                        "upstream reset: reset reason: connection failure, transport failure reason: ")))
                .containsExactly("pool");
    }

    @Test
    void anExcerptThatBeginsBehindThePoolsLinesShowsNothingOfThePool() {
        assertThat(silent(new Story()
                        .stream("router", C, S, "pool ready").stream(
                                "router", C, S, "upstream headers complete: end_stream=true")))
                .isEmpty();
        assertThat(silent(new Story()
                        .stream(
                                "router",
                                C,
                                S,
                                "upstream reset: reset reason: connection termination, transport failure reason: ")))
                .isEmpty();
    }

    @Test
    void whatOneRequestPrintedShowsNothingForAnother() {
        assertThat(silent(routed().stream("router", C, S + 1, "pool ready"))).isEmpty();
    }

    @Test
    void theConnectionManagerSpeaksSoonAfterAnAnswerSoThatTheLogHasToGoOn() {
        Story answered = new Story().stream("router", C, S, "upstream headers complete: end_stream=true");
        assertThat(silent(answered.conn("client", 9, "response complete"))).isEmpty();
        assertThat(silent(answered.at(100).conn("client", 9, "disconnect. resetting 0 pending requests")))
                .containsExactly("http");
    }

    @Test
    void anotherThreadGoesOnByItself() {
        Story answered = new Story()
                .stream("router", C, S, "upstream headers complete: end_stream=true")
                        .thread(99)
                        .at(100);
        assertThat(silent(answered.conn("client", 9, "disconnect. resetting 0 pending requests")))
                .isEmpty();
    }

    @Test
    void theRouterSpeaksBetweenARequestAndItsAnswerUnlessSomethingElseAnswered() {
        Story asked = new Story()
                .stream("http", C, S, "request headers complete (end_stream=true):")
                        .headers(":authority", "shop", ":path", "/a", ":method", "GET");
        assertThat(silent(asked)).isEmpty();
        Story refused = new Story()
                .stream("http", C, S, "request headers complete (end_stream=true):")
                        .headers(":authority", "shop", ":path", "/a", ":method", "GET")
                        .stream(
                                "http",
                                C,
                                S,
                                "Sending local reply with details rbac_access_denied_matched_policy[none]")
                        .stream("http", C, S, "encoding headers via codec (end_stream=false):")
                        .headers(":status", "403");
        assertThat(silent(refused)).containsExactly("rbac");
        assertThat(silent(asked.stream("http", C, S, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")))
                .containsExactly("router");
    }

    @Test
    void aConnectionThatIsMadeIsToldAtOnce() {
        Story made = new Story().plain("pool", "creating a new connection (connecting=0)");
        assertThat(silent(made)).isEmpty();
        assertThat(silent(made.at(50).plain("pool", "queueing stream due to no available connections (ready=0)")))
                .containsExactly("connection");
    }

    @Test
    void aLoggerThatSpokeLaterIsNotOff() {
        assertThat(silent(routed().stream("router", C, S, "pool ready")
                        .at(900)
                        .plain("pool", "creating a new connection (connecting=0)")))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownWithoutALoggerIsInTheTable() {
        assertThat(SilentLoggers.without("pool")).isEqualTo("no link to the upstream connection");
        assertThat(SilentLoggers.without("no_such_logger")).isEmpty();
    }
}
