package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.FlagsBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of the access log that fits no request is one of its own unless other records should tell of it: then some are missing here. */
class DebugLoggingTest {

    private static final int SECOND = 1000;
    private static final int HOUR = 3600 * SECOND;

    /** A request that began that many milliseconds after the story's beginning, and took 45. */
    private static String line(int millis) {
        return line(millis, "GET /a HTTP/1.1", "503 UH");
    }

    private static String line(int millis, String request, String answer) {
        return "[2026-01-05T%02d:%02d:%02d.%03dZ] \""
                        .formatted(10 + millis / HOUR, millis / 60 / SECOND % 60, millis / SECOND % 60, millis % SECOND)
                + request + "\" " + answer + " 0 95 45 - \"-\" \"curl/8\" \"-\" \"shop\" \"-\"";
    }

    private static Story asked(int millis) {
        return new Story().at(millis).accept(5).asks(5, 77, "/other", "one");
    }

    private static long alone(Story story) {
        return story.read().summary().accessAlone();
    }

    @Test
    void whatBeganWhileRequestsWereLoggedHasRecordsElsewhere() {
        Reading reading = asked(0).at(2 * SECOND)
                .conn("connection", 5, "remote close")
                .line(line(3))
                .read();
        assertThat(reading.summary().accessAlone()).isZero();
        assertThat(reading.summary().accessFailures()).isEqualTo(1);
    }

    @Test
    void whatHadEndedBeforeTheLevelWasRaisedIsARequest() {
        assertThat(alone(asked(2 * SECOND).line(line(SECOND)))).isEqualTo(1);
    }

    @Test
    void whatHadBegunBeforeTheLevelWasRaisedAndEndedLaterMayHaveRecords() {
        Story story = asked(2 * SECOND)
                .at(2 * SECOND + 25)
                .conn("connection", 5, "remote close")
                .line(line(2 * SECOND - 20));
        assertThat(alone(story)).isZero();
    }

    /** Nothing tells what it asked for, nor what came of it. */
    @Test
    void whatBeganBeforeTheLevelWasRaisedAndEndedAfterItWasLoweredIsARequest() {
        String line = line(SECOND).replace(" 95 45 ", " 95 15000 ");
        assertThat(alone(asked(2 * SECOND).line(line))).isEqualTo(1);
    }

    @Test
    void whatBeganAfterTheLevelWasLoweredIsARequest() {
        assertThat(alone(asked(0).line(line(SECOND)).line(line(60 * SECOND)))).isEqualTo(2);
    }

    @Test
    void whatBeganBetweenTwoTimesOfDebugLoggingIsARequest() {
        Story story = asked(0).line(line(SECOND))
                .at(60 * SECOND)
                .asks(5, 78, "/other", "one")
                .line(line(30 * SECOND))
                .line(line(0))
                .line(line(60 * SECOND));
        assertThat(alone(story)).isEqualTo(2);
    }

    /** Lines come up to ten seconds late: the level may have been raised again by then. */
    @Test
    void whatBeganInAPauseOfRecordsIsARequestAlsoIfItsLineComesLater() {
        Story story = asked(0).at(4 * SECOND).asks(5, 78, "/other", "one").line(line(2 * SECOND));
        assertThat(alone(story)).isEqualTo(1);
    }

    @Test
    void theRecordsOfConnectionsTellNothingOfTheirRequests() {
        Story story = new Story()
                .accept(5)
                .at(2 * SECOND)
                .conn("connection", 5, "remote close")
                .line(line(SECOND));
        assertThat(alone(story)).isEqualTo(1);
    }

    /** As with {@code --component-log-level ext_authz:trace}. */
    @Test
    void theRecordsOfOneFilterTellNothingOfOtherRequests() {
        Story story = new Story()
                .stream("filter", 5, 77, "ext_authz filter calling authorization server").at(2 * SECOND).stream(
                                "filter", 6, 78, "ext_authz filter calling authorization server")
                        .line(line(SECOND));
        assertThat(alone(story)).isEqualTo(1);
    }

    /** Two streams of a container are mixed, and of two processes the old one drains beside the new one. */
    @Test
    void aLineOfAProcessThatLoggedRequestsIsNoneBehindTheNextOnesBeginning() {
        Story story = asked(2 * SECOND)
                .at(3 * SECOND)
                .plain("main", "initializing epoch 1 (base id=0, hot restart version=11.104)")
                .line(line(SECOND));
        assertThat(alone(story)).isZero();
    }

    @Test
    void aProcessThatBeginsAnewIsNotYetKnownToLogThem() {
        Story story = asked(0).plain("main", "initializing epoch 0 (base id=0, hot restart version=11.104)")
                .line(line(SECOND));
        assertThat(alone(story)).isEqualTo(1);
    }

    /** Envoy prints the start in UTC, and its own records in the zone of the process. */
    @ParameterizedTest
    @ValueSource(ints = {-HOUR * 8, -HOUR * 5 - HOUR / 2, HOUR * 2, HOUR * 5 + HOUR * 3 / 4})
    void aRecordsTimeZoneIsFoundByItsRequests(int zone) {
        int local = Math.max(zone, 0);
        int utc = Math.max(-zone, 0);
        Reading reading = new Story()
                .at(local)
                .accept(5)
                .asks(5, 77, "/a", "one")
                .localReply(5, 77, 503, "no_healthy_upstream")
                .at(local + SECOND)
                .asks(5, 78, "/a", "one")
                .localReply(5, 78, 503, "no_healthy_upstream")
                .at(local + 60 * SECOND)
                .line(line(utc + 1))
                .line(line(utc + SECOND + 1))
                .line(line(utc + 3))
                .read();
        assertThat(reading.summary().accessJoined()).isEqualTo(2);
        assertThat(reading.summary().accessAlone()).isZero();
        assertThat(reading.summary().accessFailures()).isEqualTo(1);
        assertThat(reading.stream(77).response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
        assertThat(reading.stream(78).response().flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
    }

    /** Hours apart, and just so that it ended a moment before the last record by another zone's clock. */
    @Test
    void aLineThatMayBeOfAnotherZoneIsNoRequestOfItsOwn() {
        Story story = asked(0).at(10 * SECOND).asks(5, 78, "/other", "one").line(line(8 * HOUR + 5 * SECOND));
        assertThat(alone(story)).isZero();
    }

    @Test
    void whatIsKnownToBeUtcIsOfNoOtherZone() {
        Story story = asked(0).localReply(5, 77, 503, "no_healthy_upstream")
                .at(10 * SECOND)
                .asks(5, 78, "/b", "one")
                .line(line(0, "GET /other HTTP/1.1", "503 UH"))
                .line(line(8 * HOUR + 5 * SECOND));
        assertThat(alone(story)).isEqualTo(1);
    }

    @Test
    void theStatusNeedNotBeAmongTheOtherRecords() {
        Reading reading = asked(0).at(SECOND).stream("http", 5, 77, "stream reset")
                .line(line(0, "GET /other HTTP/1.1", "503 UH"))
                .read();
        assertThat(reading.summary().accessJoined()).isEqualTo(1);
        assertThat(reading.stream(77).response().status()).isEqualTo(503);
    }
}
