package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

    private static final Case SEED = Cases.named("seed");
    private static final String LOG = SEED.input().toString();

    @TempDir
    private Path folder;

    private String dump = "";

    @BeforeEach
    void writeDump() throws IOException {
        dump = Run.file(folder, "config_dump.yaml", sidecar());
    }

    private static byte[] sidecar() throws IOException {
        try (InputStream in = ConfigTest.class.getResourceAsStream("config/sidecar.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void tellsWhichChainTookAConnectionAndWhichFiltersSaidNothing() {
        List<String> block = Run.of("show", "@1", LOG, "--config-dump", dump, "-q", "--width", "100").lines().stream()
                .dropWhile(line -> !line.startsWith("    configured"))
                .skip(1)
                .toList();
        assertThat(block)
                .contains(
                        "    listener        virtualInbound 0.0.0.0:15006 inbound",
                        "    its filters     original_dst 1 line → tls_inspector 2 lines → http_inspector off here",
                        "    filter chain    0.0.0.0_8080, TLS",
                        "    network filters istio.metadata_exchange silent → http_connection_manager 4 lines",
                        "    HTTP filters    cors silent → istio.stats (stats_inbound) 4 lines → router 4 lines",
                        "    cluster         inbound|8080|| · ORIGINAL_DST · CLUSTER_PROVIDED · connect timeout 10s")
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "    because         sent on to original destination 172.21.206.230:8080 (inferred)"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("    route           default: prefix / → inbound|8080||"));
    }

    @Test
    void fillsTheRouteInOfRequestsWhoseLogHasNone() {
        Map<String, Object> request =
                Run.of("ls", LOG, "--config-dump", dump, "-q", "-o", "ndjson").object();
        assertThat(request).containsEntry("route", "default");
        assertThat(request.get("config"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("listener", "virtualInbound")
                .containsEntry("filterChain", "0.0.0.0_8080")
                .containsEntry("virtualHost", "inbound|http|8080")
                .containsEntry("problem", null);
    }

    @Test
    void writesNoFieldForAConfigurationThatNobodyGave() {
        assertThat(Run.of("ls", LOG, "-q", "-o", "ndjson").object())
                .containsEntry("route", null)
                .doesNotContainKey("config");
    }

    @Test
    void saysThatADumpIsOfAnotherProxy() {
        String other = Run.file(folder, "other.json", """
                {"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "static_clusters": [
                  {"cluster": {"name": "payments", "connect_timeout": "1s"}}]}]}
                """.getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("show", "@1", LOG, "--config-dump", other, "-q", "--width", "200");
        assertThat(run.out()).contains("the dump has no cluster inbound|8080||: it is of another proxy");
        assertThat(run.exit()).isZero();
    }

    @Test
    void takesOfSeveralDumpsTheOneOfThePod() throws IOException {
        String other = Run.file(
                folder,
                "other.yaml",
                new String(sidecar(), StandardCharsets.UTF_8)
                        .replace("fortio-server.mark~", "fortio-client.mark~")
                        .replace("NAME: fortio-server", "NAME: fortio-client")
                        .replace("name: default\n", "name: wrong\n")
                        .getBytes(StandardCharsets.UTF_8));
        Run run = Run.of(
                "ls", LOG, "--pod", "fortio-server", "--config-dump", other, "--config-dump", dump, "-o", "ndjson");
        assertThat(run.object()).containsEntry("route", "default");
        assertThat(run.err()).contains("other.yaml: belongs to none of the requests");
    }

    @Test
    void namesAllChainsThatTheLogDoesNotTellApart() {
        String chain = """
                {"filters": [{"name": "hcm", "typed_config": {
                  "@type": "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
                  "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [
                    {"name": "same", "match": {"prefix": "/"}, "route": {"cluster": "inbound|8080||"}}]}]},
                  "http_filters": [{"name": "envoy.router"}]}}],
                 "transport_socket": {"name": "tls"}}""";
        String listener = "{\"listener\": {\"name\": \"%s\", \"filter_chains\": [" + chain + "]}}";
        String two = Run.file(
                folder,
                "two.json",
                ("{\"static_listeners\": [" + listener.formatted("first") + "," + listener.formatted("second") + "]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("show", "@1", LOG, "--config-dump", two, "-q", "--width", "100")
                        .out())
                .contains(
                        "    one of          first · second · the log does not tell which\n",
                        "    HTTP filters    envoy.router 4 lines\n",
                        "    route           same: prefix / → inbound|8080||");
    }

    @Test
    void showsARowForEachChainAndAllOfOneThatIsAskedFor() {
        assertThat(Run.of("config", dump, "--width", "80").out()).isEqualTo("""
                DUMP
                    node sidecar~172.21.206.230~fortio-server.mark~mark.svc.cluster.local
                    Envoy 1.22.3 · 2 listeners · 0 route tables · 2 clusters
                """.replace("DUMP", dump) + """
                LISTENER        CHAIN FOR             FILTERS               LEADS TO
                virtualInbound  port 15006            tcp_proxy             BlackHoleCluster
                                port 8080, tls, ALP…  metadata_exch hcm(3)  in|8080
                                port 8080, no TLS     hcm(1)                in|8080
                0.0.0.0_8080    all                   hcm(1)                8080: not … the dump
                """);
        Run plain = Run.of("config", dump, "--listener", "plain", "--width", "100");
        assertThat(plain.out())
                .contains(
                        "virtualInbound · 0.0.0.0:15006 · inbound\n",
                        "→ http_inspector (not for port 8080, ports 15006–15007)\n",
                        "  chain 0.0.0.0_8080-plain · for port 8080, no TLS\n",
                        "        default: prefix / → inbound|8080|| · timeout off\n",
                        "cluster inbound|8080|| · ORIGINAL_DST")
                .doesNotContain("blackhole", "outbound|8080");
        assertThat(Run.of("config", dump, "--port", "9").exit()).isEqualTo(1);
    }

    @Test
    void writesAConfigurationForPrograms() {
        Map<String, Object> config = Run.of("config", dump, "--cluster", "fortio-server", "-o", "json")
                .object();
        assertThat(config).containsEntry("schema", "envlog/config/1");
        assertThat(Run.list(config, "listeners")).isEmpty();
        Map<?, ?> cluster = (Map<?, ?>) Run.list(config, "clusters").get(0);
        assertThat(cluster.get("edsServiceName")).isEqualTo("outbound|8080||fortio-server.mark.svc.cluster.local");
        Map<?, ?> endpoint = (Map<?, ?>) Run.list(cluster, "endpoints").get(0);
        assertThat(endpoint.get("health")).isEqualTo("UNHEALTHY");
        assertThat(endpoint.get("locality")).isEqualTo("us-east/a");
    }

    @Test
    void readsWhatIstioctlPrintsAndWhatIsCompressed() throws IOException {
        String listeners = """
                [{"name": "0.0.0.0_80", "address": {"socketAddress": {"address": "0.0.0.0", "portValue": 80}},
                  "filterChains": [{"filterChainMatch": {"destinationPort": 80}, "filters": [{"name": "x",
                    "typedConfig": {"@type": "type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy",
                      "cluster": "db", "maxConnectAttempts": 3}}]}]}]
                """;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(listeners.getBytes(StandardCharsets.UTF_8));
        }
        String file = Run.file(folder, "listeners.json.gz", packed.toByteArray());
        assertThat(Run.of("config", file, "--width", "80").lines()).contains("0.0.0.0_80  port 80    tcp_proxy  db");
    }

    @Test
    void readsTheDumpOfAnEnvoyOfBeforeV3() throws IOException {
        String old;
        try (InputStream in = ConfigTest.class.getResourceAsStream("config/v2.json")) {
            old = Run.file(folder, "v2.json", Objects.requireNonNull(in).readAllBytes());
        }
        assertThat(Run.of("config", old, "--listener", "0.0.0.0_80", "--width", "110")
                        .lines())
                .contains(
                        "    listener filters envoy.listener.tls_inspector → envoy.listener.http_inspector",
                        "  chain without name · for ALPN http/1.1 · TLS",
                        "    HTTP filters    mixer → envoy.cors → envoy.rate_limit → rbac → envoy.router",
                        "        default: prefix /, header x-env ≠ test → out · timeout off · retries 2 on connect-failure",
                        "    forwards to     old",
                        "cluster old · STATIC · ROUND_ROBIN · connect timeout 1s · TLS · 10.0.0.8:80 UNKNOWN");
        String log = """
                [2020-05-01 10:00:00.000][21][debug][http] [source/common/http/conn_manager_impl.cc:268] [C7] new stream
                [2020-05-01 10:00:00.001][21][debug][http] [source/common/http/conn_manager_impl.cc:781] [C7][S9] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/cart'
                ':method', 'GET'

                [2020-05-01 10:00:00.001][21][debug][router] [source/common/router/router.cc:477] [C7][S9] cluster 'out' match for URL '/cart'
                [2020-05-01 10:00:00.002][21][debug][http] [source/common/http/conn_manager_impl.cc:1706] [C7][S9] encoding headers via codec (end_stream=true):
                ':status', '503'

                """;
        Map<?, ?> config =
                (Map<?, ?>) Objects.requireNonNull(Run.piped(log, "ls", "-q", "-o", "ndjson", "--config-dump", old)
                        .object()
                        .get("config"));
        assertThat(config.get("listener")).isEqualTo("0.0.0.0_80");
        assertThat(config.get("virtualHost")).isEqualTo("shop");
        assertThat(Run.list(config, "httpFilters").stream()
                        .map(filter -> String.valueOf(((Map<?, ?>) filter).get("component"))))
                .containsExactly(
                        "mixer",
                        "envoy.filters.http.cors",
                        "envoy.filters.http.ratelimit",
                        "envoy.filters.http.rbac",
                        "envoy.filters.http.router");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                            | : holds no configuration of Envoy",
                "{\"configs\": [               | :1: ends early: the dump is not complete",
                "hello                         | :1: is neither JSON nor YAML of a config_dump",
                "<html>                        | :1: is HTML or XML",
                "a: &a [x]\\nb: *a             | :2: a YAML alias",
                "{\"static_listeners\": [{\"listener\": {\"name\": \"a\",\\n\"filter_chains\": 5}}]} | :2: 'filter_chains' is '5' where a list belongs",
                "{\"static_clusters\": [{\"cluster\": {\"name\": \"a\", \"connect_timeout\": \"soon\"}}]} | :1: 'connect_timeout' is 'soon' where a duration such as 0.250s belongs",
                "{\"static_clusters\": [7]}    | :1: 'static_clusters' is '7' where an object belongs",
            })
    void saysInOneLineWhatIsWrongWithADump(String text, String problem) {
        String file = Run.file(folder, "bad", text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("config", file);
        assertThat(run.err()).startsWith("envlog: " + file + problem).hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
    }

    private static final String CLUSTERS = """
            configs:
            - '@type': type.googleapis.com/envoy.admin.v3.ClustersConfigDump
              dynamic_active_clusters:
              - version_info: 7/a
                cluster:
                  name: one
                  connect_timeout: 5s
                last_updated: '2024-05-10T09:00:00.000Z'
              - version_info: 7/a
                cluster:
                  name: two
                  connect_timeout: 5s
                last_updated: '2024-05-10T09:00:00.000Z'
              - cluster:
                  name: of_a_filter
                  connect_timeout: 5s
                last_updated: '2024-05-10T09:00:00.000Z'
            - '@type': type.googleapis.com/envoy.admin.v3.RoutesConfigDump
              dynamic_route_configs:
              - last_updated: '2024-05-10T09:00:00.000Z'
                route_config:
                  name: '8080'
                version_info: 7/a
              - last_updated: '2024-05-10T09:00:00.000Z'
                route_config:
                  name: '9090'
                version_info: 7/a
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---",
                "---\n",
                "...\n",
                "- note: |\n    a text\n    that ends so:\n",
                "- note: >-\n    that ends so:\n",
                "- notes:\n  - |2-\n      that ends so:\n"
            })
    void aDumpInYamlMayEndWithAMarkOrAText(String end) {
        assertThat(Run.piped(CLUSTERS + end, "config").err()).isEmpty();
    }

    @Test
    void aKeyBesideATextIsOneAllTheSame() {
        assertThat(Run.piped(CLUSTERS + "- note: |\n    a text\n  other:\n", "config")
                        .err())
                .contains("ends early");
    }

    /** {@code at} ends what is left of it, {@code |} a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name: two|; '! -: ends early, in line 11: what comes behind it is missing'",
                "name: two|      connect_timeout: 5s|; '! -: ends early, in line 12: what comes behind it is missing'",
                "cluster:|; '! -: ends early, in line 5: what comes behind it is missing'",
                "name: '9090'|; '! -: ends early, in line 26: what comes behind it is missing'",
                "name: one|      connect_timeout: ; '! -: ends early, in line 7: what comes behind it is missing'",
                "name: on; '! -: its last line, 6, is not ended: if it was cut off there, the rest is missing'",
                "name: one|      connect_t; 'envlog: -:7: ends early: the dump is not complete'",
                "last_updated: '2024-05-10; 'envlog: -:8: ends early: the dump is not complete'",
            })
    void saysWhereADumpInYamlWasCutOff(String at, String said) {
        String end = at.replace('|', '\n');
        String cut = CLUSTERS.substring(0, CLUSTERS.indexOf(end) + end.length());
        Run run = Run.piped(cut, "config");
        assertThat(run.err()).startsWith(said).hasLineCount(1);
        assertThat(run.exit()).isEqualTo(said.startsWith("envlog") ? 2 : 0);
        assertThat(Run.piped(cut, "config", "-q").err()).isEqualTo(said.startsWith("envlog") ? run.err() : "");
    }

    @Test
    void aDumpThatIsWholeIsNotSaidToBeCutOff() {
        assertThat(Run.piped(CLUSTERS, "config").err()).isEmpty();
        assertThat(Run.piped(CLUSTERS.strip(), "config").err()).isEmpty();
        String clusters =
                CLUSTERS.substring(0, CLUSTERS.indexOf("- '@type': type.googleapis.com/envoy.admin.v3.Routes"));
        assertThat(Run.piped(clusters, "config").err()).isEmpty();
        assertThat(Run.piped(clusters.strip(), "config").err()).isEmpty();
        assertThat(Run.of("config", dump).err()).isEmpty();
        assertThat(Run.piped(CLUSTERS.stripTrailing() + " # the end:\n", "config")
                        .err())
                .isEmpty();
        assertThat(Run.piped(CLUSTERS + "# the end:\n", "config").err()).isEmpty();
    }

    @Test
    void aDumpThatWasCutOffIsToldBesideWhatItIsUsedFor() {
        String cut = Run.file(folder, "cut.yaml", CLUSTERS.substring(0, 300).getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of(
                                "ls",
                                "--config-dump",
                                cut,
                                Cases.named("retry").input().toString())
                        .err())
                .contains("! " + cut + ": ");
    }

    @Test
    void doesNotFollowADumpToTheBottomOfItsNesting() {
        String deep = "{\"static_listeners\":[{\"listener\":" + "{\"a\":".repeat(100_000);
        assertThat(Run.piped(deep, "config").err()).startsWith("envlog: -:1: nested deeper");
        assertThat(Run.piped("a: " + "[".repeat(100_000), "config").err()).startsWith("envlog: -:1: nested deeper");
        assertThat(Run.piped("a: " + "x".repeat(2_000_000), "config").err())
                .startsWith("envlog: -:1: a line of YAML of more than 1 MiB");
    }

    @Test
    void showsNothingOfADumpToTheTerminalAsItIs() {
        String text = "{\"static_clusters\": [{\"cluster\": {\"name\": \"a\\u001b[31mb\", \"type\": \"STATIC\"}}],"
                + "\"static_listeners\": [{\"listener\": {\"name\": \"l\\u0007\", \"filter_chains\": []}}]}";
        Run run = Run.piped(text, "config", "-o", "wide");
        assertThat(run.out()).contains("a\\x1b[31mb", "l\\x07").doesNotContain("\u001b", "\u0007");
    }
}
