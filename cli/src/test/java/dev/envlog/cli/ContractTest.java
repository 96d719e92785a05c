package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine-readable output: people build on these names and types. */
class ContractTest {

    private static final List<String> REQUEST = List.of(
            "schema",
            "kind",
            "pod",
            "restart",
            "file",
            "connection",
            "stream",
            "thread",
            "peer",
            "parent",
            "requestId",
            "method",
            "authority",
            "path",
            "protocol",
            "cluster",
            "route",
            "attempts",
            "status",
            "flags",
            "details",
            "localReply",
            "flagsBy",
            "filters",
            "start",
            "end",
            "durationNs",
            "partial",
            "missing",
            "phases",
            "cause",
            "firstLine",
            "lastLine",
            "records");

    private static final List<String> ATTEMPT = List.of(
            "number",
            "connection",
            "host",
            "reused",
            "outcome",
            "status",
            "resetReason",
            "start",
            "ready",
            "end",
            "link");

    private static final List<String> CONNECTION = List.of(
            "schema",
            "pod",
            "restart",
            "connection",
            "side",
            "thread",
            "peer",
            "tls",
            "protocol",
            "cluster",
            "opened",
            "connected",
            "closed",
            "closedBy",
            "closeReason",
            "filters",
            "users",
            "firstLine",
            "lastLine",
            "records");

    private static final List<String> EVENT = List.of(
            "schema",
            "file",
            "line",
            "lines",
            "pod",
            "restart",
            "time",
            "level",
            "thread",
            "logger",
            "source",
            "connection",
            "stream",
            "event",
            "component",
            "componentBy",
            "owner",
            "message",
            "fields",
            "headers",
            "kind");

    static Stream<Case> cases() {
        return Cases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void requestsHaveAllTheirFields(Case log) {
        Run run = Run.of("ls", "-q", "--show-noise", "-o", "ndjson", log.input().toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.json()).allSatisfy(value -> {
            Map<?, ?> request = map(value);
            assertThat(request.keySet()).hasToString(REQUEST.toString());
            assertThat(request.get("schema")).isEqualTo("envlog/request/1");
            assertThat(request.get("kind")).isIn("http", "tcp", "async");
            assertThat(request.get("stream"))
                    .satisfiesAnyOf(
                            s -> assertThat(s).isNull(),
                            s -> assertThat((String) s).matches("\\d{1,20}"));
            assertThat(request.get("flags")).isInstanceOf(List.class);
            assertThat(String.valueOf(request.get("phases")))
                    .matches("\\{filters=.*, poolWait=.*, connect=.*, upstream=.*, response=.*}");
            assertThat((List<?>) request.get("attempts"))
                    .allSatisfy(attempt -> assertThat(map(attempt).keySet()).hasToString(ATTEMPT.toString()));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void connectionsHaveAllTheirFields(Case log) {
        Run run = Run.of("conn", "--all", "-q", "-o", "ndjson", log.input().toString());
        assertThat(run.json()).allSatisfy(value -> {
            assertThat(map(value).keySet()).hasToString(CONNECTION.toString());
            assertThat(map(value).get("connection")).isInstanceOf(Long.class);
            assertThat((List<?>) map(value).get("users"))
                    .allSatisfy(user -> assertThat(map(user).keySet()).hasToString("[connection, stream]"));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLineIsInExactlyOneRecordAndRecordsHaveAllTheirFields(Case log) {
        Run run = Run.of("events", "-q", "-o", "ndjson", log.input().toString());
        assertThat(run.json()).isNotEmpty().allSatisfy(value -> {
            assertThat(map(value).keySet()).hasToString(EVENT.toString());
            assertThat(map(value).get("kind")).isIn("log", "access", "agent", "unknown");
            assertThat(map(value).get("fields")).isInstanceOf(Map.class);
        });
        assertThat(run.json()).extracting(value -> map(value).get("line")).doesNotHaveDuplicates();
        assertThat(run.json().stream()
                        .mapToLong(value ->
                                Long.parseLong(String.valueOf(map(value).get("lines"))))
                        .sum())
                .isEqualTo(log.lines().size());
    }

    @Test
    void timesHaveTheDigitsOfTheLog() {
        assertThat(start("http1-new")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(start("http1-reuse")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(Run.of("ls", "-q", "-o", "ndjson", input("seed")).object())
                .containsEntry("start", null)
                .containsEntry("durationNs", null);
    }

    @Test
    void jsonIsOneArrayAndNdjsonOneObjectALine() {
        Run array = Run.of("ls", "-q", "-o", "json", input("http1-new"), input("http1-reuse"));
        Run lines = Run.of("ls", "-q", "-o", "ndjson", input("http1-new"), input("http1-reuse"));
        assertThat(array.json()).singleElement().isEqualTo(lines.json());
        assertThat(lines.lines()).hasSameSizeAs(lines.json()).allMatch(line -> line.startsWith("{\"schema\":"));
        assertThat(array.lines()).hasSameSizeAs(lines.json());
    }

    @Test
    void yamlIsTheSameData() {
        Run run = Run.of("ls", "-q", "-o", "yaml", input("seed"));
        assertThat(run.lines())
                .startsWith("- schema: \"envlog/request/1\"")
                .contains("  stream: \"11192089021443921902\"", "  connection: 12990", "  flags: []", "  thread: null");
    }

    @Test
    void nothingFoundIsAnEmptyArrayAndExitCode1() {
        assertThat(Run.piped("", "ls", "-q", "-o", "json")).isEqualTo(new Run(1, "[]\n", ""));
        assertThat(Run.piped("", "ls", "-q", "-o", "ndjson")).isEqualTo(new Run(1, "", ""));
    }

    @Test
    void thePodIsTheFileUnlessNamedAndNullForStandardInput() {
        assertThat(Run.of("ls", "-q", "-o", "ndjson", input("seed")).object()).containsEntry("pod", input("seed"));
        assertThat(Run.of("ls", "-q", "-o", "ndjson", "--pod", "fortio-1", input("seed"))
                        .object())
                .containsEntry("pod", "fortio-1")
                .containsEntry("file", input("seed"));
        Run piped = Run.piped(String.join("\n", Cases.named("seed").lines()), "ls", "-q", "-o", "ndjson", "-");
        assertThat(piped.object()).containsEntry("pod", null).containsEntry("file", "-");
    }

    private static String start(String name) {
        return String.valueOf(
                Run.of("ls", "-q", "-o", "ndjson", input(name)).object().get("start"));
    }

    private static String input(String name) {
        return Cases.named(name).input().toString();
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
