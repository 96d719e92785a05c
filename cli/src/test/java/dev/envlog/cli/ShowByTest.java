package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code show --by} and {@code show --explain-lines}. */
class ShowByTest {

    private static final Case FAILED = Cases.named("connect-failure");
    private static final Case DENIED = Cases.named("no-route-rbac");

    @Test
    void eachStepIsExplainedBelowIt() {
        FAILED.check("show-explained.txt", show(FAILED, "--explain-lines", "--width", "80"));
        FAILED.check("show-explained-wide.txt", show(FAILED, "--explain-lines", "--width", "200"));
    }

    @Test
    void explanationsFitTheScreenAndAreNotRepeatedAtOnce() {
        List<String> lines =
                show(FAILED, "--explain-lines", "--width", "80").lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 80);
        assertThat(lines.stream().filter(line -> line.contains("A WebAssembly plugin wrote this text")))
                .hasSize(1);
    }

    @Test
    void filtersAreListedWithTheirVerdicts() {
        DENIED.check("show-by.txt", show(DENIED, "--by", "--width", "80"));
        DENIED.check("show-by-wide.txt", show(DENIED, "--by", "--width", "200"));
    }

    @Test
    void programsGetThemOnlyWhenTheyAsk() {
        assertThat(Run.of("show", "@1", "-q", "-o", "ndjson", DENIED.input().toString())
                        .object())
                .doesNotContainKey("by");
        Map<?, ?> denied = by(DENIED, "envoy.filters.http.rbac");
        assertThat(denied.get("verdict")).isEqualTo("local_reply");
        assertThat(denied.get("steps")).isEqualTo(2L);
        assertThat(denied.get("filter")).isEqualTo(true);
    }

    @Test
    void theRouterShowsThatFiltersBeforeItLetTheRequestPass() {
        String log = """
                [2024-05-06 07:08:09.000][7][debug][http] [C1] new stream
                [2024-05-06 07:08:09.000][7][debug][http] [C1][S2] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/'
                ':method', 'GET'

                [2024-05-06 07:08:09.001][7][debug][filter] fault: delaying request 100ms
                [2024-05-06 07:08:09.101][7][debug][router] [C1][S2] cluster 'a' match for URL '/'
                [2024-05-06 07:08:09.101][7][debug][router] [C1][S2] router decoding headers:
                ':path', '/'
                """;
        assertThat(verdict(log, "envoy.filters.http.fault")).isEqualTo("continued");
        assertThat(verdict(log, "envoy.filters.http.router")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[lua] [C1][S2] script log: seen", "[filter] [C1][S2] cilium.l7policy: seen"})
    void anyFilterOfHttpShowsThatTheConnectionManagerLetTheRequestPass(String said) {
        String log = """
                [2024-05-06 07:08:09.000][7][debug][http] [C1] new stream
                [2024-05-06 07:08:09.000][7][debug][http] [C1][S2] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/'
                ':method', 'GET'

                [2024-05-06 07:08:09.001][7][debug]SAID
                """.replace("SAID", said);
        assertThat(verdict(log, "envoy.filters.network.http_connection_manager"))
                .isEqualTo("continued");
    }

    @Test
    void aNetworkFilterThatDeniesASessionHasStoppedIt() {
        String log = """
                [2024-05-06 07:08:09.000][7][debug][filter] [C1] new tcp proxy session
                [2024-05-06 07:08:09.000][7][debug][conn_handler] [C1] new connection from 10.0.0.9:40001
                [2024-05-06 07:08:09.003][7][debug][rbac] checking connection: requestedServerName: , sourceIP: 10.0.0.9:40001, directRemoteIP: 10.0.0.9:40001,remoteIP: 10.0.0.9:40001, localAddress: 10.0.0.1:80, ssl: none, dynamicMetadata:
                [2024-05-06 07:08:09.003][7][debug][rbac] enforced denied, matched policy none
                [2024-05-06 07:08:09.003][7][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-06 07:08:09.003][7][debug][connection] [C1] closing socket: 1
                [2024-05-06 07:08:09.003][7][debug][conn_handler] [C1] adding to cleanup list
                """;
        assertThat(verdict(log, "envoy.filters.network.rbac")).isEqualTo("stopped");
        assertThat(verdict(log, "envoy.filters.network.tcp_proxy")).isEqualTo("null");
        assertThat(Run.piped(log, "ls", "-q").out()).contains("✗ -").contains("denied by RBAC: no policy allows it");
    }

    @Test
    void aFilterThatAnsweredWithoutAWordIsListedWithoutSteps() {
        String log = """
                [2024-05-06 07:08:09.000][7][debug][http] [C1] new stream
                [2024-05-06 07:08:09.000][7][debug][http] [C1][S2] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/'
                ':method', 'GET'

                [2024-05-06 07:08:09.001][7][debug][http] [C1][S2] Sending local reply with details fault_filter_abort
                [2024-05-06 07:08:09.001][7][debug][http] [C1][S2] encoding headers via codec (end_stream=true):
                ':status', '503'

                """;
        assertThat(verdict(log, "envoy.filters.http.fault")).isEqualTo("local_reply");
        assertThat(Run.piped(log, "show", "S2", "--by", "-q", "--width", "80").out())
                .contains("envoy.filters.http.fault                           0");
    }

    @Test
    void aFilterThatHeldTheRequestToItsEndStoppedIt() {
        String held = """
                [2024-05-06 07:08:09.000][7][debug][http] [C1] new stream
                [2024-05-06 07:08:09.000][7][debug][http] [C1][S2] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/'
                ':method', 'GET'

                [2024-05-06 07:08:09.001][7][trace][ext_authz] [C1][S2] ext_authz filter calling authorization server
                [2024-05-06 07:08:09.001][7][trace][http] [C1][S2] decode headers called: filter=envoy.filters.http.ext_authz status=1
                """;
        String gone = """
                [2024-05-06 07:08:10.000][7][debug][connection] [C1] remote close
                [2024-05-06 07:08:10.000][7][debug][http] [C1][S2] stream reset: reset reason: connection termination, response details: -
                """;
        assertThat(verdict(held + gone, "envoy.filters.http.ext_authz")).isEqualTo("stopped");
        assertThat(verdict(held, "envoy.filters.http.ext_authz")).isEqualTo("null");
    }

    private static String show(Case which, String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "show";
        all[1] = "@1";
        all[2] = "-q";
        all[3] = which.input().toString();
        System.arraycopy(options, 0, all, 4, options.length);
        return Run.of(all).out();
    }

    private static Map<?, ?> by(Case which, String component) {
        return named(
                Run.of("show", "@1", "-q", "--by", "-o", "ndjson", which.input().toString()), component);
    }

    private static String verdict(String log, String component) {
        return String.valueOf(named(Run.piped(log, "show", "@1", "-q", "--by", "-o", "ndjson"), component)
                .get("verdict"));
    }

    private static Map<?, ?> named(Run run, String component) {
        return Run.list(run.object(), "by").stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> component.equals(one.get("component")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(component + " is not in " + run));
    }
}
