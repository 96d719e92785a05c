package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.Run;
import dev.envlog.data.Table;
import dev.envlog.log.EventKind;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    /** Loggers of the process and of health checks: not part of any request's story. */
    private static final Set<String> NOT_REQUESTS = Set.of("main", "hc");

    @Test
    void everyStatementOfARequestHasASentence() {
        Phrases phrases = Phrases.load();
        List<String> without = Arrays.stream(EventKind.values())
                .map(EventKind::eventName)
                .filter(Objects::nonNull)
                .filter(name -> !NOT_REQUESTS.contains(name.substring(0, name.indexOf('.'))))
                .filter(name -> !phrases.knows(name))
                .toList();
        assertThat(without).as("missing in steps.txt").isEmpty();
    }

    @Test
    void everySentenceIsForAStatementThatExists() {
        assertThat(Phrases.load().names())
                .allSatisfy(name -> assertThat(EventKind.byName(name.replaceAll("@.*", "")))
                        .as(name)
                        .isNotNull());
    }

    @Test
    void sentencesUseFieldsThatTheGrammarHas() throws IOException {
        Map<String, Set<String>> fields = new HashMap<>();
        for (String line : Files.readAllLines(grammar())) {
            Matcher label = Pattern.compile("#\\s*([a-z]\\w*)").matcher(line);
            if (label.find()) {
                String words = line.substring(0, label.start()).replaceAll("'(?:\\\\.|[^'])*'", " ");
                Set<String> found =
                        fields.computeIfAbsent(label.group(1).toLowerCase(Locale.ROOT), any -> new HashSet<>());
                Pattern.compile("\\b[a-z]\\w*")
                        .matcher(words)
                        .results()
                        .forEach(rule -> found.add(
                                rule.group().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
            }
        }
        Phrases phrases = Phrases.load();
        assertThat(phrases.names()).allSatisfy(name -> {
            String label = name.replaceAll("@.*|[._]", "");
            assertThat(fields).containsKey(label);
            assertThat(fields.get(label)).as(name).containsAll(phrases.fields(name));
        });
    }

    @Test
    void theSameStatementIsToldFromEitherSide() {
        assertThat(steps("C1")).contains("! client closed the connection", "socket closed by the client");
        assertThat(steps("C2")).contains("✗ upstream closed the connection", "socket closed by the upstream");
    }

    @Test
    void anUnknownStatementShowsItsText() {
        String log =
                request(1).plain("router", "a statement nobody has heard of").text();
        assertThat(Run.piped(log, "show", "S9", "-q").out()).doesNotContain("null");
        assertThat(Run.piped(
                                request(1).stream("router", 1, 9, "something new: 7")
                                        .text(),
                                "show",
                                "S9",
                                "-q")
                        .out())
                .contains("│ something new: 7 ");
    }

    @Test
    void sentencesLeaveOutWhatTheRecordLacks() {
        assertThat(steps("C1")).contains("waits: no free connection  ");
        String counted = request(1)
                .plain("pool", "queueing stream due to no available connections (ready=0 busy=3 connecting=1)")
                .stream("router", 1, 9, "upstream timeout")
                .text();
        assertThat(Run.piped(counted, "show", "S9", "-q", "--width", "200").out())
                .contains("waits: no free connection (0 ready, 3 busy, 1 connecting)");
    }

    /** As in what {@code grep} leaves: header lines carry no id. */
    @Test
    void headersThatTheLogLacksAreSaidToBeLacking() {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 9, "request headers complete (end_stream=true):")
                        .stream("http", 1, 9, "encoding headers via codec (end_stream=false):")
                        .text();
        assertThat(Run.piped(log, "show", "S9", "-q", "--width", "120").out())
                .contains("│ request, its headers are not in this record, no body ")
                .contains("│ response, its headers are not in this record, body follows ");
        String ended = log
                + new EnvoyLogWriter()
                        .stream("http", 1, 9, "Codec completed encoding stream.")
                                .text();
        assertThat(Run.piped(ended, "show", "S9", "-q").out()).contains("? status not in the log");
        assertThat(Run.piped(ended, "ls", "-q").out()).contains("? -");
    }

    /** A redirect or a configured page is what the proxy is there for. */
    @Test
    void anAnswerOfTheProxysOwnIsAFailureOnlyByItsStatus() {
        assertThat(answered("direct_response", ":status", "200"))
                .contains("│ proxy answers itself: direct_response")
                .contains("│ stream reset")
                .doesNotContain("✗");
        assertThat(answered("rbac_access_denied", ":status", "403"))
                .contains("✗ proxy answers itself", "✗ stream reset");
        assertThat(answered("no_healthy_upstream", ":status", "200", "grpc-status", "14"))
                .as("gRPC answers everything with 200")
                .contains("✗ proxy answers itself");
    }

    private static String answered(String details, String... headers) {
        String log = request(1).stream("http", 1, 9, "Sending local reply with details " + details).stream(
                        "http", 1, 9, "encoding headers via codec (end_stream=false):")
                .headers(headers)
                .stream("http", 1, 9, "doEndStream() resetting stream")
                .stream("http", 1, 9, "stream reset")
                .text();
        return Run.piped(log, "show", "S9", "-q", "--width", "120").out();
    }

    @Test
    void aWrongLineOfTheFileSaysWhatIsWrong() {
        assertThatThrownBy(() -> phrase("a.b | middle | - | - | x"))
                .hasMessage("x.txt:1: 'middle' is none of client, proxy, up, side");
        assertThatThrownBy(() -> phrase("a.b | up | sideways | - | x"))
                .hasMessageStartingWith("x.txt:1: 'sideways' is none of ");
        assertThatThrownBy(() -> phrase("a.b | up | - | - | x {y")).hasMessage("'{' without '}'");
        assertThatThrownBy(() -> phrase("a.b | up | - | - | x] y")).hasMessage("']' out of place");
        assertThatThrownBy(() -> phrase("a.b | up | - | - | x [y")).hasMessage("'[' without ']'");
    }

    private static Phrase phrase(String line) {
        return Phrase.of(Table.read(line, "x.txt", "event", "lane", "crosses", "mark", "text...")
                .get(0));
    }

    private static Path grammar() {
        Path file = Path.of("grammar", "src", "main", "antlr4", "dev", "envlog", "grammar", "EnvoyLogParser.g4");
        return Files.exists(file) ? file : Path.of("..").resolve(file);
    }

    private static String steps(String connection) {
        String log = request(1)
                .plain("pool", "queueing stream due to no available connections")
                .plain("pool", "creating a new connection")
                .conn("client", 2, "connecting")
                .conn("connection", 2, "connecting to 10.0.0.9:80")
                .conn("connection", 2, "remote close")
                .conn("connection", 2, "closing socket: 0")
                .conn("connection", 1, "remote close")
                .conn("connection", 1, "closing socket: 0")
                .text();
        String conn = Run.piped(log, "conn", connection, "-q").out();
        return conn + Run.piped(log, "show", "S9", "-q").out();
    }

    private static EnvoyLogWriter request(long connection) {
        return new EnvoyLogWriter()
                        .conn("conn_handler", connection, "new connection from 10.0.0.1:5")
                        .conn("http", connection, "new stream")
                        .stream("http", connection, 9, "request headers complete (end_stream=true):")
                        .headers(":authority", "shop", ":path", "/", ":method", "GET")
                        .stream("router", connection, 9, "cluster 'cart' match for URL '/'")
                        .stream("router", connection, 9, "router decoding headers:")
                        .headers(":path", "/");
    }
}
