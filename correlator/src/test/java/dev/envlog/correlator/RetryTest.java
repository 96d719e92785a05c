package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Phases;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several tries for one request. */
class RetryTest {

    private static Story firstTry() {
        return new Story().accept(5).asks(5, 77, "/a", "one").reused(6, 5, 77);
    }

    private static Story answer(Story story, long upstream) {
        return story.conn("client", upstream, "response complete").stream(
                        "router", 5, 77, "upstream headers complete: end_stream=true")
                .conn("pool", upstream, "response complete")
                .conn("pool", upstream, "destroying stream: 0 remaining");
    }

    private static Story retry(Story story) {
        return story.stream("router", 5, 77, "performing retry");
    }

    @Test
    void threeTriesAreThreeAttempts() {
        Story story = firstTry().at(5).upstreamCloses(6, 5, 77).upstreamGone(6).at(30);
        story = retry(story)
                .queued()
                .creating(8, "10.1.0.2:80")
                .at(31)
                .connected(8)
                .attached(8, 5, 77)
                .at(40);
        story = retry(answer(story, 8).at(70)).reused(9, 5, 77).at(75);
        Reading reading = story.answered(9, 5, 77, 200).read();
        assertThat(reading.attempts(77))
                .containsExactly(
                        "1 C6 - reused reset status=- reset=connection termination link=pool-attach",
                        "2 C8 10.1.0.2:80 new response status=- reset=- link=pool-attach",
                        "3 C9 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.stream(77).response().flags()).isEmpty();
        assertThat(reading.stream(77).failed()).isFalse();
        assertThat(reading.owners(8, "response complete")).containsOnly("C5 S77 upstream certain");
    }

    @Test
    void aRetryOfWhichTheLogHasOnlyTheAnnouncementIsATry() {
        Story story = retry(answer(firstTry().at(20), 6).at(50)).at(80);
        story = retry(retry(story).at(110)).at(120);
        Reading reading = story.stream("router", 5, 77, "upstream headers complete: end_stream=true")
                .encoded(5, 77, 200)
                .read();
        assertThat(reading.attempts(77))
                .extracting(attempt -> attempt.replaceAll("^(\\d) .* (\\w+) status=(\\S+) .*", "$1 $2 $3"))
                .containsExactly("1 response -", "2 reset -", "3 reset -", "4 response 200");
    }

    /** Old releases announce the retry before its pause ({@code router.cc: setupRetry}); after it the pool speaks at once. */
    private static Story pausing(Story story) {
        return retry(story.at(5).upstreamCloses(6, 5, 77).upstreamGone(6))
                .at(30)
                .plain("pool", "creating a new connection")
                .conn("client", 8, "connecting")
                .conn("connection", 8, "connecting to 10.1.0.2:80")
                .conn("connection", 8, "connection in progress")
                .plain("pool", "queueing request due to no available connections");
    }

    @Test
    void aRetryGoesOnAfterItsPause() {
        Reading reading = pausing(firstTry()).read();
        assertThat(reading.attempts(77)).last().asString().isEqualTo("2 - 10.1.0.2:80 - open status=- reset=- link=-");
        assertThat(reading.owners("creating a new connection")).containsExactly("C5 S77 position inferred");
    }

    @Test
    void whichOfTwoRetriesGoesOnIsNotTold() {
        Story two = firstTry().accept(4).asks(4, 76, "/b", "one").reused(7, 4, 76);
        two = two.at(4).upstreamCloses(7, 4, 76).upstreamGone(7).stream("router", 4, 76, "performing retry");
        assertThat(pausing(two).read().owners("creating a new connection")).containsExactly("-");
    }

    /** The line in between is not in each log. */
    @Test
    void aConnectionThatBeginsWhereThePoolTriesToMakeOneIsTheTriesOwn() {
        Story story = new Story()
                .accept(5)
                .asks(5, 77, "/a", "one")
                .queued()
                .conn("connection", 8, "connecting to 10.1.0.2:80");
        assertThat(story.read().owners(8, "connecting to")).containsExactly("C5 S77 triggered inferred");
    }

    @Test
    void triesThatAllFailUseUpTheRetries() {
        Story story = firstTry().at(5).upstreamCloses(6, 5, 77).upstreamGone(6).at(30);
        Reading reading = retry(story)
                .reused(8, 5, 77)
                .at(35)
                .upstreamCloses(8, 5, 77)
                .localReply(5, 77, 503, "upstream_reset_before_response_started{connection_termination}")
                .upstreamGone(8)
                .read();
        assertThat(reading.attempts(77)).hasSize(2).allMatch(attempt -> attempt.contains(" reset status=- "));
        assertThat(reading.stream(77).response().flags()).containsExactly("UC", "URX");
        assertThat(reading.stream(77).failed()).isTrue();
    }

    @Test
    void aTryThatTookTooLongIsFollowedByAnother() {
        Story story = firstTry().at(100).stream("router", 5, 77, "upstream per try timeout").stream(
                        "router", 5, 77, "resetting pool request")
                .conn("client", 6, "request reset")
                .conn("connection", 6, "closing data_to_write=0 type=1")
                .conn("connection", 6, "closing socket: 1")
                .conn("client", 6, "disconnect. resetting 0 pending requests")
                .upstreamGone(6)
                .at(120);
        Reading reading =
                retry(story).reused(8, 5, 77).at(130).answered(8, 5, 77, 200).read();
        assertThat(reading.attempts(77))
                .containsExactly(
                        "1 C6 - reused per_try_timeout status=- reset=- link=pool-attach",
                        "2 C8 - reused response status=200 reset=- link=pool-attach");
        assertThat(reading.stream(77).response().flags()).isEmpty();
    }

    /** Hedging: the late try goes on beside the next; the answer is the one whose connection has just spoken. */
    @Test
    void ofTwoTriesUnderWayTheConnectionTellsWhichAnswered() {
        Story story = firstTry().at(100).stream("router", 5, 77, "upstream per try timeout");
        Reading reading = retry(story).reused(8, 5, 77).at(130).conn("client", 6, "response complete").stream(
                        "router", 5, 77, "upstream headers complete: end_stream=true")
                .stream("router", 5, 77, "resetting pool request")
                .conn("client", 8, "request reset")
                .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200")
                .read();
        assertThat(reading.attempts(77)).hasSize(2);
        assertThat(reading.attempts(77).get(0)).startsWith("1 C6 - reused response status=200");
        assertThat(reading.attempts(77).get(1)).startsWith("2 C8 - reused cancelled ");
    }

    @Test
    void theRoutesTimeoutEndsTheTry() {
        Reading reading = firstTry().at(300).stream("router", 5, 77, "upstream timeout").stream(
                        "router", 5, 77, "resetting pool request")
                .conn("client", 6, "request reset")
                .localReply(5, 77, 504, "response_timeout")
                .read();
        assertThat(reading.attempts(77)).containsExactly("1 C6 - reused timeout status=- reset=- link=pool-attach");
        assertThat(reading.stream(77).response().flags()).containsExactly("UT");
    }

    /** Only the router is logged: it says when a try begins, and the last one ends with the answer. */
    private static Reading routerOnly(String last) {
        Story story = new Story()
                .accept(5).asks(5, 77, "/a", "one").at(4).stream("router", 5, 77, "upstream per try timeout")
                        .at(23);
        story = retry(story).at(27).stream("router", 5, 77, "upstream per try timeout")
                .at(51);
        return retry(story).at(55).localReply(5, 77, 504, last).read();
    }

    private static List<String> times(Reading reading) {
        return reading.stream(77).attempts().stream()
                .map(attempt -> attempt.outcome().printed() + " " + (attempt.end() - attempt.start()) / 1_000_000)
                .toList();
    }

    @Test
    void eachRetryThatIsAnnouncedIsATry() {
        Reading reading = routerOnly("upstream_per_try_timeout");
        assertThat(times(reading)).containsExactly("per_try_timeout 4", "per_try_timeout 4", "per_try_timeout 4");
        assertThat(reading.stream(77).response().flags()).containsExactly("URX", "UT");
    }

    @Test
    void theLastTryEndsAsTheProxysOwnAnswerTells() {
        assertThat(times(routerOnly("response_timeout"))).endsWith("timeout 4");
        assertThat(times(routerOnly("upstream_reset_before_response_started{remote_connection_failure}")))
                .endsWith("connect_failure 4");
    }

    @Test
    void withoutAHostThereIsNoFurtherTry() {
        assertThat(times(routerOnly("no_healthy_upstream"))).containsExactly("per_try_timeout 4", "per_try_timeout 4");
    }

    @Test
    void aRetryThatThePoolDoesNotTellOfHasTheAnswer() {
        Story story = new Story()
                .accept(5).asks(5, 77, "/a", "one").at(4).stream("router", 5, 77, "upstream per try timeout")
                        .at(23);
        Reading reading = retry(story).at(30).stream("router", 5, 77, "upstream headers complete: end_stream=true")
                .encoded(5, 77, 200)
                .read();
        assertThat(times(reading)).containsExactly("per_try_timeout 4", "response 7");
    }

    /** The answer came within the pause that old releases make after the announcement. */
    @Test
    void aRetryThatIsAnnouncedBeforeItsPauseNeedNotHaveBegun() {
        Reading reading = retry(firstTry().at(5).upstreamCloses(6, 5, 77))
                .at(9)
                .localReply(5, 77, 504, "response_timeout")
                .read();
        assertThat(times(reading)).hasSize(1);
    }

    /** The times are those of the try that counts. */
    @Test
    void thePhasesAreThoseOfTheLastTry() {
        Story story = answer(firstTry().at(5), 6).at(30);
        Reading reading = retry(story).at(32).reused(8, 5, 77).at(42).stream(
                        "router", 5, 77, "upstream headers complete: end_stream=false")
                .encoded(5, 77, 200)
                .at(45)
                .conn("client", 8, "response complete")
                .stream("http", 5, 77, "Codec completed encoding stream.")
                .read();
        Phases phases = reading.stream(77).phases();
        assertThat(phases.upstream()).isEqualTo(10_000_000L);
        assertThat(phases.response()).isEqualTo(3_000_000L);
    }
}
