package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {

    @Test
    void theListFitsIn80Columns() {
        Case log = Cases.named("retry");
        Run run = Run.of("ls", "-q", "--width", "80", log.input().toString());
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
        log.check("ls.txt", run.out());
    }

    @Test
    void aWiderScreenShowsWhereRequestsCameFromAndWent() {
        Case log = Cases.named("retry");
        log.check(
                "ls-wide.txt",
                Run.of("ls", "-q", "--width", "150", log.input().toString()).out());
    }

    @Test
    void onANarrowScreenWhyARequestFailedStandsBelowIt() {
        List<String> lines =
                Run.of("ls", "-q", "--width", "68", input("connect-failure")).lines();
        assertThat(lines).allMatch(line -> line.length() <= 68);
        assertThat(lines.get(0)).doesNotContain("WHY");
        assertThat(lines.subList(1, 4))
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("1  09:07:12.138  ✗ 503   UF "),
                        // Broken between words.
                        why -> assertThat(why)
                                .isEqualTo("   no connection to 10.244.2.21:8002 could be made: connection"),
                        rest -> assertThat(rest).isEqualTo("   refused (111)"));
    }

    @Test
    void onANarrowScreenRecordsKeepTheirRoomForWhatTheySay() {
        assertThat(Run.of("events", "-q", "--width", "80", input("seed")).lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.matches(" +2 +C12990 +tls_inspector +tls inspector: new connection accepted"));
        assertThat(Run.of("events", "-q", "--width", "110", input("seed")).lines())
                .anyMatch(line -> line.contains("filter.tls_inspector_new"));
        // Not for a screen: somebody may look for it.
        assertThat(Run.of("events", "-q", input("seed")).lines())
                .anyMatch(line -> line.contains("filter.tls_inspector_new"));
    }

    @ParameterizedTest
    @CsvSource({"80, --all", "110, --all", "80, --refused"})
    void listsOfConnectionsFitTheScreen(int width, String which) {
        for (Case log : Cases.all()) {
            Run run = Run.of(
                    "conn",
                    which,
                    "-q",
                    "--width",
                    Integer.toString(width),
                    log.input().toString());
            assertThat(run.lines()).as(log.toString()).allMatch(line -> line.length() <= width);
        }
    }

    @Test
    void connectionsThatNeverCameToARequestAreToldOfAndListed() {
        String log = new EnvoyLogWriter()
                .conn("conn_handler", 4, "new connection from 10.0.0.9:40001")
                .plain(
                        "rbac",
                        "checking connection: requestedServerName: a.example, sourceIP: 10.0.0.9:40001, metadata: ")
                .plain("rbac", "enforced denied, matched policy none")
                .conn("connection", 4, "closing data_to_write=0 type=1")
                .conn("connection", 4, "closing socket: 1")
                .conn("conn_handler", 5, "new connection from 10.0.0.9:40002")
                .conn(
                        "connection",
                        5,
                        "remote address:10.0.0.9:40002,TLS_error:|268435696:SSL routines:OPENSSL_internal:"
                                + "UNSUPPORTED_PROTOCOL:TLS_error_end")
                .conn("connection", 5, "closing socket: 0")
                .conn("conn_handler", 6, "new connection from 10.0.0.9:40003")
                .conn("connection", 6, "remote close")
                .conn("connection", 6, "closing socket: 0")
                .text();
        assertThat(Run.piped(log, "ls").err())
                .contains("! 2 connections closed by the proxy or for a TLS error before any request"
                        + " (envlog conn --refused)");
        assertThat(Run.piped(log, "conn", "--refused").err()).doesNotContain("before any request");
        List<String> lines = Run.piped(log, "conn", "--refused", "-q").lines();
        assertThat(lines.get(0)).endsWith("WHY");
        assertThat(lines.subList(1, lines.size())).hasSize(2);
        assertThat(lines.get(1)).startsWith("C4 ").endsWith("  rbac_access_denied_matched_policy[none]");
        assertThat(lines.get(2)).startsWith("C5 ").endsWith("  UNSUPPORTED_PROTOCOL");
    }

    @Test
    void aProcessThatCrashesIsToldOfWithoutItsSecrets() {
        String log = new EnvoyLogWriter()
                .conn("conn_handler", 4, "new connection from 10.0.0.9:40001")
                .level("critical")
                .plain("backtrace", "Caught Segmentation fault, suspect faulting address 0x0")
                .plain("backtrace", "#0: [0x7769ecbd0520]")
                .text();
        assertThat(Run.piped(log, "ls").err().lines())
                .anyMatch(line -> line.startsWith("! 2 critical records, first of all at ")
                        && line.endsWith(" (line 2): Caught Segmentation fault, suspect faulting address 0x0"));
        assertThat(Run.piped(log, "doctor").lines())
                .anyMatch(line -> line.startsWith("critical    ×2 line 2 Caught Segmentation fault"));
        assertThat(Run.piped(log, "doctor", "-o", "json").out()).contains("\"critical\":{\"records\":2,\"line\":2,");
        String secret = new EnvoyLogWriter()
                .level("critical")
                .plain("main", "error initializing configuration: authorization: Bearer abcdefghijklmnop")
                .text();
        assertThat(Run.piped(secret, "ls").err())
                .contains("! 1 critical record at ")
                .doesNotContain("abcdefghijklmnop");
        assertThat(Run.piped(secret, "ls", "--no-redact").err()).contains("Bearer abcdefghijklmnop");
    }

    @Test
    void theThreadOnALineOfItsOwnIsNoPartOfWhatIsSaid() {
        String log =
                "2024-12-20T10:50:16.150000Z\twarning\tenvoy config\tgRPC config for a.v3.Listener rejected: Error adding/updating"
                        + " listener(s) a: no permission\n        thread=22\n";
        assertThat(Run.piped(log, "ls").err())
                .contains("listener(s) a: no permission\n")
                .doesNotContain("thread=22");
    }

    /** In other forms, and within a line, it is a part of what is said. */
    @ParameterizedTest
    @ValueSource(strings = {"b: key=mythread=31", "b: no thread=31", "thread=31", "b: thread=null"})
    void whatOnlyLooksLikeTheThreadOfIstiosFormStays(String line) {
        String log =
                "[2026-01-05 10:00:00.100][31][warning][config] gRPC config for a.v3.Listener rejected: Error adding/updating"
                        + " listener(s) a: no permission\n" + line + "\n";
        assertThat(Run.piped(log, "ls").err()).contains("listener(s) a: no permission " + line + "\n");
    }

    @Test
    void aConfigurationThatWasNotTakenIsToldOf() {
        EnvoyLogWriter log = new EnvoyLogWriter().level("warning");
        for (String name : List.of("a", "b")) {
            log.plain(
                    "config",
                    "gRPC config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: Error adding/updating"
                            + " listener(s) " + name + ": malformed IP address");
        }
        String told =
                "gRPC config for type.googleapis.com/envoy.config.listener.v3.Listener rejected: Error adding/updating"
                        + " listener(s) a: malformed IP address";
        assertThat(Run.piped(log.text(), "ls").err().lines())
                .anyMatch(line -> line.startsWith("! 2 configuration updates rejected, the first at ")
                        && line.endsWith(" (line 1): " + told));
        assertThat(Run.piped(log.text(), "doctor", "--width", "300").lines())
                .anyMatch(line -> line.startsWith("rejected    ×2 line 1 gRPC config for"));
    }

    @Test
    void secretsInWhyARequestFailedAreMasked() {
        String log = new EnvoyLogWriter()
                .conn("conn_handler", 4, "new connection from 10.0.0.9:40001").conn("http", 4, "new stream").stream(
                                "http", 4, 7, "request headers complete (end_stream=true):")
                        .headers(":authority", "a", ":path", "/b", ":method", "POST")
                        .stream("http", 4, 7, "encoding headers via codec (end_stream=true):")
                        .headers(
                                ":status",
                                "200",
                                "grpc-status",
                                "16",
                                "grpc-message",
                                "bad authorization: Bearer abcdefghijklmnop")
                        .text();
        for (String format : List.of("wide", "ndjson", "csv")) {
            String columns = format.equals("csv") ? "cause.summary" : "";
            Run run = columns.isEmpty()
                    ? Run.piped(log, "ls", "-q", "-o", format)
                    : Run.piped(log, "ls", "-q", "-o", format, "--columns", columns);
            assertThat(run.out())
                    .contains("gRPC status 16 (UNAUTHENTICATED): bad authorization: ")
                    .doesNotContain("abcdefghijklmnop");
        }
    }

    @Test
    void howARequestEndedIsNotSaidWhereTheLogLacksThePartThatTells() {
        String log = new EnvoyLogWriter()
                .stream("http", 5, 7, "doEndStream() resetting stream").stream("http", 5, 7, "stream reset")
                        .text();
        assertThat(Run.piped(log, "ls", "-q").lines().get(1)).contains("? -").doesNotContain("✓");
    }

    @Test
    void withoutTimesThereAreNoTimeColumns() {
        assertThat(Run.of("ls", "-q", "--width", "80", input("seed")).lines())
                .containsExactly("#  STATUS  FLAGS  METHOD  PATH  UP", "1  ✓ 200   -      GET     /     C12991");
    }

    @Test
    void notesSayWhatTheLogIsAndWhatToDoNext() {
        Run run = Run.of("ls", input("seed"));
        assertThat(run.err().lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith(input("seed") + ": bare")
                .contains("no times · 81 lines · 40 records, 100 % understood");
        assertThat(run.err()).endsWith("next: envlog show @1 " + input("seed") + "\n");
    }

    /** The router's logger alone, as many set it. */
    @Test
    void notesTellWhichLoggersAreMissing() {
        String log = new EnvoyLogWriter()
                .stream("router", 3, 9, "cluster 'one' match for URL '/a'").stream(
                                "router", 3, 9, "router decoding headers:")
                        .headers(":authority", "shop", ":path", "/a", ":method", "GET")
                        .text();
        assertThat(Run.piped(log, "ls").err())
                .as("an excerpt that ends before they speak")
                .doesNotContain("no lines of logger");
        log += new EnvoyLogWriter()
                .stream("router", 3, 9, "upstream headers complete: end_stream=true")
                        .text();
        assertThat(Run.piped(log, "ls", "--width", "200").err())
                .as("the connection manager would speak behind the last line")
                .doesNotContain("no lines of logger 'http'")
                .contains("! no lines of logger 'pool': no link to the upstream connection; set pool:debug as well");
        log += new EnvoyLogWriter()
                .at(100).stream("router", 3, 10, "cluster 'one' match for URL '/b'")
                        .text();
        assertThat(Run.piped(log, "ls", "--width", "200").err())
                .contains(
                        "! no lines of logger 'http': no headers, answers and ends of requests; set http:debug as well")
                .contains("! no lines of logger 'pool': no link to the upstream connection; set pool:debug as well");
        // Its own time is not known, that of its try is.
        assertThat(Run.piped(log, "ls", "-q", "--width", "200").lines().get(1)).matches("1 +\\d\\d:\\d\\d:\\S+ +C3 .*");
        assertThat(Run.of("ls", input("seed")).err()).doesNotContain("no lines of logger");
    }

    @Test
    void notesTellAccessLogLinesFromOtherThings() {
        String access = "[2026-01-05T10:00:00.000Z] \"GET / HTTP/1.1\" 200 - 0 12 7 6 \"-\" \"curl/8\""
                + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop\" \"10.1.0.1:80\"";
        String log = new EnvoyLogWriter()
                .conn("http", 5, "new stream")
                .line(access)
                .line(access)
                .text();
        assertThat(Run.piped(log, "ls", "-").err())
                .contains("2 access-log records, 0 joined to requests")
                .doesNotContain("other programs", "unknown form");
    }

    @Test
    void notesAreBrokenBetweenWordsOnANarrowTerminal() {
        String log = new EnvoyLogWriter().conn("http", 5, "new stream").text();
        String whole = Run.piped(log, "ls", "-").err();
        String narrow = Run.piped(log, "ls", "--width", "50", "-").err();
        assertThat(whole.lines()).anyMatch(line -> line.length() > 50);
        assertThat(narrow.lines()).allMatch(line -> line.length() <= 50);
        assertThat(narrow.replaceAll("\\s+", " ")).isEqualTo(whole.replaceAll("\\s+", " "));
    }

    @Test
    void aConnectRequestShowsWhomItIsFor() {
        String log = new EnvoyLogWriter()
                .conn("http", 5, "new stream").stream("http", 5, 77, "request headers complete (end_stream=false):")
                        .headers(":authority", "shop:443", ":method", "CONNECT")
                        .text();
        assertThat(Run.piped(log, "ls", "-q", "-").lines().get(1)).contains("CONNECT", "shop:443");
    }

    @Test
    void whereNoRequestIsItPointsToTheConnectionsThatThereAre() {
        EnvoyLogWriter echo =
                new EnvoyLogWriter().conn("conn_handler", 1, "new connection").conn("filter", 1, "echo: got 8 bytes");
        assertThat(Run.piped(echo.text(), "ls").err())
                .contains("no request found")
                .contains("next: envlog conn --all");
    }

    @Test
    void numbersStayTheSameWhateverIsShown() {
        Map<String, String> all = numbered(Run.of("ls", "-q", input("retry")));
        Map<String, String> sorted = numbered(Run.of("ls", "-q", "--sort", "-duration", input("retry")));
        Map<String, String> few = numbered(Run.of("ls", "-q", "--failed", input("no-route-rbac")));
        assertThat(sorted).isEqualTo(all);
        assertThat(numbered(Run.of("ls", "-q", input("no-route-rbac")))).containsAllEntriesOf(few);
        assertThat(few).isNotEmpty();
    }

    @Test
    void sortsByWhatIsAsked() {
        List<Long> durations = Run.of("ls", "-q", "-o", "ndjson", "--sort", "-duration", input("retry")).json().stream()
                .map(request -> (Long) ((Map<?, ?>) request).get("durationNs"))
                .toList();
        assertThat(durations).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(Run.of("ls", "-q", "-o", "ndjson", "--sort", "-duration", "-m", "2", input("retry"))
                        .lines())
                .hasSize(2);
    }

    @Test
    void probesAreHiddenAndCounted() {
        String log = request(1, 11, "/orders", "curl/8")
                + request(2, 12, "/", "kube-probe/1.29")
                + request(3, 13, "/stats/prometheus", "Prometheus/2");
        Run run = Run.piped(log, "ls", "-o", "name");
        assertThat(run.out()).isEqualTo("S11\n");
        assertThat(run.err()).contains("hidden: 2 probe or admin requests (--show-noise)");
        assertThat(Run.piped(log, "ls", "-q", "-o", "name", "--show-noise").lines())
                .containsExactly("S11", "S12", "S13");
    }

    @Test
    void probesAreKnownAlsoWhereEachHeaderIsARecord() {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 11, "request headers complete (end_stream=true):")
                        .stream("http", 1, 11, "  ':path':'/'")
                        .stream("http", 1, 11, "  'user-agent':'kube-probe/1.9'")
                        .text();
        assertThat(Run.piped(log, "ls", "-o", "name").err())
                .contains("hidden: 1 probe or admin request (--show-noise)");
    }

    @Test
    void secretsInPathsAreMasked() {
        String log = request(1, 11, "/cb?code=abc123&state=7&access_token=eyJhbGciOi", "curl/8");
        assertThat(Run.piped(log, "ls", "-q", "-o", "ndjson").object())
                .containsEntry("path", "/cb?code=[masked]&state=7&access_token=[masked]");
        assertThat(Run.piped(log, "ls", "-q", "-o", "ndjson", "--no-redact").out())
                .contains("code=abc123");
    }

    @Test
    void whatAClientSentCannotSteerTheTerminal() {
        String log = request(1, 11, "/\u001b]0;pwned\u0007\u202egnp.exe\u009b2J", "curl/8");
        String out = Run.piped(log, "ls", "-q", "--color", "always").out();
        assertThat(out).contains("/\\x1b]0;pwned\\x07\\u202egnp.exe\\x9b2J");
        assertThat(out.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b", "\u202e", "\u009b", "\u0007");
    }

    @Test
    void colourFollowsTheTerminalAndTheUsersWish() {
        assertThat(coloured(true, Map.of())).isTrue();
        assertThat(coloured(false, Map.of())).isFalse();
        assertThat(coloured(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(coloured(true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(coloured(false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
        assertThat(coloured(true, Map.of(), "--color", "never")).isFalse();
        assertThat(coloured(false, Map.of("NO_COLOR", "1"), "--color", "always"))
                .isTrue();
    }

    @Test
    void connectionsTellTheirLives() {
        Case log = Cases.named("http1-reuse");
        Run list = Run.of("conn", "--all", "-q", "-o", "ndjson", log.input().toString());
        Map<?, ?> upstream = list.json().stream()
                .map(value -> (Map<?, ?>) value)
                .filter(connection -> "upstream".equals(connection.get("side"))
                        && Run.list(connection, "users").size() > 1)
                .findFirst()
                .orElseThrow();
        String name = "C" + upstream.get("connection");
        Run run = Run.of("conn", name, "-q", "--width", "100", log.input().toString());
        assertThat(run.out()).startsWith(name + "  to upstream ").contains("connected after", "used by", " idle");
        assertThat(Run.of("conn", name, "-q", "-o", "json", log.input().toString())
                        .object())
                .isEqualTo(upstream);
        log.check("conn.txt", run.out());
    }

    @Test
    void anUnknownConnectionIsExitCode1() {
        assertThat(Run.of("conn", "C5", "-q", input("seed")).exit()).isEqualTo(1);
        assertThat(Run.of("conn", "-q", input("seed")).err()).contains("no connection named; give its id");
    }

    @Test
    void recordsAreListedWithTheirOwners() {
        Case seed = Cases.named("seed");
        seed.check(
                "events.txt",
                Run.of("events", "-q", "--width", "120", seed.input().toString())
                        .out());
        assertThat(Run.of("events", "-o", "name", seed.input().toString()).exit())
                .isEqualTo(2);
    }

    private static boolean coloured(boolean terminal, Map<String, String> env, String... more) {
        String[] args = java.util.Arrays.copyOf(new String[] {"ls", "-q", input("seed")}, 3 + more.length);
        System.arraycopy(more, 0, args, 3, more.length);
        return Run.with(Run.host(new ByteArrayInputStream(new byte[0]), terminal, env), args)
                .out()
                .contains("\u001b[");
    }

    private static Map<String, String> numbered(Run run) {
        Map<String, String> rows = new java.util.TreeMap<>();
        run.lines().stream()
                .skip(1)
                .forEach(line -> rows.put(
                        line.strip().replaceAll(" .*", ""), line.strip().replaceAll(" +", " ")));
        return rows;
    }

    private static String request(long connection, long stream, String path, String agent) {
        return new EnvoyLogWriter()
                .conn("http", connection, "new stream").stream(
                                "http", connection, stream, "request headers complete (end_stream=true):")
                        .headers(":authority", "shop", ":path", path, ":method", "GET", "user-agent", agent)
                        .stream("http", connection, stream, "request end stream")
                        .stream("http", connection, stream, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .stream("http", connection, stream, "Codec completed encoding stream.")
                        .conn("connection", connection, "remote close")
                        .conn("connection", connection, "closing socket: 0")
                        .text();
    }

    private static String input(String name) {
        return Cases.named(name).input().toString();
    }
}
