package dev.envlog.cli.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.Run;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MapTest {

    private static final Case SEED = Cases.named("seed");
    private static final Case RETRY = Cases.named("retry");
    /** Escaped for JSON: what would be markup, the end of a section, a control and a direction mark. */
    private static final String HOSTILE = "\\\"><script>alert(1)</script>]]>&`#\\u0007\\u202e";

    private static final String DUMP = """
            {"configs": [
              {"@type": "type.googleapis.com/envoy.admin.v3.ListenersConfigDump", "dynamic_listeners": [
                {"name": "NAME", "active_state": {"listener": {
                  "@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "NAME",
                  "address": {"socket_address": {"address": "0.0.0.0", "port_value": 15006}},
                  "listener_filters": [{"name": "envoy.filters.listener.original_dst"},
                    {"name": "envoy.filters.listener.tls_inspector"}],
                  "filter_chains": [{"name": "NAME chain", "filters": [
                    {"name": "envoy.filters.network.http_connection_manager", "typed_config": {
                      "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                      "stat_prefix": "x",
                      "route_config": {"name": "r", "virtual_hosts": [{"name": "NAME host", "domains": ["*"],
                        "routes": [{"name": "NAME route", "match": {"prefix": "/"}, "route": {"cluster": "inbound|8080||"}}]}]},
                      "http_filters": [{"name": "envoy.filters.http.cors"}, {"name": "NAME filter"},
                        {"name": "envoy.filters.http.router"}]}}]}]}}}]},
              {"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "dynamic_active_clusters": [
                {"cluster": {"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", "name": "inbound|8080||",
                  "type": "ORIGINAL_DST", "lb_policy": "CLUSTER_PROVIDED"}}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void whereTheFigureCannotGoIsToldBeforeTheLogIsLookedFor() {
        assertThat(Run.of("map", "-o", "/nowhere/at/all/x.svg", "missing.log"))
                .isEqualTo(new Run(2, "", "envlog: -o /nowhere/at/all/x.svg: cannot be written: no such directory\n"));
    }

    @Test
    void drawsWhatTheLogProves() {
        SEED.check("map.svg", map("-", SEED.input().toString()));
    }

    @Test
    void drawsEachTry() throws IOException {
        RETRY.check("map.mmd", map("mmd", first(RETRY), RETRY.input().toString()));
        assertThat(map("svg", first(RETRY), RETRY.input().toString())).contains("try 1: ", "try 2: ");
    }

    @Test
    void drawsTheConfiguredChainInItsOrder() throws IOException {
        String svg =
                map("svg", SEED.input().toString(), "--config-dump", dump("in").toString());
        assertThat(svg)
                .containsSubsequence(
                        ">in<",
                        ">original_dst<",
                        ">tls_inspector<",
                        ">in chain<",
                        ">http_connection_manager<",
                        ">cors<",
                        ">silent<",
                        ">in filter<",
                        ">silent<",
                        ">router<",
                        ">in route: prefix /<",
                        ">inbound|8080||<",
                        ">172.21.206.230:8080<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "retry", "tcp", "no-route-rbac", "timeout", "side-calls", "access-log", "grpc"})
    void pinsEachRecordToExactlyOneBox(String name) throws IOException {
        Case log = Cases.named(name);
        String ref = first(log);
        String page = map("html", ref, log.input().toString());
        List<Integer> pinned = new ArrayList<>();
        Matcher rows = Pattern.compile("<tr class=\"\\w+\"><td class=\"n\">(\\d+)</td>")
                .matcher(page);
        while (rows.find()) {
            pinned.add(Integer.parseInt(rows.group(1)));
        }
        Map<?, ?> shown = (Map<?, ?>)
                Run.of("show", ref, "-q", "-o", "ndjson", log.input().toString())
                        .json()
                        .get(0);
        // Records without owner tell of what the request depended on.
        int records = (int) ((List<?>) Objects.requireNonNull(shown.get("steps")))
                .stream()
                        .filter(step -> ((Map<?, ?>) step).get("owner") != null)
                        .count();
        assertThat(records).isPositive();
        assertThat(pinned)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, records).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "mmd"})
    void escapesHostileNames(String format) throws Exception {
        String text = map(
                format, SEED.input().toString(), "--config-dump", dump(HOSTILE).toString());
        assertThat(text).doesNotContain("<script>alert", "]]>", "\u0007", "\u202e");
        assertThat(text).contains(format.equals("mmd") ? "#60;script#62;alert" : "&lt;script&gt;alert");
        if (format.equals("svg")) {
            assertThat(parsed(text).getElementsByTagName("script").getLength()).isZero();
        }
    }

    /** Values that strangers choose: names, headers, what scripts and plugins say. */
    private static final String STRANGE =
            "\"><script>alert(1)</script>]]>--> &amp;`#;'%%{init: {}}%% \u202e\u2066 end subgraph (x) {y} [z](javascript:1) |a| ~~~ \u0007";

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "mmd"})
    void escapesHostileLogs(String format) throws Exception {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 77, "request headers complete (end_stream=true):")
                        .headers(":authority", STRANGE, ":path", "/" + STRANGE, ":method", "GET", "user-agent", STRANGE)
                        .stream("router", 1, 77, "cluster 'out" + STRANGE + "' match for URL '/" + STRANGE + "'")
                        .plain("lua", "script log: " + STRANGE)
                        .plain("wasm", "wasm log " + STRANGE)
                        .stream("http", 1, 77, "Sending local reply with details " + STRANGE)
                        .stream("http", 1, 77, "encoding headers via codec (end_stream=false):")
                        .headers(":status", "503", "server", STRANGE)
                        .text();
        String text = map(
                format, Files.writeString(folder.resolve("strange.log"), log).toString());
        assertThat(text).doesNotContain("<script>alert", "]]>", "\u0007", "\u202e", "\u2066");
        assertThat(text).contains("alert");
        if (format.equals("svg")) {
            assertThat(parsed(text).getElementsByTagName("script").getLength()).isZero();
        } else if (format.equals("html")) {
            assertThat(Pattern.compile("<script").matcher(text).results()).hasSize(1);
        } else {
            assertThat(text.lines()).allSatisfy(line -> assertThat(line).matches(CHART_LINE));
        }
    }

    /** All that is written of Mermaid's language: a node's text in quotes has nothing in it that ends or escapes them. */
    private static final String CHART_LINE = "flowchart TD"
            + "|  (head|b\\d+)\\[\"(?:[\\p{L}\\p{Nd} .,:/\\-…✗·]|#\\d+;|<br/>)*\"](:::[a-z_]+)?"
            + "|  (head|b\\d+) (==>|-\\.-) b\\d+"
            + "|  classDef [a-z_]+ [a-z0-9:#,. \\-]+";

    @ParameterizedTest
    @ValueSource(strings = {"seed", "retry", "tcp", "no-route-rbac", "timeout", "side-calls", "access-log", "grpc"})
    void writesOfMermaidNothingButNodesEdgesAndClasses(String name) throws IOException {
        Case log = Cases.named(name);
        assertThat(map("mmd", first(log), log.input().toString()).lines())
                .allSatisfy(line -> assertThat(line).matches(CHART_LINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "mmd"})
    void drawsInBlackAndGreyWhereColoursAreNotWanted(String format) {
        String log = SEED.input().toString();
        assertThat(map(format, log)).containsIgnoringCase("#0969da");
        String grey = map(format, log, "--color", "never");
        assertThat(grey).contains(format.equals("mmd") ? "classDef taken stroke:#000," : "--path:#000");
    }

    @Test
    void cutsLongNames() throws Exception {
        Document svg = parsed(map(
                "svg",
                SEED.input().toString(),
                "--config-dump",
                dump("x".repeat(5000)).toString()));
        for (int i = 0; i < svg.getElementsByTagName("text").getLength(); i++) {
            assertThat(svg.getElementsByTagName("text").item(i).getLastChild().getTextContent())
                    .hasSizeLessThan(140);
        }
    }

    @Test
    void asksWhichOfSeveralRequests() {
        Run run = Run.of("map", "-q", "-o", "-", Cases.named("queued").input().toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("say which, by number, stream or connection:\n  @1");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void marksTheFilterThatStoppedTheRequest() throws IOException {
        String svg = map(
                "svg",
                first(Cases.named("no-route-rbac")),
                Cases.named("no-route-rbac").input().toString());
        assertThat(svg).containsPattern("class=\"box stopped\"[^\n]*\n<title>rbac<");
    }

    @Test
    void saysWhatItCannotWrite() {
        Run run = Run.of("map", "-o", "map.png", SEED.input().toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("end the name with .svg, .html or .mmd");
    }

    private static String first(Case log) {
        return Run.of("ls", "-q", "-m", "1", "-o", "name", log.input().toString())
                .lines()
                .get(0);
    }

    private Path dump(String name) throws IOException {
        return Files.writeString(folder.resolve("dump.json"), DUMP.replace("NAME", name));
    }

    /** What is written to a file of that format, or for {@code -} to standard output. */
    private String map(String format, String... arguments) {
        Path file = folder.resolve("map." + format);
        List<String> all = new ArrayList<>(List.of("map", "-q", "-o", format.equals("-") ? "-" : file.toString()));
        all.addAll(List.of(arguments));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        try {
            return format.equals("-") ? run.out() : Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
