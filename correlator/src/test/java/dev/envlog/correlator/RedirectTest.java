package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An internal redirect makes a new stream on the same connection, without a byte from the client. */
class RedirectTest {

    @Test
    void theRedirectedStreamEndsAndANewOneFollows() {
        Reading reading = new Story()
                        .accept(5)
                        .asks(5, 77, "/old", "one")
                        .reused(6, 5, 77)
                        .at(4)
                        .conn("client", 6, "response complete")
                        .stream("router", 5, 77, "upstream headers complete: end_stream=true")
                        .stream("router", 5, 77, "attempting internal redirect")
                        .stream("router", 5, 77, "Internal redirect succeeded")
                        .asks(5, 78, "/new", "one")
                        .reused(7, 5, 78)
                        .conn("pool", 6, "response complete")
                        .conn("pool", 6, "destroying stream: 0 remaining")
                        .at(8)
                        .answered(7, 5, 78, 200)
                        .read();
        assertThat(reading.stream(77).span().partial()).isNull();
        assertThat(reading.stream(77).failed()).isFalse();
        assertThat(reading.attempts(77).get(0)).startsWith("1 C6 - reused response ");
        assertThat(reading.attempts(78)).containsExactly("1 C7 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.owners(6, "destroying stream")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.stream(78).request().path()).isEqualTo("/new");
    }

    /** The client never gets the answer that redirects, so only trace level tells its status. */
    @Test
    void onTraceLevelTheStatusOfTheRedirectIsKnown() {
        Reading reading = new Story()
                        .accept(5)
                        .asks(5, 77, "/old", "one")
                        .reused(6, 5, 77)
                        .at(4)
                        .conn("http", 6, "status_code 100")
                        .conn("http", 6, "status_code 302")
                        .conn("client", 6, "response complete")
                        .stream("router", 5, 77, "upstream headers complete: end_stream=true")
                        .stream("router", 5, 77, "attempting internal redirect")
                        .stream("router", 5, 77, "Internal redirect succeeded")
                        .read();
        assertThat(reading.attempts(77).get(0)).contains("response status=302");
        assertThat(reading.stream(77).response().status()).isEqualTo(302);
    }

    @Test
    void aRedirectThatFailsIsAnOrdinaryAnswer() {
        Reading reading = new Story()
                        .accept(5)
                        .asks(5, 77, "/old", "one")
                        .reused(6, 5, 77)
                        .at(4)
                        .conn("client", 6, "response complete")
                        .stream("router", 5, 77, "upstream headers complete: end_stream=true")
                        .stream("router", 5, 77, "attempting internal redirect")
                        .stream("router", 5, 77, "Internal redirect failed")
                        .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "302")
                        .read();
        assertThat(reading.stream(77).response().status()).isEqualTo(302);
        assertThat(reading.attempts(77).get(0)).contains("response status=302");
    }
}
