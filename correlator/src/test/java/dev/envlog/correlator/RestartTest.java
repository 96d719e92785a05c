package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Partial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Connection ids begin again with the process. */
class RestartTest {

    private static final String BANNER = "initializing epoch 0 (base id=0, hot restart version=11.104)";

    private static Story request(Story story, long stream) {
        return story.accept(3).request(3, stream, "/a").localReply(3, stream, 404, "route_not_found");
    }

    @Test
    void aBannerSeparatesTheConnectionsOfTwoRuns() {
        Story story = request(new Story(), 71).at(5000).plain("main", BANNER).at(5100);
        Reading reading = request(story, 72).read();
        assertThat(reading.exchanges().stream().map(Facts::key)).containsExactly("0 http C3 S71", "1 http C3 S72");
        assertThat(reading.connections()).hasSize(2);
        assertThat(reading.summary().restarts()).isEqualTo(1);
    }

    @Test
    void aCounterThatFallsShowsARestartWithoutABanner() {
        Story story = new Story();
        story = request(story.accept(5000), 71).at(5100);
        Reading reading = story.accept(2).request(2, 72, "/b").read();
        assertThat(reading.summary().restarts()).isGreaterThanOrEqualTo(1);
        Exchange after = reading.stream(72);
        assertThat(after.origin().restart()).isEqualTo(reading.summary().restarts());
    }

    /** Streams are numbered at random, but a test may well replay a log into a file. */
    @Test
    void theSameStreamInTwoRunsIsTwoRequests() {
        Story story = request(new Story(), 71).at(5000).plain("main", BANNER).at(5100);
        Reading reading = request(story, 71).read();
        assertThat(reading.exchanges().stream().map(Facts::key)).containsExactly("0 http C3 S71", "1 http C3 S71");
    }

    @Test
    void whatTheProcessBeforePrintedIsNotMissedInTheNextOne() {
        List<String> lines = Cases.named("http1-reuse").lines();
        List<String> silent =
                lines.stream().filter(line -> !line.contains("envoy pool ")).toList();
        List<String> both = new ArrayList<>(lines);
        both.add("2024-05-10T10:00:00.000000Z\tinfo\tenvoy main external/envoy/source/server/server.cc:394\t" + BANNER
                + "\tthread=1");
        both.addAll(silent);
        assertThat(missing(both, 1)).isEqualTo(missing(silent, 0));
    }

    private static List<Set<String>> missing(List<String> lines, int restart) {
        return Reading.of(LogText.events("log", String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))
                .exchanges()
                .stream()
                .filter(exchange -> exchange.origin().restart() >= restart)
                .map(exchange -> Set.copyOf(exchange.span().missing()))
                .toList();
    }

    @Test
    void aRequestThatTheRestartCutsIsUnfinished() {
        Reading reading = new Story()
                .accept(3)
                .request(3, 71, "/a")
                .at(5000)
                .plain("main", BANNER)
                .read();
        assertThat(reading.stream(71).span().partial()).isEqualTo(Partial.NO_END);
    }

    @Test
    void theFirstBannerOfALogIsNoRestart() {
        Story story = new Story().plain("main", BANNER);
        assertThat(request(story, 71).read().stream(71).origin().restart()).isZero();
    }

    /** Istio's agent logs before it starts Envoy. */
    @Test
    void whatOtherProgramsLogBeforeTheFirstBannerIsNoRun() {
        Story story = new Story()
                .line("2024-04-22T10:15:00.122000Z\tinfo\tFLAG: --concurrency=\"2\"")
                .plain("main", BANNER);
        assertThat(request(story, 71).read().stream(71).origin().restart()).isZero();
    }

    @Test
    void threadsMayLogTheirIdsALittleOutOfOrder() {
        Reading reading = new Story()
                .thread(21)
                .accept(12)
                .thread(22)
                .accept(10)
                .thread(21)
                .accept(11)
                .read();
        assertThat(reading.summary().restarts()).isZero();
        assertThat(reading.connections()).hasSize(3);
    }
}
