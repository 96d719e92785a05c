package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.Run;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several is the worst does not depend on the order in which they stand in a log. */
class WorstTest {

    private static final String OUTER = line("/outer", "id-of-one", 0, 10_000, 503);
    private static final String INNER = line("/inner", "id-of-one", 50, 9_900, 503);

    /** @param start in milliseconds */
    private static String line(String path, String id, int start, int took, int status) {
        return "{\"start_time\":\"2026-01-05T10:00:%02d.%03dZ\",".formatted(start / 1000, start % 1000)
                + "\"method\":\"GET\",\"path\":\"" + path + "\",\"request_id\":\"" + id + "\",\"response_code\":"
                + status
                + ",\"response_flags\":\"-\",\"response_code_details\":\"via_upstream\",\"upstream_host\":\"10.0.0.1:80\","
                + "\"duration\":" + took + "}";
    }

    private static List<List<String>> orders(List<String> lines) {
        if (lines.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> rest = new ArrayList<>(lines);
            String first = rest.remove(i);
            for (List<String> order : orders(rest)) {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }

    private static void isWorst(String path, String... lines) {
        for (List<String> order : orders(List.of(lines))) {
            String log = String.join("\n", order) + "\n";
            assertThat(Run.piped(log, "show", "worst", "-q", "-o", "ndjson").out())
                    .as(log)
                    .contains("\"path\":\"" + path + "\"");
        }
    }

    @Test
    void aHopOfTheLongestCountsMoreThanWhatTookLongerThanTheHop() {
        isWorst("/inner", OUTER, INNER, line("/other", "id-of-other", 0, 9_950, 503));
    }

    @Test
    void aHopOfAnotherIsNotTheWorst() {
        isWorst("/other", OUTER, INNER, line("/other", "id-of-other", 0, 11_000, 503));
    }

    @Test
    void ofSeveralHopsTheLongestThatNothingIsWithinTells() {
        isWorst(
                "/second",
                OUTER,
                line("/first", "id-of-one", 10, 3_000, 503),
                line("/second", "id-of-one", 4_000, 5_000, 503));
    }

    @Test
    void aHopOfAnotherStatusTellsNothingOfIt() {
        isWorst(
                "/outer",
                OUTER,
                line("/inner", "id-of-one", 50, 9_900, 500),
                line("/ok", "id-of-one", 60, 20_000, 200));
    }
}
