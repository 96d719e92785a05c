package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code query}, {@code --where}, {@code --fail-on}, {@code --sort}, {@code --columns}. */
class QueryTest {

    private static final String DENIED = Cases.named("no-route-rbac").input().toString();
    private static final String RETRY = Cases.named("retry").input().toString();

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"status:404 method:GET", "by:rbac NOT status:403", "seq(by:hcm, by:router) within 1ms"})
    void theSameExpressionPicksTheSameEverywhere(String expression) {
        Run query = Run.of("query", expression, DENIED, "-q", "-o", "ndjson");
        assertThat(query.exit()).isZero();
        assertThat(query.out()).isNotEmpty();
        assertThat(Run.of("ls", "--where", expression, "-q", "-o", "ndjson", DENIED))
                .isEqualTo(query);
        assertThat(Run.of("tail", "--where", expression, "-q", "-o", "ndjson", DENIED))
                .isEqualTo(query);
        Run counted = Run.of("stats", "--by", "all", "--where", expression, "-q", "-o", "ndjson", DENIED);
        assertThat(counted.object()).containsEntry("count", (long) query.lines().size());
    }

    @Test
    void namesAreGoodForXargs() {
        Run run = Run.of("query", "status:404", DENIED, "-q", "-o", "name");
        assertThat(run.lines()).containsExactly("S5866248870806026876", "S12506217843858941433");
        assertThat(Run.of("show", "-q", "-o", "name", run.lines().get(0), DENIED)
                        .out())
                .isEqualTo(run.lines().get(0) + "\n");
    }

    @Test
    void nothingThatFitsIsSaidAndTheExitCodeTells() {
        Run run = Run.of("query", "status:418", DENIED);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("none of 4 requests fits");
    }

    @Test
    void aMistakeIsPointedAt() {
        assertThat(Run.of("ls", "--where", "status:404 AND metod:GET", DENIED)).isEqualTo(new Run(2, "", """
                                envlog: --where: there is no field 'metod'; did you mean 'method'?
                                  status:404 AND metod:GET
                                                 ^^^^^
                                """));
        String longOne = "status:404 OR ".repeat(30) + "flag:(UC" + " OR status:404".repeat(30);
        Run run = Run.of("query", longOne, DENIED);
        assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.length() <= 80);
        assertThat(Run.of("query", "a\u001b[31m\n:", DENIED).err())
                .contains("a\\x1b[31m\\x0a:")
                .doesNotContain("\u001b");
    }

    @Test
    void failOnEndsWithThreeWhateverIsShown() {
        Run run = Run.of("ls", "-o", "name", "--where", "status:200", "--fail-on", "flag:NR", DENIED);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.lines()).containsExactly("S10614518429570491335");
        assertThat(run.err()).contains("--fail-on: 2 requests fit, the first is @2");
        assertThat(Run.of("ls", "-m", "1", "--fail-on", "status:200", DENIED).exit())
                .isEqualTo(3);
        assertThat(Run.of("ls", "--fail-on", "flag:UC", DENIED).exit()).isZero();
        assertThat(Run.of("tail", "-q", "--fail-on", "status:403", DENIED).exit())
                .isEqualTo(3);
        assertThat(Run.of("query", "status:418", "-q", "--fail-on", "status:403", DENIED)
                        .exit())
                .isEqualTo(3);
        assertThat(Run.of("ls", "-q", "--fail-on", "status:403", DENIED, "/no/such.log")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void whatIsNoiseFailsNothingUnlessItIsShown() {
        String log = new EnvoyLogWriter()
                .stream("http", 1, 7, "request headers complete (end_stream=true):")
                        .headers(":authority", "a", ":path", "/x", ":method", "GET", "user-agent", "kube-probe/1.2")
                        .stream("http", 1, 7, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "503")
                        .text();
        assertThat(Run.piped(log, "ls", "-q", "--fail-on", "status:503").exit()).isEqualTo(1);
        assertThat(Run.piped(log, "ls", "-q", "--fail-on", "status:503", "--show-noise")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void timesAreReckonedFromTheEndOfTheLog() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 0; i < 3; i++) {
            log.at(i * 60_000L).stream("http", i, i, "request headers complete (end_stream=true):")
                    .headers(":authority", "a", ":path", "/x", ":method", "GET")
                    .stream("http", i, i, "encoding headers via codec (end_stream=true):")
                    .headers(":status", "200")
                    .stream("http", i, i, "Codec completed encoding stream.");
        }
        String file = Run.file(folder, "proxy.log", log.bytes());
        assertThat(Run.of("query", "start>=-90s", file, "-q", "-o", "name").lines())
                .containsExactly("S1", "S2");
        assertThat(Run.of("query", "start:10:01", file, "-q", "-o", "name").lines())
                .containsExactly("S1");
        assertThat(Run.of("query", "end<=2026-01-05T10:00", file, "-q", "-o", "name")
                        .lines())
                .containsExactly("S0");
        assertThat(Run.piped(log.text(), "query", "start>=-90s", "-q", "-o", "name")
                        .lines())
                .containsExactly("S1", "S2");
        Run both = Run.piped(log.text(), "query", "start>=10:00 start>=-90s");
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err()).startsWith("envlog: of what is piped in not both can be known");
        assertThat(Run.of("query", "start>=soon", file).err()).contains("'soon': not a time");
    }

    @Test
    void anyFieldOfRequestsSortsThem() {
        assertThat(Run.of("ls", "-q", "-o", "name", "--sort", "-attempts", "-m", "2", RETRY)
                        .lines())
                .containsExactly("S7280653654725446262", "S1591383143670113286");
        assertThat(Run.of("ls", "-q", "--sort", "path", "--columns", "path", RETRY)
                        .lines())
                .containsExactly(
                        "PATH",
                        "/retry/items/40885",
                        "/retry/products/80178",
                        "/retry/search/80865",
                        "/retry/users/32248");
        assertThat(Run.of("ls", "--sort", "by", RETRY).err()).contains("use start, end, duration or status");
        assertThat(Run.of("ls", "--sort", "statsu", RETRY).err()).contains("did you mean 'status'?");
    }

    @Test
    void columnsAreFields() {
        Run run = Run.of("query", "status:403", "-q", "--columns", "id,status,dur,cause,header.user-agent", DENIED);
        assertThat(run.lines().get(0)).startsWith("ID  STATUS").contains("HEADER.USER-AGENT");
        assertThat(run.lines().get(1)).startsWith(" 1     403").contains("rbac_denied");
        assertThat(Run.of("ls", "-q", "--tail", "1", "--columns", "header.:method", DENIED)
                        .lines())
                .containsExactly("HEADER.:METHOD", "POST");
        assertThat(Run.of("ls", "--columns", "sttus", DENIED).err())
                .contains("--columns: there is no field 'sttus'; did you mean 'status'?");
        assertThat(Run.of("ls", "-o", "json", "--columns", "status", DENIED).exit())
                .isEqualTo(2);
    }

    @Test
    void secretsAreMaskedInColumns() {
        String log = new EnvoyLogWriter()
                .stream("http", 1, 7, "request headers complete (end_stream=true):")
                        .headers(
                                ":authority",
                                "a",
                                ":path",
                                "/x?access_token=s3cret",
                                ":method",
                                "GET",
                                "authorization",
                                "s3cret")
                        .text();
        Run run = Run.piped(log, "ls", "-o", "csv", "--columns", "path,header.authorization,header.:path");
        assertThat(run.out()).contains("[masked]").doesNotContain("s3cret");
        assertThat(Run.piped(log, "stats", "-o", "csv", "--by", "path,header.authorization")
                        .out())
                .contains("[masked]")
                .doesNotContain("s3cret");
    }

    @Test
    void csvHasOneRowForEachAndNoFormulas() {
        String log = new EnvoyLogWriter()
                .stream("http", 1, 7, "request headers complete (end_stream=true):")
                        .headers(":authority", "=cmd|'/c calc'!A1", ":path", "/a,\"b\"", ":method", "GET")
                        .text();
        Run run = Run.piped(log, "ls", "-q", "-o", "csv", "--columns", "authority,path,duration");
        assertThat(run.out()).isEqualTo("authority,path,durationNs\r\n'=cmd|'/c calc'!A1,\"/a,\"\"b\"\"\",\r\n");
        assertThat(Run.of("ls", "-q", "-o", "csv", DENIED).lines()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"events FILE", "conn --all FILE", "doctor FILE", "tail FILE", "show @1 FILE", "what UC"})
    void whatIsNoListOfRequestsHasNoCsv(String command) {
        Run run = Run.of((command + " -o csv").replace("FILE", DENIED).split(" "));
        assertThat(run).isEqualTo(new Run(2, "", "envlog: -o csv: only ls, query and stats have it; use ndjson\n"));
    }

    @Test
    void linesOfTheWholeLogInItsOrder() {
        Run run = Run.of("query", "--lines", "by:rbac", DENIED, "-q", "-o", "ndjson");
        assertThat(run.lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("\"component\":\"envoy.filters.http.rbac\""));
        Run events = Run.of("events", "-q", "-o", "ndjson", DENIED);
        assertThat(events.lines()).containsSubsequence(run.lines());
        assertThat(Run.of("query", "--lines", "*", DENIED, "-q", "-o", "ndjson"))
                .isEqualTo(events);
        assertThat(Run.of("query", "--lines", "*", "-m", "3", DENIED, "-q").lines())
                .hasSize(4);
    }

    @Test
    void linesOfTheRequestsThatFit() {
        Run run = Run.of("query", "--lines", "by:rbac status:403", DENIED, "-q", "-o", "ndjson");
        assertThat(run.lines()).isNotEmpty().allMatch(line -> line.contains("\"stream\":\"8921459040347627314\""));
        Run where = Run.of("query", "--lines", "by:rbac", "--where", "status:403", DENIED, "-q", "-o", "ndjson");
        assertThat(where).isEqualTo(run);
        assertThat(Run.of("query", "--lines", "nonsense", DENIED).exit()).isEqualTo(1);
        assertThat(Run.of("query", "--lines", "seq(a, b)", DENIED).err()).contains("seq(...) with --lines");
        assertThat(Run.of("query", "--lines", "a", "--sort", "start", DENIED).exit())
                .isEqualTo(2);
        assertThat(Run.of("query", "--lines", "a", "-o", "name", DENIED).exit()).isEqualTo(2);
    }

    @Test
    void whoNamesProbesMeansThem() {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .stream("http", 1, 71, "request headers complete (end_stream=true):")
                        .headers(
                                ":authority",
                                "shop",
                                ":path",
                                "/healthz/ready",
                                ":method",
                                "GET",
                                "user-agent",
                                "kube-probe/1.30")
                        .stream("http", 1, 71, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200");
        String probes = Run.file(folder, "probes.log", log.bytes());
        assertThat(Run.of("ls", probes).err()).contains("hidden: 1 ");
        assertThat(Run.of("query", "noise:true", probes, "-q", "-o", "name").lines())
                .isNotEmpty();
        assertThat(Run.of("ls", "--where", "noise:true", probes, "-q", "-o", "name"))
                .isEqualTo(Run.of("query", "noise:true", probes, "-q", "-o", "name"));
        assertThat(Run.of("stats", "--by", "all", "--where", "noise:true", probes, "-q", "-o", "ndjson")
                        .object())
                .containsEntry("count", (long) Run.of("query", "noise:true", probes, "-q", "-o", "name")
                        .lines()
                        .size());
    }

    @Test
    void aFileInPlaceOfTheExpressionIsToldFromOne() {
        Run run = Run.of("query", DENIED);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("envlog: '" + DENIED + "' is a file; the expression comes first: envlog query 'status:503' "
                        + DENIED + "\n");
    }
}
