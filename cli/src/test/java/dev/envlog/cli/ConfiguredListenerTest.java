package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of two listeners with the same routes took a request: told where the log has something of it, left open where not. */
class ConfiguredListenerTest {

    private static final String ID = "0a9f7a52-4dd1-9d4c-b8a1-6f0a0b0c0d0e";

    private static final String OUTBOUND = "\"traffic_direction\": \"OUTBOUND\"";

    @TempDir
    private Path folder;

    private final EnvoyLogWriter log = new EnvoyLogWriter();

    @Test
    void isLeftOpenWhereNothingTells() {
        request(1, 11);
        assertThat(listeners(http("first", ""), http("second", ""))).containsExactly("?");
    }

    @Test
    void isToldByTheAddressInTheAccessLog() {
        request(1, 11);
        log.at(60)
                .line("[2026-01-05T10:00:00.000Z] \"GET /a HTTP/1.1\" 200 - via_upstream - \"-\" 0 5 7 6 \"-\" \"curl\""
                        + " \"" + ID + "\" \"shop\" \"10.0.0.9:8080\" out 10.0.0.1:40000 10.0.0.1:10002 10.0.0.7:50000"
                        + " - default");
        assertThat(listeners(http("first", ""), http("second", ""))).containsExactly("second");
    }

    @Test
    void isAnOutboundOneOfThePortThatTheAuthorityNames() {
        request(1, 11);
        String text = log.text().replace("'shop'", "'shop:9080'");
        String first = http("first", "").replace("\"name\": \"first\"", "\"name\": \"0.0.0.0_8000\", " + OUTBOUND);
        String second = http("second", "").replace("\"name\": \"second\"", "\"name\": \"0.0.0.0_9080\", " + OUTBOUND);
        Map<?, ?> config = configs(text, first, second, "ls").get(0);
        assertThat(config.get("listener")).isEqualTo("0.0.0.0_9080");
        assertThat(config.get("why"))
                .isEqualTo(List.of("port 9080 of the authority (inferred)", "its routes lead to out"));

        assertThat(listeners(first, second)).as("it names none").containsExactly("?");
        assertThat(listeners(text, http("first", ""), second))
                .as("one is not outbound")
                .containsExactly("?");
    }

    @Test
    void isNotOneWithAFilterThatWouldHaveSpoken() {
        String rbac = "{\"name\": \"envoy.filters.http.rbac\"},";
        request(1, 11);
        assertThat(listeners(http("first", rbac), http("second", ""))).containsExactly("?");

        checked(2, 22);
        request(3, 33);
        assertThat(listeners(http("first", rbac), http("second", ""))).containsExactly("?", "first", "second");
    }

    @Test
    void isToldByItsListenerFiltersOnlyWhereThreadsTellWhoseSocketTheySpeakOf() {
        String inspector =
                "\"name\": \"first\", \"listener_filters\": [{\"name\": \"envoy.filters.listener.tls_inspector\"}]";
        String first = http("first", "").replace("\"name\": \"first\"", inspector);
        log.plain("filter", "tls inspector: new connection accepted").conn("conn_handler", 1, "new connection");
        request(1, 11);
        assertThat(listeners(first, http("second", ""))).containsExactly("first");
        assertThat(listeners(withoutThreads(), first, http("second", ""))).containsExactly("?");
    }

    @Test
    void isOneWithTheFilterThatAnsweredWhateverItsPluginIsCalled() {
        String plugin = """
                {"name": "stats", "typed_config": {"@type": "type.googleapis.com/envoy.extensions.filters.http.wasm.v3.Wasm",
                  "config": {"root_id": "stats_inbound"}}},""";
        log.at(0).conn("http", 1, "new stream").at(1).stream(
                "http", 1, 11, "request headers complete (end_stream=true):")
                .headers(":authority", "shop", ":path", "/a", ":method", "GET", "x-request-id", ID)
                .at(2)
                .stream("http", 1, 11, "Sending local reply with details request_rate_limited")
                .stream("http", 1, 11, "encoding headers via codec (end_stream=true):")
                .headers(":status", "429")
                .plain("wasm", "wasm log stats_inbound stats_inbound: report")
                .stream("http", 1, 11, "doEndStream() resetting stream");
        assertThat(listeners(http("first", plugin), http("second", "{\"name\": \"envoy.filters.http.ratelimit\"},")))
                .containsExactly("second");
    }

    @Test
    void namesTheFilterThatStoppedARequestAlsoWithoutResponseCodeDetails() {
        String chain = "{\"name\": \"envoy.filters.http.jwt_authn\"}, {\"name\": \"envoy.filters.http.rbac\"},";
        begin(1, 11);
        log
                .plain("jwt", "Jwt authentication completed with: OK")
                .plain("rbac", "enforced denied")
                .plain("lua", "script log: seen")
                .stream("http", 1, 11, "encoding headers via codec (end_stream=true):")
                .headers(":status", "403");
        begin(2, 22);
        log.plain("jwt", "Jwt authentication completed with: OK").stream(
                        "http", 2, 22, "Sending local reply with details custom")
                .stream("http", 2, 22, "encoding headers via codec (end_stream=true):")
                .headers(":status", "401");
        begin(3, 33);
        log.plain("jwt", "Jwt authentication completed with: OK").stream(
                        "http", 3, 33, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200");
        assertThat(configs(log.text(), http("first", chain), http("second", chain), "ls"))
                .<@Nullable Object>map(config -> config.get("stoppedBy"))
                .containsExactly(
                        "envoy.filters.http.rbac (inferred by its lines before the reply)",
                        "envoy.filters.http.jwt_authn (inferred by its lines before the reply: custom)",
                        null);
    }

    @Test
    void isToldWhereALogIsFollowedAndOfAConnection() {
        request(1, 11);
        String first = http("first", "");
        String second = http("second", "").replace("\"out\"", "\"elsewhere\"");
        assertThat(listener(configs(log.text(), first, second, "tail"))).containsExactly("first");
        assertThat(listener(configs(log.text(), first, second, "conn", "C1"))).containsExactly("first");
        assertThat(Run.piped(log.text(), "conn", "C1", "-q", "--config-dump", dump(first, second))
                        .out())
                .contains("    listener        first 0.0.0.0:10001")
                .doesNotContain("HTTP filters");
        assertThat(Run.piped(log.text(), "tail", "-q", "--width", "120", "--config-dump", dump(first, second))
                        .out())
                .contains("GET   /a by route default → out");
        assertThat(Run.piped(log.text(), "conn", "--all", "--config-dump", dump(first, second)))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).startsWith("envlog: --config-dump with --all:"));
    }

    private void request(int connection, long stream) {
        log.at(connection * 100L);
        begin(connection, stream);
        end(connection, stream);
    }

    private void checked(int connection, long stream) {
        log.at(connection * 100L);
        begin(connection, stream);
        log.plain("rbac", "checking request: requestedServerName: , sourceIP: 10.0.0.7:50001");
        end(connection, stream);
    }

    private void begin(int connection, long stream) {
        log.conn("http", connection, "new stream").stream(
                "http", connection, stream, "request headers complete (end_stream=true):")
                .headers(":authority", "shop", ":path", "/a", ":method", "GET", "x-request-id", ID)
                .stream("http", connection, stream, "request end stream");
    }

    private void end(int connection, long stream) {
        log.stream("router", connection, stream, "cluster 'out' match for URL '/a'").stream(
                        "router", connection, stream, "upstream headers complete: end_stream=true")
                .stream("http", connection, stream, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200");
    }

    private static String http(String name, String filters) {
        int port = name.equals("first") ? 10001 : 10002;
        return """
                {"listener": {"name": "NAME", "address": {"socket_address": {"address": "0.0.0.0", "port_value": PORT}},
                  "filter_chains": [{"filters": [{"name": "hcm", "typed_config": {
                    "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                    "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
                      {"name": "default", "match": {"prefix": "/"}, "route": {"cluster": "out"}}]}]},
                    "http_filters": [FILTERS {"name": "envoy.filters.http.router"}]}}]}]}}""".replace("NAME", name).replace("PORT", Integer.toString(port)).replace("FILTERS", filters);
    }

    /** The log as Istio prints it. */
    private String withoutThreads() {
        return Pattern.compile("^\\[(\\S+) (\\S+)\\]\\[1\\]\\[(\\w+)\\]\\[(\\w+)\\] ", Pattern.MULTILINE)
                .matcher(log.text())
                .replaceAll("$1T$2000Z\t$3\tenvoy $4\t");
    }

    private List<String> listeners(String first, String second) {
        return listeners(log.text(), first, second);
    }

    private List<String> listeners(String text, String first, String second) {
        return listener(configs(text, first, second, "ls"));
    }

    private static List<String> listener(List<Map<?, ?>> configs) {
        return configs.stream()
                .map(config ->
                        Objects.requireNonNullElse(config.get("listener"), "?").toString())
                .toList();
    }

    private String dump(String first, String second) {
        String text = "{\"static_listeners\": [" + first + "," + second + "]}";
        return Run.file(folder, "dump.json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a command writes of the configuration of each object. */
    private List<Map<?, ?>> configs(String text, String first, String second, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("-q", "-o", "ndjson", "--config-dump", dump(first, second)));
        List<Map<?, ?>> configs = new ArrayList<>();
        for (Object object : Run.piped(text, words.toArray(String[]::new)).json()) {
            configs.add((Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) object).get("config")));
        }
        return configs;
    }
}
