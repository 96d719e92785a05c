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
        assertThat(reading.stream(77).request().method()).isEqualTo("GET");
        // The two lines of its own block are in records of the stream.
        assertThat(reading.owners("':path'")).containsExactly("-");
        assertThat(reading.owners("'accept'")).containsExactly("-");
    }

    @Test
    void theRequestIsNamedByTheIdAmongThem() {
        Exchange request =
                cut().line("'x-request-id', 'it's-5f1d52a8'").line("'content-type', 'application/grpc'").stream(
                        "http", 5, 77, "request end stream")
                        .read()
                        .stream(77);
        assertThat(request.request().requestId()).isEqualTo("it's-5f1d52a8");
    }

    @Test
    void theChoiceOfAClusterTellsWhetherTheyAreItsOwn() {
        Reading same = cut().stream("router", 5, 77, "cluster 'x' match for URL '/cart'")
                .read();
        assertThat(same.stream(77).request().method()).isEqualTo("POST");
        assertThat(same.owners("':path'")).containsExactly("C5 S77 position inferred");

        Reading other = cut().stream("router", 5, 77, "cluster 'x' match for URL '/other'")
                .read();
        assertThat(other.stream(77).request().path()).isEqualTo("/other");
        assertThat(other.stream(77).request().method()).isNull();
        assertThat(other.owners("':path'")).containsExactly("-");

        Reading nameless = new Story()
                .line("':method', 'POST'").stream("router", 5, 77, "cluster 'x' match for URL '/other'")
                        .read();
        assertThat(nameless.owners("':method'")).containsExactly("-");
    }

    /** The record behind them may be another thread's. */
    @Test
    void aRecordThatDoesNotStandBehindHeadersOfARequestMakesThemNobodys() {
        Reading answer = cut().encoded(5, 77, 200).stream("router", 6, 78, "cluster 'x' match for URL '/cart'")
                .read();
        assertThat(answer.stream(77).request().path()).isNull();
        assertThat(answer.stream(78).request().method()).isNull();
        assertThat(answer.owners("':path'")).containsExactly("-");

        Reading own = cut().stream("router", 5, 77, "router decoding headers:")
                .headers(":authority", "zzz", ":path", "/zzz", ":method", "GET")
                .read();
        assertThat(own.stream(77).request().path()).isEqualTo("/zzz");
        assertThat(own.stream(77).request().method()).isEqualTo("GET");
        assertThat(own.owners("'accept'")).containsExactly("-");

        assertThat(cut().reset(5, 77, "connection termination", "").read().owners("':path'"))
                .containsExactly("-");
    }

    @Test
    void whatTheRouterPrintsLaterCountsMoreThanTheyDo() {
        Exchange match = cut().stream("http", 5, 77, "request end stream").stream(
                "router", 5, 77, "cluster 'x' match for URL '/other'")
                .read()
                .stream(77);
        assertThat(match.request().path()).isEqualTo("/other");
        assertThat(match.request().method()).isNull();

        Exchange headers =
                cut().stream("http", 5, 77, "request end stream").stream("router", 5, 77, "router decoding headers:")
                        .headers(":authority", "zzz", ":path", "/zzz", ":method", "GET")
                        .read()
                        .stream(77);
        assertThat(headers.request().path()).isEqualTo("/zzz");
        assertThat(headers.request().method()).isEqualTo("GET");
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
