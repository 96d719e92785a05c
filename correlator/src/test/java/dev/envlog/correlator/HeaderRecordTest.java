package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Exchange;
import org.junit.jupiter.api.Test;

/** Up to 1.7 each header is a record of its own, and the router prints nothing else when it has chosen a cluster. */
class HeaderRecordTest {

    private static Story header(Story story, String logger, String name, String value) {
        return story.stream(logger, 5, 77, "  '" + name + "':'" + value + "'");
    }

    private static Story asked() {
        Story story = new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                        "http", 5, 77, "request headers complete (end_stream=true):");
        header(story, "http", ":authority", "shop:80");
        header(story, "http", ":path", "/it's?a=1");
        header(story, "http", ":method", "POST");
        header(story, "http", "x-request-id", "id-1");
        story.stream("http", 5, 77, "request end stream").stream(
                "router", 5, 77, "cluster 'one' match for URL '/other'");
        header(story, "router", ":path", "/other");
        return header(story, "router", ":method", "POST");
    }

    @Test
    void aRequestIsWhatItsHeadersSay() {
        Exchange exchange = asked().reused(6, 5, 77).read().stream(77);
        assertThat(exchange.request().method()).isEqualTo("POST");
        assertThat(exchange.request().authority()).isEqualTo("shop:80");
        assertThat(exchange.request().path()).isEqualTo("/it's?a=1");
        assertThat(exchange.request().requestId()).isEqualTo("id-1");
        assertThat(exchange.attempts()).hasSize(1);
    }

    @Test
    void aResponseHasTheStatusOfItsHeaders() {
        Story story =
                asked().reused(6, 5, 77).at(3).stream("http", 5, 77, "encoding headers via codec (end_stream=true):");
        header(story, "http", ":status", "503");
        Reading reading = header(story, "http", "x-envoy-overloaded", "true").read();
        Exchange exchange = reading.stream(77);
        assertThat(exchange.response().status()).isEqualTo(503);
        assertThat(exchange.request().path()).isEqualTo("/it's?a=1");
        assertThat(exchange.cause())
                .isNotNull()
                .satisfies(cause -> assertThat(cause.id()).isEqualTo("upstream_overloaded"));
        assertThat(exchange.span().missing()).isEmpty();
    }

    /** Nor does the router say why it was reset, nor anybody that the answer is the proxy's own. */
    @Test
    void anAnswerAfterAFailedTryIsTheProxysOwn() {
        Story story = asked().reused(6, 5, 77).at(3).stream("router", 5, 77, "upstream reset").stream(
                "http", 5, 77, "encoding headers via codec (end_stream=false):");
        Exchange exchange = header(story, "http", ":status", "503").read().stream(77);
        assertThat(exchange.response().localReply()).isTrue();
        assertThat(exchange.cause())
                .isNotNull()
                .satisfies(cause -> assertThat(cause.id()).isEqualTo("upstream_reset"));
    }
}
