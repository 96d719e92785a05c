package dev.envlog.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envlog.cli.Run;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HAR 1.2: what the format asks for, and what is in it. */
class HarExportTest {

    @Test
    void everyLogMakesAnArchiveThatKeepsToTheFormat() {
        for (Case log : Cases.all()) {
            Run run = Run.of("export", "-q", "-o", "har", "--all", log.input().toString());
            Map<String, Object> archive = run.object();
            assertThat(archive.keySet()).as(log.name()).containsExactly("log");
            Map<String, Object> content = object(archive, "log");
            assertThat(content.get("version")).isEqualTo("1.2");
            assertThat(object(content, "creator")).containsKeys("name", "version");
            list(content, "entries").forEach(HarExportTest::checkEntry);
            assertThat(run.exit())
                    .as(log.name())
                    .isEqualTo(list(content, "entries").isEmpty() ? 1 : 0);
        }
    }

    private static void checkEntry(Map<String, Object> entry) {
        OffsetDateTime.parse((String) entry.get("startedDateTime"));
        Map<String, Object> request = object(entry, "request");
        assertThat(request)
                .containsOnlyKeys(
                        "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize");
        Map<String, Object> response = object(entry, "response");
        assertThat(response.keySet())
                .isSubsetOf(Set.of(
                        "status",
                        "statusText",
                        "httpVersion",
                        "cookies",
                        "headers",
                        "content",
                        "redirectURL",
                        "headersSize",
                        "bodySize",
                        "_error"));
        assertThat(response).doesNotContainValue(null);
        assertThat(object(response, "content")).containsOnlyKeys("size", "mimeType");
        assertThat(object(entry, "cache")).isEmpty();
        assertThat(object(entry, "_envoy"))
                .containsEntry("schema", "envlog/request/1")
                .containsKeys("attempt", "stream");
        Map<String, Object> timings = object(entry, "timings");
        assertThat(timings).containsOnlyKeys("blocked", "dns", "connect", "send", "wait", "receive", "ssl");
        double sum = 0;
        for (Map.Entry<String, Object> timing : timings.entrySet()) {
            double value = number(timing.getValue());
            assertThat(value)
                    .as(String.valueOf(timing))
                    .satisfiesAnyOf(
                            v -> assertThat(v).isEqualTo(-1), v -> assertThat(v).isNotNegative());
            sum += Math.max(0, value);
        }
        for (String needed : List.of("send", "wait", "receive")) {
            assertThat(number(timings.get(needed))).isNotNegative();
        }
        assertThat(number(entry.get("time"))).isCloseTo(sum, within(1e-6));
    }

    @Test
    void eachTryIsAnEntryAndTheLastOneHasTheAnswer() {
        Run run = Run.of(
                "export",
                "-q",
                "-o",
                "har",
                "last",
                Cases.named("retry").input().toString());
        List<Map<String, Object>> entries = list(object(run.object(), "log"), "entries");
        assertThat(entries).hasSize(3);
        assertThat(entries)
                .extracting(entry -> object(entry, "response").get("status"))
                .containsExactly(0L, 0L, 200L);
        assertThat(entries)
                .extracting(entry -> object(entry, "response").get("_error"))
                .containsExactly("reset: connection termination", "reset: connection termination", null);
        assertThat(entries).extracting(entry -> entry.get("connection")).containsExactly("C3", "C7", "C9");
        assertThat(entries)
                .extracting(entry -> entry.get("serverIPAddress"))
                .containsExactly("10.244.4.26", "10.244.2.33", "10.244.4.26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http1-reuse", "access-log-only"})
    void theTimesOfARequestAddUpToWhatItTook(String log) {
        String file = Cases.named(log).input().toString();
        for (Map<String, Object> entry :
                list(object(Run.of("export", "-q", "-o", "har", "--all", file).object(), "log"), "entries")) {
            assertThat(number(entry.get("time")))
                    .isCloseTo(number(object(entry, "_envoy").get("durationNs")) / 1e6, within(0.1));
        }
    }

    @Test
    void aRequestOfTheAccessLogTookAsLongAsItsLineSays() {
        Run run = Run.of(
                "export",
                "-q",
                "-o",
                "har",
                "@1",
                Cases.named("access-log-only").input().toString());
        assertThat(number(list(object(run.object(), "log"), "entries").get(0).get("time")))
                .isEqualTo(14.0);
    }

    @Test
    void secretsAreMaskedUnlessTheyAreAskedFor() {
        String log = """
                envoy http\t[C1] new stream
                envoy http\t[C1][S9] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/?token=t0psecret&q=a%20b&broken=%zz'
                ':method', 'GET'
                'authorization', 'Basic dXNlcjpwYXNz'
                """;
        Run run = Run.piped(log, "export", "-o", "har", "@1");
        assertThat(run.out()).doesNotContain("t0psecret", "dXNlcjpwYXNz").contains("\"value\":\"[masked]\"");
        assertThat(run.out()).contains("{\"name\":\"q\",\"value\":\"a b\"}", "{\"name\":\"broken\",\"value\":\"%zz\"}");
        assertThat(run.err()).contains("the log has no times: in the archive all is of 1970-01-01");
        assertThat(Run.piped(log, "export", "-o", "har", "@1", "--no-redact").out())
                .contains("t0psecret", "dXNlcjpwYXNz");
    }

    @Test
    void onlyFailuresIfAskedFor() {
        String file = Cases.named("connect-failure").input().toString();
        assertThat(list(
                        object(
                                Run.of("export", "-q", "-o", "har", "--failed", file)
                                        .object(),
                                "log"),
                        "entries"))
                .hasSize(5)
                .allSatisfy(entry ->
                        assertThat(object(entry, "_envoy").get("cause")).isNotNull());
    }

    private static double number(@Nullable Object value) {
        return Double.parseDouble(String.valueOf(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> object, String field) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(object.get(field), field);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String field) {
        return (List<Map<String, Object>>) java.util.Objects.requireNonNull(object.get(field), field);
    }
}
