package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Behind its backtrace a process that crashes prints what it was working on, without an envelope. */
class CrashDumpTest {

    private static Story crashed(Story before) {
        return before.plain("assert", "panic: not reached")
                .plain("backtrace", "Caught Aborted, suspect faulting address 0x7")
                .plain("backtrace", "#0: [0x7f0000000520]");
    }

    /** @param more what follows the id, as releases differ */
    private static Story dumps(Story story, long stream, String more) {
        return story.line("ActiveStream 0x5650aa00, stream_id_: " + stream + more)
                .line("  FilterManager 0x5650aa78, state_.has_1xx_headers_: 0")
                .line("  filter_manager_callbacks_.requestHeaders():")
                .line("    ':authority', 'shop'")
                .line("    ':path', '/cart'")
                .line("    ':method', 'PUT'")
                .line("  filter_manager_callbacks_.requestTrailers():   null");
    }

    private static String why(Exchange exchange) {
        Cause cause = Objects.requireNonNull(exchange.cause());
        assertThat(cause.id()).isEqualTo("proxy_crashed");
        return cause.summary();
    }

    @Test
    void theRequestThatWasWorkedOnIsToldFromThoseThatWereOpen() {
        Story story = new Story().accept(5).asks(5, 77, "/a", "one").accept(6).asks(6, 78, "/b", "one");
        Reading reading = dumps(crashed(story), 78, "&filter_manager_:").read();
        assertThat(why(reading.stream(78)))
                .isEqualTo("this proxy crashed while it worked on this request: panic: not reached");
        assertThat(reading.stream(78).request().path()).isEqualTo("/b");
        assertThat(why(reading.stream(77)))
                .isEqualTo("this proxy crashed while the request was open: panic: not reached");
        assertThat(reading.owners("#0:")).containsExactly("C6 S78 stream-id certain");
    }

    @Test
    void aRequestOfWhichOnlyTheDumpTellsIsARequest() {
        Exchange exchange = dumps(crashed(new Story()), 79, ", has_continue_headers_: 0").read().stream(79);
        assertThat(exchange.kind()).isEqualTo(ExchangeKind.HTTP);
        assertThat(exchange.ref().connection()).isNull();
        assertThat(exchange.request().method()).isEqualTo("PUT");
        assertThat(exchange.request().authority()).isEqualTo("shop");
        assertThat(exchange.request().path()).isEqualTo("/cart");
        assertThat(exchange.failed()).isTrue();
        assertThat(why(exchange)).contains("panic: not reached");
    }

    @Test
    void aSideCallThatWasWorkedOnIsOne() {
        Exchange call = crashed(new Story())
                .line("AsyncClient 0x1660bf, stream_id_: 16581625266859155751")
                .line("&stream_info_:")
                .line("Http2::ConnectionImpl 0x1660c0, max_headers_kb_: 60")
                .line("  ConnectionImpl::StreamImpl 0x1660c1, stream_id_: 13, unconsumed_bytes_: 0")
                .read()
                .exchanges()
                .get(0);
        assertThat(call.kind()).isEqualTo(ExchangeKind.ASYNC);
        assertThat(call.ref().stream()).isEqualTo("16581625266859155751");
    }

    @Test
    void theSameLinesWithoutACrashAreOfNobody() {
        assertThat(dumps(new Story().plain("backtrace", "#0: [0x7f0000000520]"), 79, "")
                        .read()
                        .exchanges())
                .isEmpty();
    }

    @Test
    void whatACrashSaysIsCut() {
        Reading reading = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .plain("assert", "assert failure: " + "x".repeat(5000))
                .read();
        assertThat(why(reading.stream(77))).hasSizeLessThan(400);
    }

    @Test
    @Timeout(10)
    void blankLinesBehindACrashAreReadOnce() {
        Story story = crashed(new Story());
        for (int record = 0; record < 5; record++) {
            story.line("\n".repeat(60_000) + "end").plain("backtrace", "#1: [0x7f0000000521]");
        }
        assertThat(story.read().exchanges()).isEmpty();
    }
}
