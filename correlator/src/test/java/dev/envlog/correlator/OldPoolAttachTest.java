package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** HTTP/1 pools up to 1.13 log no {@code creating stream}; CONNECT over the old TCP pool has {@code assigning connection}. */
class OldPoolAttachTest {

    private static Story asking() {
        return new Story().conn("conn_handler", 5, "new connection").asks(5, 77, "/a", "one");
    }

    @Test
    void aNewConnectionIsAttached() {
        Reading reading = asking()
                .plain("pool", "creating a new connection")
                .conn("client", 6, "connecting")
                .conn("connection", 6, "connecting to 10.1.0.1:80")
                .conn("connection", 6, "connection in progress")
                .plain("pool", "queueing request due to no available connections")
                .at(2)
                .connected(6)
                .conn("pool", 6, "attaching to next request")
                .stream("router", 5, 77, "pool ready")
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach-old");
        assertThat(reading.owners("queueing")).containsExactly("C5 S77 position certain");
    }

    @Test
    void anExistingConnectionIsUsed() {
        Reading reading = asking().conn("pool", 6, "using existing connection").stream("router", 5, 77, "pool ready")
                .read();
        assertThat(reading.attempts(77)).containsExactly("1 C6 - reused open status=- reset=- link=pool-attach-old");
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 S77 on C6");
    }

    @Test
    void aConnectRequestIsAssignedAConnectionOfTheTcpPool() {
        Reading reading = asking()
                .plain("pool", "creating a new connection")
                .conn("pool", 6, "connecting")
                .conn("connection", 6, "connecting to 10.1.0.1:80")
                .conn("connection", 6, "connection in progress")
                .plain("pool", "queueing request due to no available connections")
                .at(2)
                .conn("connection", 6, "connected")
                .conn("pool", 6, "assigning connection")
                .stream("router", 5, 77, "pool ready")
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach-old");
    }

    @Test
    void whatAFreeConnectionLivesThroughIsNobodys() {
        Story story =
                asking().conn("pool", 6, "using existing connection").stream("router", 5, 77, "pool ready")
                        .at(4)
                        .stream("router", 5, 77, "upstream headers complete: end_stream=false")
                        .encoded(5, 77, 200)
                        .conn("client", 6, "response complete")
                        .conn("pool", 6, "response complete")
                        .conn("pool", 6, "moving to ready")
                        .at(2000)
                        .conn("connection", 6, "remote close")
                        .conn("connection", 6, "closing socket: 0");
        Reading reading = story.read();
        assertThat(reading.owners(6, "moving to ready")).containsExactly("C5 S77 upstream certain");
        assertThat(reading.owners(6, "remote close")).containsExactly("C6 connection-id certain");
    }

    /** The connection is given back and taken again by a stream that waited. */
    @Test
    void aFreedConnectionTakesTheNext() {
        Reading reading = asking().conn("pool", 6, "using existing connection").stream("router", 5, 77, "pool ready")
                .accept(8)
                .asks(8, 78, "/b", "one")
                .plain("pool", "queueing request due to no available connections")
                .at(3)
                .conn("client", 6, "response complete")
                .stream("router", 5, 77, "upstream headers complete: end_stream=true")
                .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200")
                .conn("pool", 6, "response complete")
                .conn("pool", 6, "moving to ready")
                .at(4)
                .conn("pool", 6, "attaching to next request")
                .stream("router", 8, 78, "pool ready")
                .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 S77 on C6", "C8 S78 on C6");
        assertThat(reading.attempts(78)).containsExactly("1 C6 - reused open status=- reset=- link=pool-attach-old");
    }

    /** One that waits is served in the callback that ends the one before; no line says that the first is off the connection. */
    @Test
    void aConnectionThatGoesOnWithTheNextStaysHttp1() {
        Reading reading = asking().conn("pool", 6, "using existing connection").stream("router", 5, 77, "pool ready")
                .accept(8)
                .asks(8, 78, "/b", "one")
                .plain("pool", "queueing request due to no available connections")
                .at(3)
                .conn("client", 6, "response complete")
                .stream("router", 5, 77, "upstream headers complete: end_stream=true")
                .encoded(5, 77, 200)
                .conn("pool", 6, "response complete")
                .conn("pool", 6, "attaching to next request")
                .stream("router", 8, 78, "pool ready")
                .read();
        assertThat(Facts.certainLinks(reading)).containsExactly("C5 S77 on C6", "C8 S78 on C6");
        assertThat(reading.connections())
                .filteredOn(connection -> connection.id() == 6)
                .singleElement()
                .satisfies(connection -> assertThat(connection.protocol()).isEqualTo("HTTP/1.1"));
    }

    /** The log begins when the connection is being made: the first on it asked before, but did not find it ready. */
    @Test
    void theFirstOnANewConnectionDoesNotReuseItThoughItAskedBeforeTheLog() {
        Reading reading = new Story()
                        .conn("client", 6, "connecting")
                        .conn("connection", 6, "connecting to 10.1.0.1:80")
                        .conn("connection", 6, "connection in progress")
                        .at(1)
                        .connected(6)
                        .conn("pool", 6, "creating stream")
                        .stream("router", 5, 77, "pool ready")
                        .upstreamCloses(6, 5, 77)
                        .localReply(5, 77, 503, "upstream_reset_before_response_started{connection_termination}")
                        .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 10.1.0.1:80 new reset status=- reset=connection termination link=pool-attach");
        assertThat(ExchangeText.of(reading.exchanges())).contains("10.1.0.1:80 closed the connection before");
    }
}
