package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Envoy's logs of health checks and outlier detection. */
class HostEventsTest {

    private static final String EJECTED =
            "{\"type\":\"CONSECUTIVE_5XX\",\"cluster_name\":\"shop\",\"upstream_url\":\"10.0.0.7:80\",\"action\":\"EJECT\","
                    + "\"num_ejections\":1,\"enforced\":true,\"timestamp\":\"2024-05-10T09:07:12.130Z\"}\n";

    @Test
    void theyAreNoAccessLogAndSayWhatHappened() {
        Run doctor = Run.piped(EJECTED, "doctor");
        assertThat(doctor.out())
                .contains("events of hosts in JSON", "notable     ×1 line 1", "gets none for a while")
                .doesNotContain("--access-log-format", "thread ids, so", "no time zone printed");
        assertThat(Run.piped(EJECTED, "events").out())
                .containsPattern("09:07:12.130 +– +outlier +upstream.event_ejected");
        assertThat(Run.piped("", "what", EJECTED.strip()).out()).startsWith("upstream.event_ejected  notable");
    }

    @Test
    void betweenTheLinesOfARequestTheyAreNotOfIt() {
        String log = """
                [2024-05-10 09:07:12.000][debug][http] [C1][S11] request headers complete (end_stream=true):
                ':path', '/a'
                ':method', 'GET'

                %s[2024-05-10 09:07:12.001][debug][router] [C1][S11] cluster 'shop' match for URL '/a'
                """.formatted(EJECTED);
        assertThat(Run.piped(log, "events", "-o", "ndjson").out())
                .contains("\"component\":\"outlier detection\",\"componentBy\":\"message\",\"owner\":null");
    }
}
