package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A host with several addresses: an outer connection, which pool and codec client speak of, and an inner one per address, which
 * the sockets speak of.
 */
class HappyEyeballsTest {

    private static Story tried() {
        return new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .plain("pool", "creating a new connection (connecting=0)")
                .plain("multi_connection", "[C6] connections=2")
                .plain("happy_eyeballs", "C[6] address=[fd00::1]:80")
                .conn("client", 6, "connecting")
                .conn("connection", 7, "connecting to [fd00::1]:80")
                .conn("connection", 7, "connection in progress");
    }

    @Test
    void theOuterConnectionIsTheAttempts() {
        Reading reading = tried().at(3)
                .conn("connection", 7, "connected")
                .conn("client", 6, "connected")
                .attached(6, 5, 77)
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 [fd00::1]:80 new open status=- reset=- link=pool-attach");
    }

    @Test
    void theAddressThatConnectedIsTheHost() {
        Reading reading = tried().at(300)
                .plain("happy_eyeballs", "C[6] address=10.1.0.1:80")
                .conn("multi_connection", 6, "connection=2")
                .conn("connection", 8, "connecting to 10.1.0.1:80")
                .conn("connection", 8, "connection in progress")
                .at(302)
                .conn("connection", 8, "connected")
                .conn("connection", 7, "closing data_to_write=0 type=1")
                .conn("connection", 7, "closing socket: 1")
                .conn("client", 6, "connected")
                .attached(6, 5, 77)
                .read();
        assertThat(reading.attempts(77)).containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach");
    }
}
