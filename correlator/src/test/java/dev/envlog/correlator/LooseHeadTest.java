package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import org.junit.jupiter.api.Test;

/** A log that begins within the headers of a request. */
class LooseHeadTest {

    private static Story cut() {
        return new Story().line("':path', '/cart'").line("':method', 'POST'").line("'accept', '*/*'");
    }

    @Test
    void headersBeforeTheFirstRecordAreThoseOfTheStreamThatItNames() {
        Reading reading =
                cut().line("").stream("http", 5, 77, "request end stream").read();
        Exchange request = reading.stream(77);
        assertThat(request.request().method()).isEqualTo("POST");
        assertThat(request.request().path()).isEqualTo("/cart");
        assertThat(reading.owners("':path'")).containsExactly("C5 S77 position inferred");
        assertThat(request.span().start()).isEqualTo(Event.NO_TIME);
    }

    @Test
    void aRecordInBetweenMakesThemNobodys() {
        Reading reading = cut().plain("main", "flushing stats").stream("http", 5, 77, "request end stream")
                .read();
        assertThat(reading.stream(77).request().path()).isNull();
        assertThat(reading.owners("':path'")).containsExactly("-");
    }

    @Test
    void theStreamThatHasHeadersOfItsOwnKeepsThem() {
        Reading reading = cut().request(5, 77, "/own").read();
        assertThat(reading.stream(77).request().path()).isEqualTo("/own");
        assertThat(reading.owners("'accept'")).contains("-");
    }

    @Test
    void headersOfAnAnswerAreNotThoseOfARequest() {
        Exchange request = new Story()
                .line("':status', '200'").line("':path', '/not'").stream("http", 5, 77, "request end stream")
                        .read()
                        .stream(77);
        assertThat(request.request().path()).isNull();
    }

    /** The host may stand before the cut. */
    @Test
    void thatTheHostIsNotAmongThemDoesNotMeanThatTheRequestHasNone() {
        Exchange request = cut().stream("http", 5, 77, "request end stream").stream(
                "http", 5, 77, "closing connection due to connection close header")
                .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                .headers(":status", "400")
                .read()
                .stream(77);
        assertThat(request.request().authority()).isNull();
        assertThat(request.cause()).isNull();
    }
}
