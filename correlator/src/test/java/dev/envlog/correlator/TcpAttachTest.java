package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.CauseConfidence;
import dev.envlog.timeline.CauseSide;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which upstream connection a session of the TCP proxy got, by the wordings of the releases. */
class TcpAttachTest {

    private static String attempt(Reading reading, long session) {
        Exchange exchange = reading.session(session);
        assertThat(exchange.attempts()).hasSize(1);
        return ExchangeText.attempt(exchange.attempts().get(0));
    }

    private static Story session(Story story, long connection, String cluster) {
        return story.conn("filter", connection, "new tcp proxy session")
                .conn("filter", connection, "Creating connection to cluster " + cluster);
    }

    private static Story creating(Story story, long upstream, String address) {
        return story.plain("pool", "creating a new connection (connecting=0)")
                .conn("connection", upstream, "connecting to " + address)
                .conn("connection", upstream, "connection in progress");
    }

    /** 1.27 and later print both ids. */
    @Test
    void aLineNamesBothConnections() {
        Story story = session(new Story(), 5, "db").queued();
        Reading reading = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(2)
                .conn("connection", 6, "connected")
                .conn("pool", 6, "attaching to next stream")
                .conn("pool", 6, "creating stream")
                .plain("router", "Attached upstream connection [C6] to downstream connection [C5]")
                .conn("filter", 5, "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 5))
                .isEqualTo("1 C6 10.2.0.1:5432 new connected status=- reset=- link=attached-line");
        assertThat(reading.session(5).cluster()).isEqualTo("db");
        assertThat(reading.session(5).peer()).isEqualTo("10.0.0.9:40005");
        assertThat(reading.owners("Attached")).containsExactly("C5 position certain");
    }

    @Test
    void theFiltersOfASessionAreOverWithItsFirstTry() {
        Story story = session(new Story(), 5, "db").queued();
        Story second = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(1000)
                .connectTimesOut(6)
                .conn("filter", 5, "connect timeout")
                .conn("filter", 5, "Creating connection to cluster db");
        Phases phases = second.conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .read()
                .session(5)
                .phases();
        assertThat(phases.filters()).isZero();
        assertThat(phases.connect()).isEqualTo(1_000_000_000L);
    }

    private static Story hostless(Story story) {
        return story.plain("upstream", "no healthy host for TCP connection pool")
                .conn("connection", 267, "closing data_to_write=0 type=1");
    }

    @Test
    void aSessionThatFindsNoHostIsToldByItsEndAlone() {
        Exchange session = hostless(new Story()).read().session(267);
        assertThat(session.response().flags()).containsExactly("UH");
        assertThat(session.cause()).isNotNull().extracting(Cause::id).isEqualTo("no_healthy_host");
        assertThat(session.steps()).hasSize(2);
        assertThat(session.span().partial()).isEqualTo(Partial.BOTH);
    }

    @Test
    void whereThreadsAreNotPrintedWhoFindsNoHostIsNotToldByWhoIsClosedNext() {
        assertThat(hostless(new Story()).readWithoutThreads().exchanges()).isEmpty();
    }

    @Test
    void aConnectionOfRequestsIsNoSession() {
        Story requests = new Story()
                .accept(267)
                .asks(267, 77, "/a", "one")
                .reused(6, 267, 77)
                .answered(6, 267, 77, 200);
        assertThat(hostless(requests.at(9)).read().exchanges()).hasSize(1);
    }

    /** It needs no thread: another session may be in the middle of its own hand-over. */
    @Test
    void theLineThatNamesBothCountsMoreThanWhereItStands() {
        Story story = session(new Story(), 5, "db").queued();
        story = session(creating(story, 6, "10.2.0.1:5432").accept(5), 7, "db").queued();
        Reading reading = creating(story, 8, "10.2.0.1:5432")
                .accept(7)
                .at(2)
                .conn("pool", 6, "creating stream")
                .plain("router", "Attached upstream connection [C8] to downstream connection [C5]")
                .conn("filter", 5, "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 5)).startsWith("1 C8 ").endsWith("link=attached-line");
    }

    @Test
    void theLineThatNamesBothMayNameLargeIds() {
        long up = 7_000_000_000L;
        Story story = session(new Story(), 5_000_000_000L, "db").queued();
        Reading reading = creating(story, up, "10.2.0.1:5432")
                .accept(7)
                .at(2)
                .conn("pool", 6, "creating stream")
                .plain("router", "Attached upstream connection [C7000000000] to downstream connection [C5000000000]")
                .conn("filter", 5_000_000_000L, "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 5_000_000_000L))
                .startsWith("1 C7000000000 ")
                .endsWith("link=attached-line");
    }

    /** 1.17 to 1.26. */
    @Test
    void theSessionsNextLineNamesIt() {
        Story story = session(new Story(), 5, "db").queued();
        Reading reading = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(2)
                .conn("connection", 6, "connected")
                .conn("pool", 6, "attaching to next stream")
                .conn("pool", 6, "creating stream")
                .conn("filter", 5, "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 5)).isEqualTo("1 C6 10.2.0.1:5432 new connected status=- reset=- link=tcp-attach");
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 on C6");
    }

    /** Before 1.17 that line prints no id. */
    @Test
    void theOnlySessionThatWaitsIsMeant() {
        Story story = session(new Story(), 5, "db")
                .plain("pool", "creating a new connection")
                .conn("pool", 6, "connecting")
                .conn("connection", 6, "connecting to 10.2.0.1:5432")
                .conn("connection", 6, "connection in progress")
                .plain("pool", "queueing request due to no available connections")
                .conn("conn_handler", 5, "new connection");
        Reading reading = story.at(2)
                .conn("connection", 6, "connected")
                .conn("pool", 6, "assigning connection")
                .plain("filter", "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 5)).isEqualTo("1 C6 10.2.0.1:5432 new connected status=- reset=- link=tcp-attach");
    }

    private static Story waiting(Story story, long session, long upstream, String cluster) {
        return session(story, session, cluster)
                .plain("pool", "creating a new connection")
                .conn("pool", upstream, "connecting")
                .conn("connection", upstream, "connecting to 10.2.0." + upstream + ":5432")
                .conn("connection", upstream, "connection in progress")
                .plain("pool", "queueing request due to no available connections")
                .conn("conn_handler", session, "new connection");
    }

    @Test
    void ofSeveralThatWaitTheClusterTells() {
        Reading reading = waiting(waiting(new Story(), 5, 6, "db"), 7, 8, "cache")
                .at(2)
                .conn("connection", 8, "connected")
                .conn("pool", 8, "assigning connection")
                .plain("filter", "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(attempt(reading, 7)).startsWith("1 C8 ").contains(" connected ");
        assertThat(attempt(reading, 5)).contains(" open ");
    }

    /** The two sessions may be waiting in the pools of two hosts: the one that waited longest is a guess. */
    @Test
    void ofSeveralOfOneClusterTheOldestIsInferred() {
        Reading reading = waiting(waiting(new Story(), 5, 6, "db"), 7, 8, "db")
                .at(2)
                .conn("connection", 8, "connected")
                .conn("pool", 8, "assigning connection")
                .plain("filter", "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(Facts.certainLinks(reading)).isEmpty();
        assertThat(reading.exchanges().stream()
                        .flatMap(exchange -> exchange.attempts().stream())
                        .map(UpstreamAttempt::link)
                        .filter(link -> link != null))
                .hasSize(1);
    }

    /** A network filter closed the connection while its chain was being built: no "new connection" is ever printed. */
    @Test
    void aClusterWithoutHostsEndsTheSessionBeforeItsConnectionIsAnnounced() {
        Reading reading = session(new Story(), 5, "empty")
                .plain("upstream", "no healthy host for TCP connection pool")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .read();
        Exchange session = reading.session(5);
        assertThat(session.attempts()).isEmpty();
        assertThat(session.response().flags()).containsExactly("UH");
        assertThat(session.peer()).isNull();
        assertThat(session.span().partial()).isNull();
        assertThat(reading.owners("no healthy host")).containsExactly("C5 position certain");
    }

    @Test
    void aRefusedConnectionIsAFailedAttemptAndTheNextIsAnother() {
        Story story = session(new Story(), 5, "db").queued();
        story = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(2)
                .conn("connection", 6, "delayed connect error: 111")
                .conn("connection", 6, "closing socket: 0")
                .conn("pool", 6, "client disconnected, failure reason: delayed connect error: 111")
                .conn("filter", 5, "Creating connection to cluster db")
                .queued();
        Reading reading = creating(story, 7, "10.2.0.2:5432")
                .at(3)
                .conn("connection", 7, "connected")
                .conn("pool", 7, "attaching to next stream")
                .conn("pool", 7, "creating stream")
                .conn("filter", 5, "TCP:onUpstreamEvent(), requestedServerName: ")
                .read();
        assertThat(reading.session(5).attempts().stream().map(ExchangeText::attempt))
                .containsExactly(
                        "1 C6 10.2.0.1:5432 new connect_failure status=- reset=- link=connect-failure",
                        "2 C7 10.2.0.2:5432 new connected status=- reset=- link=tcp-attach");
    }

    /** The proxy of a TLS listener connects upstream before it knows whether the client speaks TLS. */
    @Test
    void aClientThatFailsItsHandshakeEndsTheSessionWithThatCause() {
        Story story = session(new Story(), 5, "db").queued();
        Exchange session = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(1)
                .conn(
                        "connection",
                        5,
                        "remote address:10.0.0.9:40005,TLS_error:|268435612:SSL routines:OPENSSL_internal:HTTP_REQUEST:TLS_error_end")
                .conn("connection", 5, "closing socket: 0")
                .plain("pool", "cancelling pending stream")
                .conn("conn_handler", 5, "adding to cleanup list")
                .read()
                .session(5);
        assertThat(session.failed()).isTrue();
        assertThat(session.cause())
                .isEqualTo(new Cause(
                        "client_tls_failure",
                        CauseSide.CLIENT,
                        CauseConfidence.HIGH,
                        "the TLS handshake with the client failed (HTTP_REQUEST)"));
    }

    /** Up to 1.22 the line of the error is another, and a log may be cut behind it: the connection is closed in the same call. */
    @Test
    void aFailedHandshakeOfTheClientIsTheEndAlsoWhereTheCloseIsNotInTheLog() {
        Story story = session(new Story(), 5, "db").queued();
        Exchange session = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(1)
                .conn("connection", 5, "handshake error: 1")
                .conn("connection", 5, "TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER")
                .read()
                .session(5);
        assertThat(session.failed()).isTrue();
        assertThat(session.cause())
                .isEqualTo(new Cause(
                        "client_tls_failure",
                        CauseSide.CLIENT,
                        CauseConfidence.HIGH,
                        "the TLS handshake with the client failed (WRONG_VERSION_NUMBER)"));
        assertThat(session.attempts().get(0).outcome()).isEqualTo(AttemptOutcome.CANCELLED);
    }

    private static final String TLS_ERROR =
            "remote address:10.0.0.9:40005,TLS_error:|268435581:SSL routines:OPENSSL_internal:DECRYPTION_FAILED_OR_BAD_RECORD_MAC:TLS_error_end";

    private static Story connectedToAll() {
        return creating(session(new Story(), 5, "db").queued(), 6, "10.2.0.1:5432")
                .accept(5)
                .at(1)
                .conn("connection", 6, "connected")
                .conn("pool", 6, "attaching to next stream")
                .conn("pool", 6, "creating stream")
                .conn("filter", 5, "TCP:onUpstreamEvent(), requestedServerName: ");
    }

    private static Cause broken(Story story) {
        return Objects.requireNonNull(story.conn("connection", 5, TLS_ERROR)
                .conn("connection", 5, "closing socket: 0")
                .read()
                .session(5)
                .cause());
    }

    /** Bytes come through TLS only when the handshake is over. */
    @Test
    void anErrorOfTlsBehindBytesOfTheClientIsInTheMiddleOfTheSession() {
        assertThat(broken(connectedToAll()
                        .at(2)
                        .conn("filter", 5, "downstream connection received 300 bytes, end_stream=false")))
                .isEqualTo(
                        new Cause(
                                "client_tls_broken",
                                CauseSide.CLIENT,
                                CauseConfidence.MEDIUM,
                                "TLS with the client failed in the middle of the session (DECRYPTION_FAILED_OR_BAD_RECORD_MAC)"));
    }

    @Test
    void anErrorOfTlsLongAfterTheConnectionWasAcceptedIsInTheMiddleOfTheSession() {
        assertThat(broken(connectedToAll().at(20_000)).id()).isEqualTo("client_tls_broken");
        assertThat(broken(connectedToAll()
                                .at(2)
                                .conn("filter", 5, "upstream connection received 80 bytes, end_stream=false")
                                .at(5_000))
                        .id())
                .isEqualTo("client_tls_broken");
    }

    /** A server may speak first, before the client has said what it wants. */
    @Test
    void anErrorOfTlsThatMayBeOfTheHandshakeIsTakenForOneOfIt() {
        assertThat(broken(connectedToAll()
                                .at(2)
                                .conn("filter", 5, "upstream connection received 80 bytes, end_stream=false"))
                        .id())
                .isEqualTo("client_tls_failure");
        assertThat(broken(connectedToAll()
                                .at(2)
                                .conn("filter", 5, "downstream connection received 0 bytes, end_stream=true"))
                        .id())
                .isEqualTo("client_tls_failure");
    }

    @Test
    void aHandshakeThatFailsUpstreamIsNotTheClients() {
        Story story = session(new Story(), 5, "db").queued();
        Exchange session = creating(story, 6, "10.2.0.1:5432")
                .accept(5)
                .at(1)
                .conn("connection", 6, "connected")
                .conn("connection", 6, "handshake error: 1")
                .conn("connection", 6, "TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER")
                .read()
                .session(5);
        assertThat(session.cause()).isNull();
        assertThat(session.span().open()).isTrue();
    }

    /** It gets no flag and no details, but it did not end well. */
    @Test
    void aSessionThatANetworkFilterRefusesFailsWithThatCause() {
        Exchange session = new Story()
                .accept(5)
                .conn("filter", 5, "new tcp proxy session")
                .at(2)
                .plain(
                        "rbac",
                        "checking connection: requestedServerName: a.example, sourceIP: 10.0.0.9:40005, metadata: ")
                .plain("rbac", "enforced denied, matched policy only-a")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .conn("conn_handler", 5, "adding to cleanup list")
                .read()
                .session(5);
        assertThat(session.cause())
                .isEqualTo(new Cause(
                        "rbac_denied", CauseSide.PROXY, CauseConfidence.HIGH, "denied by RBAC (policy: only-a)"));
        assertThat(session.response().details()).isNull();
    }

    /** Istio sends what its registry does not know to a cluster without hosts, if it is told to; and what is for its own ports, always. */
    @ParameterizedTest
    @CsvSource({
        "-, MEDIUM, 'the mesh is configured to block what its registry does not know (REGISTRY_ONLY), or the client'",
        "10.20.1.15:443, HIGH, '(REGISTRY_ONLY), and it does not know 10.20.1.15:443'",
        "10.20.1.15:15001, HIGH, the client addressed 10.20.1.15:15001",
        "10.20.1.15:15006, HIGH, the client addressed 10.20.1.15:15006",
    })
    void aClusterWithoutHostsThatIsMeantToHaveNoneIsTheConfigurationsDoing(
            String destination, CauseConfidence confidence, String summary) {
        Story story = new Story();
        if (!destination.equals("-")) {
            story.plain("filter", "original_dst: new connection accepted")
                    .plain("filter", "original_dst: set destination to " + destination);
        }
        Exchange session = session(story, 5, "BlackHoleCluster")
                .plain("upstream", "no healthy host for TCP connection pool")
                .conn("connection", 5, "closing data_to_write=0 type=1")
                .conn("connection", 5, "closing socket: 1")
                .read()
                .session(5);
        assertThat(session.response().flags()).containsExactly("UH");
        assertThat(session.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo("blocked_by_mesh");
            assertThat(cause.side()).isEqualTo(CauseSide.PROXY);
            assertThat(cause.confidence()).isEqualTo(confidence);
            assertThat(cause.summary()).contains(summary);
        });
    }
}
