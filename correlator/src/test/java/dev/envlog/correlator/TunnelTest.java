package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Partial;
import org.junit.jupiter.api.Test;

/** After 101, or 200 to CONNECT, bytes go both ways until somebody closes: headers do not end the request. */
class TunnelTest {

    private static Story begun(String method) {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                        "http", 5, 77, "request headers complete (end_stream=false):")
                        .headers(":authority", "chat", ":path", "/ws", ":method", method, "upgrade", "websocket")
                        .routed(5, 77, "chat")
                        .reused(6, 5, 77)
                        .at(3)
                        .stream("router", 5, 77, "upstream headers complete: end_stream=false");
    }

    @Test
    void anUpgradeStaysOpen() {
        Exchange exchange = begun("GET").encoded(5, 77, 101).at(5000).accept(9).read().stream(77);
        assertThat(exchange.response().status()).isEqualTo(101);
        assertThat(exchange.span().partial()).isEqualTo(Partial.NO_END);
        assertThat(exchange.failed()).isFalse();
    }

    private static Story oldWebSocket() {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=false):")
                        .headers(":authority", "chat", ":path", "/ws", ":method", "GET", "upgrade", "websocket")
                        .stream("http", 5, 77, "found websocket connection. (end_stream=true):")
                        .conn("filter", 5, "new tcp proxy session")
                        .conn("filter", 5, "Creating connection to cluster chat")
                        .conn("client", 6, "connecting")
                        .conn("connection", 6, "connecting to 10.1.0.2:80")
                        .conn("connection", 6, "connection in progress");
    }

    /** Up to 1.8 it goes on as a session of TCP. */
    @Test
    void anOldWebSocketIsOneRequestWithWhatItsSessionCameTo() {
        Reading open = oldWebSocket().read();
        assertThat(open.exchanges()).hasSize(1);
        Reading reading = oldWebSocket()
                .connected(6)
                .plain("filter", "TCP:onUpstreamEvent(), requestedServerName: ")
                .at(9000)
                .clientCloses(5)
                .cleanup(5)
                .at(9500)
                .accept(9)
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        Exchange exchange = reading.stream(77);
        assertThat(exchange.request().path()).isEqualTo("/ws");
        assertThat(exchange.cluster()).isEqualTo("chat");
        assertThat(exchange.failed()).isFalse();
        assertThat(exchange.span().durationNs()).isEqualTo(9_000_000_000L);
        assertThat(exchange.steps())
                .anyMatch(step -> step.event().message().equals("new tcp proxy session"))
                .anyMatch(step -> step.event().message().startsWith("Creating connection"));
    }

    @Test
    void aConnectTunnelStaysOpen() {
        Exchange exchange = begun("CONNECT").encoded(5, 77, 200).at(5000).accept(9).read().stream(77);
        assertThat(exchange.span().partial()).isEqualTo(Partial.NO_END);
    }

    @Test
    void theCloseOfTheClientEndsIt() {
        Reading reading = begun("GET").encoded(5, 77, 101).at(9000).clientCloses(5).stream(
                        "http", 5, 77, "stream reset: reset reason: connection termination, response details: -")
                .stream("router", 5, 77, "resetting pool request")
                .conn("client", 6, "request reset")
                .conn("connection", 6, "closing data_to_write=0 type=1")
                .cleanup(5)
                .read();
        assertThat(reading.stream(77).span().partial()).isNull();
        assertThat(reading.stream(77).span().durationNs()).isEqualTo(9_000_000_000L);
        assertThat(reading.owners(6, "request reset")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.attempts(77).get(0)).contains("response status=101");
    }

    /** Refused by the route. */
    @Test
    void anUpgradeThatIsNotAllowedIsALocalReply() {
        Exchange exchange =
                new Story().accept(5).request(5, 77, "/ws").localReply(5, 77, 403, "upgrade_failed").read().stream(77);
        assertThat(exchange.response().localReply()).isTrue();
        assertThat(exchange.response().details()).isEqualTo("upgrade_failed");
        assertThat(exchange.attempts()).isEmpty();
    }
}
