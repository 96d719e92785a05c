package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatsTest {

    private static final String DENIED = Cases.named("no-route-rbac").input().toString();
    private static final String RETRY = Cases.named("retry").input().toString();

    @Test
    void countsByClusterIfNothingElseIsAskedFor() {
        Run run = Run.of("stats", DENIED);
        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "CLUSTER  COUNT  FAILED     P50     P90     P99  EXAMPLE",
                        "–            3       3  0.09ms  0.17ms  0.17ms  @1",
                        "in|9080      1       0   3.4ms   3.4ms   3.4ms  @4");
        assertThat(run.err()).contains("4 requests · 3 failed · 2 groups");
        assertThat(Run.of("stats", "-o", "wide", DENIED).out()).contains("inbound|9080||");
    }

    @Test
    void aRequestCountsForEachOfItsValues() {
        Run run = Run.of("stats", "-q", "--by", "upstream.host,status", "-o", "csv", "--percentiles", "max", RETRY);
        assertThat(run.lines().get(0)).isEqualTo("upstream.host,status,count,failed,example,measure,known,maxNs");
        assertThat(run.lines().stream().skip(1).map(line -> line.split(",")[0] + " " + line.split(",")[2]))
                .containsExactly("10.244.3.19:8000 3", "10.244.4.26:8000 3", "10.244.2.33:8000 2");
    }

    @Test
    void percentilesOfPhases() {
        Run run = Run.of(
                "stats", "-q", "-o", "ndjson", "--by", "all", "--percentiles", "p0,p50,max:pool_wait,connect", DENIED);
        Map<String, Object> record = run.object();
        assertThat(record)
                .containsEntry("schema", "envlog/stats/1")
                .containsEntry("by", Map.of())
                .containsEntry("count", 4L)
                .containsEntry("failed", 3L)
                .containsEntry(
                        "measures",
                        Map.of(
                                "phase.poolWait",
                                Map.of("known", 1L, "p0Ns", 51_000L, "p50Ns", 51_000L, "maxNs", 51_000L),
                                "phase.connect",
                                Map.of("known", 1L, "p0Ns", 169_000L, "p50Ns", 169_000L, "maxNs", 169_000L)));
    }

    @Test
    void percentilesAreExactToOneInAThousand() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 1; i <= 1000; i++) {
            log.at(10_000L * i).stream("http", i, i, "request headers complete (end_stream=true):")
                    .headers(":authority", "a", ":path", "/x", ":method", "GET")
                    .at(10_000L * i + i)
                    .stream("http", i, i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "200")
                    .stream("http", i, i, "Codec completed encoding stream.");
        }
        Run run =
                Run.piped(log.text(), "stats", "-q", "-o", "ndjson", "--by", "status", "--percentiles", "p50,p99,max");
        assertThat(near(run, "p50Ns", 500)).isTrue();
        assertThat(near(run, "p99Ns", 990)).isTrue();
        assertThat(run.out()).contains("\"maxNs\":1000000000}");
    }

    private static boolean near(Run run, String percentile, long millis) {
        Matcher found = Pattern.compile("\"" + percentile + "\":(\\d+)").matcher(run.out());
        return found.find() && Math.abs(Long.parseLong(found.group(1)) - millis * 1_000_000) <= millis * 1000;
    }

    @Test
    void moreGroupsThanAreToldApartAreTakenTogether() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 1; i <= 1100; i++) {
            log.at(i).stream("http", i, i, "request headers complete (end_stream=true):")
                    .headers(":authority", "a", ":path", "/" + i, ":method", "GET")
                    .stream("http", i, i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "200")
                    .stream("http", i, i, "Codec completed encoding stream.");
        }
        Run run = Run.piped(log.text(), "stats", "--by", "path");
        assertThat(run.lines())
                .hasSize(1002)
                .last()
                .asString()
                .startsWith("(others)")
                .contains("100");
        assertThat(run.err()).contains("! too many groups to tell apart");
        assertThat(Run.piped(log.text(), "stats", "--by", "path", "-m", "5").lines())
                .hasSize(6);
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        assertThat(Run.of("stats", "--by", "clustr", DENIED).err())
                .isEqualTo("envlog: --by: there is no field 'clustr'; did you mean 'cluster'?\n");
        assertThat(Run.of("stats", "--by", "duration", DENIED).err()).contains("nearly every request has another");
        assertThat(Run.of("stats", "--percentiles", "p101", DENIED).err()).contains("'p101' is more than all");
        assertThat(Run.of("stats", "--percentiles", "median", DENIED).err()).contains("'median' is no percentile");
        assertThat(Run.of("stats", "--percentiles", "p50:status", DENIED).err())
                .contains("'status' is no duration; these are: duration, filters, poolWait, connect");
        assertThat(Run.of("stats", "-o", "name", DENIED).exit()).isEqualTo(2);
        assertThat(Run.of("stats", "--where", "status:418", DENIED).exit()).isEqualTo(1);
        assertThat(Run.of("stats", "-q", "--fail-on", "status:403", DENIED).exit())
                .isEqualTo(3);
    }
}
