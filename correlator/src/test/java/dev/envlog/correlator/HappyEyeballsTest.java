package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A host with several addresses: an outer connection, which pool and codec client speak of, and an inner one per address, which
 * the sockets speak of.
 */
class HappyEyeballsTest {

    private static Story tried() {
        return waiting()
                .plain("multi_connection", "[C6] connections=2")
                .plain("happy_eyeballs", "C[6] address=[fd00::1]:80")
                .conn("client", 6, "connecting")
                .socket(7, "[fd00::1]:80");
    }

    @Test
    void theOuterConnectionIsTheAttempts() {
        Reading reading = served(tried().at(3).conn("connection", 7, "connected"));
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 [fd00::1]:80 new open status=- reset=- link=pool-attach");
    }

    @Test
    void theAddressThatConnectedIsTheHost() {
        Reading reading = served(tried().at(300)
                .plain("happy_eyeballs", "C[6] address=10.1.0.1:80")
                .conn("multi_connection", 6, "connection=2")
                .socket(8, "10.1.0.1:80")
                .at(302)
                .conn("connection", 8, "connected")
                .conn("connection", 7, "closing data_to_write=0 type=1")
                .conn("connection", 7, "closing socket: 1"));
        assertThat(reading.attempts(77)).containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach");
    }

    /** As 1.21 to 1.24 print it: the address is a number, and pool and client speak of the outer connection only afterwards. */
    @Test
    void anOuterConnectionThatIsAnnouncedBeforeItIsSeenHasItsFirstTry() {
        Reading reading = served(waiting()
                .plain("happy_eyeballs", "C[6] address=1")
                .conn("client", 6, "connecting")
                .socket(7, "[fd00::1]:80")
                .at(3)
                .conn("connection", 7, "delayed connection error: 113")
                .conn("connection", 7, "closing socket: 0")
                .conn("happy_eyeballs", 6, "address=1")
                .plain("happy_eyeballs", "C[6] address=2")
                .socket(8, "10.1.0.1:80")
                .at(5)
                .conn("connection", 8, "connected")
                .conn("happy_eyeballs", 6, "address=2"));
        assertThat(reading.attempts(77)).containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach");
        assertThat(reading.owners(7, "delayed connection error")).containsExactly("C5 S77 triggered certain");
    }

    @Test
    void aFailedTryIsKnownWithoutTheLinesThatAnnounceTries() {
        Reading reading = served(unannounced()
                .at(3)
                .conn("connection", 7, "delayed connect error: 113")
                .conn("connection", 7, "closing socket: 0")
                .conn("multi_connection", 6, "connection=1")
                .socket(8, "10.1.0.1:80")
                .at(5)
                .conn("connection", 8, "connected")
                .conn("multi_connection", 6, "connection=2"));
        assertThat(reading.attempts(77)).containsExactly("1 C6 10.1.0.1:80 new open status=- reset=- link=pool-attach");
        assertThat(reading.owners(7, "delayed connect error")).containsExactly("C5 S77 triggered inferred");
    }

    @Test
    void theFirstAddressIsTheHostIfItConnectsLate() {
        Reading reading = served(unannounced()
                .at(300)
                .socket(8, "10.1.0.1:80")
                .at(305)
                .conn("connection", 7, "connected")
                .conn("multi_connection", 6, "connection=2")
                .conn("connection", 8, "closing data_to_write=0 type=1")
                .conn("connection", 8, "closing socket: 1"));
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 [fd00::1]:80 new open status=- reset=- link=pool-attach");
    }

    @Test
    void aTryOfOneOfTwoHostsIsNobodysIfNoLineTells() {
        Reading reading = unannounced()
                .asks(9, 78, "/b", "two")
                .queued()
                .plain("pool", "creating a new connection (connecting=0)")
                .conn("client", 10, "connecting")
                .socket(11, "[fd00::2]:80")
                .at(300)
                .socket(12, "10.1.0.1:80")
                .read();
        assertThat(reading.owners(12, "connecting to")).containsExactly("C12 connection-id certain");
    }

    @Test
    void aConnectionThatTheClientSpeaksOfIsNoTryOfAnother() {
        Reading reading = served(unannounced()
                .at(100)
                .conn("client", 9, "connecting")
                .conn("connection", 9, "connecting to 10.1.0.9:80")
                .at(102)
                .conn("connection", 7, "connected"));
        assertThat(reading.attempts(77))
                .containsExactly("1 C6 [fd00::1]:80 new open status=- reset=- link=pool-attach");
        assertThat(reading.owners(9, "connecting to")).containsExactly("C9 connection-id certain");
    }

    /** What was tried stands before the first line that names the outer connection. */
    @Test
    void theOnlyConnectionOfNobodyIsTheTryOfAnOuterOneThatNamesItself() {
        Reading reading = new Story()
                .accept(0)
                .asks(0, 77, "/a", "one")
                .at(1)
                .socket(2, "10.1.0.1:443")
                .at(5)
                .conn("connection", 2, "connected")
                .at(9)
                .conn("happy_eyeballs", 1, "address=1")
                .conn("client", 1, "connected")
                .attached(1, 0, 77)
                .read();
        assertThat(reading.attempts(77))
                .containsExactly("1 C1 10.1.0.1:443 new open status=- reset=- link=pool-attach");
    }

    /** The outer connection is ready and takes the request. */
    private static Reading served(Story story) {
        return story.conn("client", 6, "connected").attached(6, 5, 77).read();
    }

    private static Story waiting() {
        return new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .plain("pool", "creating a new connection (connecting=0)");
    }

    private static Story unannounced() {
        return waiting().conn("client", 6, "connecting").socket(7, "[fd00::1]:80");
    }
}
