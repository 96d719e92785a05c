package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who printed a statement that several components print in the same words is told by the line before it. */
class NeighbourTest {

    private static final String CONNECTION = "checking connection: requestedServerName: a, sourceIP: 10.0.0.1:1";
    private static final String REQUEST = "checking request: requestedServerName: , sourceIP: 10.0.0.1:1";
    private static final String ALLOWED = "enforced allowed, matched policy p";
    private static final String HTTP = "envoy.filters.http.rbac by LOGGER";
    private static final String NETWORK = "envoy.filters.network.rbac by MESSAGE";

    @Test
    void theVerdictIsTheCheckersOwn() {
        Reading reading = new Story()
                .plain("rbac", CONNECTION)
                .plain("rbac", ALLOWED)
                .at(10)
                .plain("rbac", REQUEST)
                .plain("rbac", ALLOWED)
                .read();

        assertThat(reading.producers(ALLOWED)).containsExactly(NETWORK, HTTP);
    }

    /** Summer time ends: between two lines an hour passes, of which the clock shows half an hour less than none. */
    @Test
    void aClockThatFallsFarShowsNoCallback() {
        Reading reading = new Story()
                .at(3_600_000)
                .plain("rbac", CONNECTION)
                .at(1_800_000)
                .plain("rbac", ALLOWED)
                .read();

        assertThat(reading.producers(ALLOWED)).containsExactly(HTTP);
    }

    @Test
    void onlyTheSameCallbackCounts() {
        Reading reading = new Story()
                .plain("rbac", CONNECTION)
                .at(10)
                .plain("rbac", ALLOWED)
                .read();

        assertThat(reading.producers(ALLOWED)).containsExactly(HTTP);
    }

    @Test
    void onlyTheSameThreadCounts() {
        Reading reading = new Story()
                .thread(1)
                .plain("rbac", CONNECTION)
                .thread(2)
                .plain("rbac", ALLOWED)
                .thread(1)
                .plain("rbac", ALLOWED)
                .read();

        assertThat(reading.producers(ALLOWED)).containsExactlyInAnyOrder(HTTP, NETWORK);
    }

    @Test
    void aListOfFiltersIsSaidByOneComponent() {
        Reading reading = new Story()
                .plain("config", "  filter #0:")
                .plain("config", "    name: com.example.network")
                .plain("config", "  config: {}")
                .plain("config", "    http filter #0")
                .plain("config", "      name: com.example.http")
                .read();

        assertThat(reading.producers("    name: com.example.network")).containsExactly("listener by MESSAGE");
        assertThat(reading.producers("  config: ")).containsExactly("listener by MESSAGE");
        assertThat(reading.producers("      name: com.example.http"))
                .containsExactly("envoy.filters.network.http_connection_manager by MESSAGE");
    }

    @Test
    void whereNobodySpokeBeforeItStaysUnknown() {
        String limiter = "StreamRateLimiter <Ctor>: fill_interval=50ms initial_tokens=1 max_tokens=2";
        Reading reading = new Story()
                .plain("filter", limiter)
                .at(10)
                .plain("filter", "fault: delaying request 5ms")
                .plain("filter", limiter)
                .read();

        assertThat(reading.producers(limiter)).containsExactly("?", "envoy.filters.http.fault by MESSAGE");
    }

    @Test
    void withoutThreadsOnlyTheLineDirectlyBeforeCounts() {
        Reading reading = Reading.of(LogText.events(
                "log",
                String.join(
                                "\n",
                                "2026-01-05T10:00:00.000000Z\tdebug\tenvoy rbac\t" + CONNECTION,
                                "2026-01-05T10:00:00.000001Z\tdebug\tenvoy rbac\t" + ALLOWED,
                                "2026-01-05T10:00:00.000002Z\tdebug\tenvoy rbac\t" + CONNECTION,
                                "2026-01-05T10:00:00.000003Z\tdebug\tenvoy http\t[C7] new stream",
                                "2026-01-05T10:00:00.000004Z\tdebug\tenvoy rbac\t" + ALLOWED,
                                "")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(reading.producers(ALLOWED)).containsExactly(NETWORK, HTTP);
    }
}
