package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listener filters log before the connection has an id. */
class ListenerFilterTest {

    private static final String INSPECTED = "tls:onServerName(), requestedServerName: ";

    @Test
    void theLinesBeforeANewConnectionAreItsOwn() {
        Reading reading = new Story()
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .accept(5)
                .read();
        assertThat(reading.owners("original_dst")).containsExactly("C5 precedes inferred");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4000})
    void aSocketThatWaitedAloneIsCertainHoweverSlowItIs(long millis) {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .at(millis)
                .plain("filter", INSPECTED + "shop")
                .accept(5)
                .read();
        assertThat(reading.owners("tls")).containsExactly("C5 precedes certain", "C5 precedes certain");
    }

    @Test
    void aFilterThatFollowsTheInspectorBeginsNoOtherSocket() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .plain("filter", INSPECTED + "shop")
                .plain("filter", "original_dst: new connection accepted")
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .accept(5)
                .read();
        assertThat(reading.owners("tls")).allMatch(owner -> owner.startsWith("C5 "));
        assertThat(reading.owners("original_dst")).allMatch(owner -> owner.startsWith("C5 "));
    }

    /** The inspector waits for bytes that have not come: the connection may be one of a listener whose filters are silent. */
    @Test
    void aSocketThatWasOnlyAcceptedIsNotCertainlyTheNextConnection() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .accept(5)
                .read();
        assertThat(reading.owners("tls inspector")).containsExactly("C5 precedes inferred");
    }

    /** Two sockets wait for the client's first bytes; nothing tells which of them speaks first. */
    @Test
    void ofTwoSocketsThatWaitOneIsTakenButNotForCertain() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .at(1)
                .plain("filter", "tls inspector: new connection accepted")
                .at(5)
                .plain("filter", INSPECTED + "one")
                .accept(5)
                .at(7)
                .plain("filter", INSPECTED + "two")
                .accept(6)
                .read();
        assertThat(reading.owners("tls inspector").get(0)).endsWith("precedes inferred");
        assertThat(reading.owners(INSPECTED).get(0)).startsWith("C5 precedes");
        assertThat(reading.owners(INSPECTED).get(1)).startsWith("C6 precedes");
        assertThat(reading.owners("tls inspector")).doesNotHaveDuplicates();
    }

    /** A socket that does not wait goes by one that does. */
    @Test
    void aSocketThatIsAcceptedAtOnceTakesOnlyItsOwnLines() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .at(2)
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .accept(5)
                .at(4)
                .plain("filter", INSPECTED + "shop")
                .accept(6)
                .read();
        assertThat(reading.owners("original_dst").get(0)).startsWith("C5 precedes");
        assertThat(reading.owners("tls inspector").get(0)).startsWith("C6 precedes");
        assertThat(reading.owners(INSPECTED).get(0)).startsWith("C6 precedes");
    }

    /** A client that goes away without a byte leaves no line. */
    @Test
    void aSocketThatNeverSpeaksDoesNotTakeTheLinesOfThoseAfterIt() {
        Story story = new Story().plain("filter", "tls inspector: new connection accepted");
        for (int i = 1; i <= 3; i++) {
            story.at(1000L * i)
                    .plain("filter", "tls inspector: new connection accepted")
                    .at(1000L * i + 3)
                    .plain("filter", INSPECTED + i)
                    .accept(i);
        }
        Reading reading = story.at(16_000)
                .plain("filter", "tls inspector: new connection accepted")
                .at(16_003)
                .plain("filter", INSPECTED + "late")
                .accept(9)
                .read();
        assertThat(reading.owners("tls inspector"))
                .containsExactly(
                        "-",
                        "C1 precedes inferred",
                        "C2 precedes inferred",
                        "C3 precedes inferred",
                        "C9 precedes certain");
        assertThat(reading.owners(INSPECTED + "2")).containsExactly("C2 precedes inferred");
    }

    /** Nor if another comes soon after it: clients do not take so much longer than one another. */
    @Test
    void aSocketThatWaitsMuchLongerThanAnotherIsNotTakenForIt() {
        Reading reading = new Story()
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .at(40)
                .plain("filter", "original_dst: set destination to 10.96.0.2:80")
                .at(42)
                .plain("filter", INSPECTED + "shop")
                .accept(5)
                .read();
        assertThat(reading.owners("original_dst")).containsExactly("-", "C5 precedes inferred");
    }

    /** The bytes that come right after a socket was accepted may be those of the one that waits. */
    @Test
    void afterOneOfTwoWasTakenTheOtherIsNotCertain() {
        Reading reading = new Story()
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .at(3)
                .plain("filter", "original_dst: set destination to 10.96.0.2:80")
                .plain("filter", INSPECTED + "one")
                .accept(5)
                .at(5)
                .plain("filter", INSPECTED + "two")
                .accept(6)
                .read();
        assertThat(reading.owners("original_dst"))
                .allSatisfy(owner -> assertThat(owner).endsWith("precedes inferred"));
        assertThat(reading.owners(INSPECTED)).containsExactly("C5 precedes inferred", "C6 precedes inferred");
    }

    @Test
    void aSocketThatNoFilterChainTakesBelongsToNoConnection() {
        Reading reading = new Story()
                .plain("filter", "tls inspector: new connection accepted")
                .plain("filter", INSPECTED + "nobody")
                .plain("conn_handler", "closing connection from 10.0.0.9:40001: no matching filter chain found")
                .at(4)
                .accept(5)
                .read();
        assertThat(reading.owners("tls")).containsOnly("-");
        assertThat(reading.owners("closing connection from")).containsExactly("-");
    }

    @Test
    void linesOfAnotherThreadAreNotTaken() {
        Reading reading = new Story()
                .thread(21)
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .thread(22)
                .accept(5)
                .thread(21)
                .accept(6)
                .read();
        assertThat(reading.owners("original_dst")).containsExactly("C6 precedes inferred");
    }

    /** The TCP proxy's filter runs before the connection is announced. */
    @Test
    void aSessionTakesThemBeforeItsConnectionIsAnnounced() {
        Reading reading = new Story()
                .plain("filter", "original_dst: set destination to 10.96.0.1:80")
                .conn("filter", 5, "new tcp proxy session")
                .conn("filter", 5, "Creating connection to cluster db")
                .accept(5)
                .read();
        assertThat(reading.owners("original_dst")).containsExactly("C5 precedes inferred");
    }
}
