package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.diagnosis.Diagnosis;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** "connection termination" is said whichever side closed the connection (codec_client.cc); only other lines tell which. */
class CloserTest {

    private static Cause cause(Exchange exchange) {
        return Objects.requireNonNull(exchange.cause());
    }

    @Test
    void whoClosedAConnectionIsNotKnownWhereNoLineTells() {
        Cause cause = cause(new Story().reset(5, 77, "connection termination", "").read().stream(77));
        assertThat(cause.id()).isEqualTo("upstream_closed_early");
        assertThat(cause.side()).isEqualTo(CauseSide.UPSTREAM);
        assertThat(cause.confidence()).isEqualTo(CauseConfidence.MEDIUM);
    }

    @Test
    void aPoolThatLosesItsConnectionDoesNotSayWhoClosedIt() {
        Exchange exchange = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .reused(6, 5, 77)
                        .conn("client", 6, "disconnect. resetting 1 pending requests")
                        .conn("client", 6, "request reset")
                        .reset(5, 77, "connection termination", "")
                        .localReply(5, 77, 503, "upstream_reset_before_response_started{connection_termination}")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).confidence()).isEqualTo(CauseConfidence.MEDIUM);
        Diagnosis diagnosis = Objects.requireNonNull(Diagnosis.of(exchange));
        assertThat(diagnosis.usual()).contains("idle connections");
        assertThat(diagnosis.checks()).first().asString().contains("logger connection at debug");
    }

    @Test
    void anAnswerThatBreaksOffWithItsConnectionMayBeOfEitherSide() {
        Exchange exchange = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).stream(
                        "router", 5, 77, "upstream headers complete: end_stream=false")
                        .encoded(5, 77, 200)
                        .reset(5, 77, "connection termination", "")
                        .read()
                        .stream(77);
        assertThat(cause(exchange).id()).isEqualTo("upstream_cut_response");
        assertThat(cause(exchange).confidence()).isEqualTo(CauseConfidence.MEDIUM);
    }

    @Test
    void theConnectionsOwnLinesTellAlsoWhereItsUseIsNotInTheLog() {
        Story remote = new Story()
                .conn("pool", 6, "using existing fully connected connection")
                .conn("connection", 6, "remote close")
                .conn("connection", 6, "closing socket: 0")
                .reset(5, 77, "connection termination", "");
        assertThat(cause(remote.read().stream(77)).side()).isEqualTo(CauseSide.UPSTREAM);
        assertThat(cause(remote.read().stream(77)).confidence()).isEqualTo(CauseConfidence.HIGH);
    }

    @Test
    void whereALineTellsTheSideIsKnown() {
        Exchange remote = new Story()
                .accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77).upstreamCloses(6, 5, 77).read().stream(77);
        assertThat(cause(remote).side()).isEqualTo(CauseSide.UPSTREAM);
        Exchange local = new Story()
                        .accept(5)
                        .asks(5, 77, "/a", "one")
                        .reused(6, 5, 77)
                        .conn("connection", 6, "closing data_to_write=0 type=1")
                        .conn("connection", 6, "closing socket: 1")
                        .conn("client", 6, "request reset")
                        .reset(5, 77, "connection termination", "")
                        .read()
                        .stream(77);
        assertThat(cause(local).side()).isEqualTo(CauseSide.PROXY);
    }
}
