package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret in any place where a log may hold one is in no output, unless {@code --no-redact} asks for it. */
class SecretsTest {

    /** Stands in each form for a secret of its own. */
    private static final String SECRET = "SECRET";

    private static final int FIRST_STREAM = 100;

    /** What a planted secret looks like; the number tells which one it is. */
    private static final Pattern PLANTED = Pattern.compile("planted[0-9]{5}x");

    /** Headers whose whole value is a secret. */
    private static final List<String> HEADERS = List.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "set-cookie",
            "x-api-key",
            "x-forwarded-client-cert",
            "x-auth-token",
            "x-csrf-token");

    /** Texts that show by themselves what is secret in them. */
    private static final List<String> FORMS = List.of(
            "Bearer SECRET",
            "Basic SECRETabc=",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.SECRET",
            "https://ada:SECRET@shop.example.com/a",
            "https://ada:p@SECRET@shop.example.com/a",
            "ada:SECRET@shop.example.com:8443",
            "//ada:SECRET@shop.example.com/a",
            "redis://:SECRET@cache:6379",
            "/a?token=SECRET&page=2",
            "/a?page=2&access_token=SECRET",
            "/a?api_key=SECRET#top",
            "/a?key=SECRET",
            "/a?auth_token=SECRET",
            "/a?X-Amz-Signature=SECRET",
            "/a?next=%2Fb%3Ftoken%3DSECRET",
            "/a?f=%7B%22password%22%3A%22SECRET%22%7D",
            "grant_type=password&username=ada&password=SECRET&client_secret=SECRET",
            "(db_password=SECRET)",
            "{\"user\": \"ada\", \"password\": \"SECRET\"}",
            "{\"password\":\"a \\\"SECRET\"}",
            "{\\\"password\\\": \\\"SECRET\\\"}",
            "{\\\"password\\\": \\\"a \\\\\\\"SECRET\\\"}",
            "{\"access_token\":\"SECRET\",\"token_type\":\"bearer\"}",
            "{\"clientSecret\": \"SECRET\"}",
            "{\"apiKey\" : \"SECRET\"}",
            "{\"x-api-key\":\"SECRET\",\"cookie\":\"sid=SECRET\"}",
            "{\"authorization\":\"SECRET\"}",
            "{'password': 'SECRET'}",
            "password: SECRET",
            "Cookie: sid=SECRET");

    /** Commands and options that print what a log says; EACH stands for all its requests, and the log's name is added. */
    private static final List<String> COMMANDS = commands();

    private final Map<String, String> planted = new LinkedHashMap<>();

    /** How many requests the log has. */
    private int requests;

    @TempDir
    Path folder;

    private static List<String> commands() {
        List<String> commands = new ArrayList<>(List.of(
                "query --lines status:>0",
                "query --columns path,authority,header.x-note-0,header.cookie,cause status:>0",
                "ls --columns path,authority,header.x-note-0,header.cookie,cause",
                "stats --by path,authority",
                "stats -o json --by path,header.x-note-1,header.cookie",
                "show EACH --by",
                "show EACH --headers",
                "show EACH --lines",
                "show EACH --explain-lines",
                "show EACH --headers --lines --explain-lines -o wide",
                "replay S105 --speed 100000x --headers --lines",
                "export -o curl --all",
                "export -o curl --all --all-headers",
                "export -o har --all",
                "conn --all",
                "conn C1",
                "conn C1 --lines --headers --explain-lines",
                "doctor --brief",
                "events --show-noise",
                "tail --no-follow"));
        for (String format : List.of("table", "wide", "json", "ndjson", "yaml")) {
            for (String command : List.of(
                    "ls",
                    "show EACH",
                    "explain",
                    "explain --all-failed",
                    "events",
                    "doctor",
                    "conn C1",
                    "conn --all",
                    "stats --by authority",
                    "tail --no-follow")) {
                commands.add(command + " -o " + format);
            }
        }
        for (String command : List.of("ls", "query status:>0")) {
            commands.add(command + " -o csv");
            commands.add(command + " -o name");
        }
        return commands;
    }

    @Test
    void aPlantedSecretIsInNoOutput() throws IOException {
        Path log = Files.writeString(folder.resolve("planted.log"), log());
        Map<String, String> leaks = new LinkedHashMap<>();
        for (String command : COMMANDS) {
            look(run(command, log), command, leaks);
        }
        for (String type : List.of("svg", "html", "mmd")) {
            Path map = folder.resolve("map." + type);
            for (String request : each()) {
                look(run("map -o " + map + " " + request, log), "map to " + type, leaks);
                look(Files.readString(map), "map in " + type, leaks);
            }
        }
        for (String format : List.of("table", "json")) {
            look(Run.piped(Files.readString(log), "what", "-o", format), "what -o " + format, leaks);
        }
        StringBuilder all = new StringBuilder();
        leaks.forEach((secret, commands) ->
                all.append(secret).append(" -> ").append(commands).append('\n'));
        assertThat(all.toString()).isEmpty();
    }

    @Test
    void everySecretIsShownToWhoAsksForIt() throws IOException {
        Path log = Files.writeString(folder.resolve("planted.log"), log());

        String shown = run("show EACH --no-redact --lines", log).out()
                + run("events --no-redact --show-noise -o json", log).out();
        assertThat(planted.keySet().stream()
                        .filter(secret -> !shown.contains(secret))
                        .map(planted::get)
                        .distinct()
                        .toList())
                .isEmpty();
    }

    private Run run(String command, Path log) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.addAll(word.equals("EACH") ? each() : List.of(word));
        }
        words.add(log.toString());
        return Run.of(words.toArray(String[]::new));
    }

    /** References to all requests that have a stream. */
    private List<String> each() {
        return IntStream.range(FIRST_STREAM, FIRST_STREAM + requests)
                .mapToObj(stream -> "S" + stream)
                .toList();
    }

    private void look(Run run, String command, Map<String, String> leaks) {
        assertThat(run.exit()).as(run.toString()).isBetween(0, 1);
        look(run.out() + run.err(), command, leaks);
    }

    private void look(String output, String command, Map<String, String> leaks) {
        TreeSet<String> found = new TreeSet<>();
        PLANTED.matcher(output).results().forEach(one -> found.add(one.group()));
        found.forEach(one -> leaks.merge(planted.getOrDefault(one, one), command, (a, b) -> a + ", " + b));
    }

    private String log() {
        planted.clear();
        EnvoyLogWriter log = new EnvoyLogWriter();
        requests = 0;
        cutWithinHeaders(log, FIRST_STREAM + requests++);
        for (String form : FORMS) {
            if (form.startsWith("/")) {
                request(log, FIRST_STREAM + requests++, form, "shop.example.com");
            } else if (form.startsWith("ada:")) {
                request(log, FIRST_STREAM + requests++, "/", form);
            }
        }
        request(log, FIRST_STREAM + requests++, "/a", "shop.example.com");
        return log.text();
    }

    /** The log begins within the headers of a request: their lines are records without a head. */
    private void cutWithinHeaders(EnvoyLogWriter log, int stream) {
        log.line("':path', '" + plant("path at the beginning", "/a?token=SECRET") + "'");
        log.line("':method', 'POST'");
        for (String name : HEADERS) {
            log.line("'" + name + "', '" + plant("header at the beginning", SECRET) + "'");
        }
        for (String form : FORMS) {
            log.line("'x-note', '" + plant("a header at the beginning", form) + "'");
        }
        log.line("").thread(7).stream("http", 1, stream, "request end stream");
    }

    private void request(EnvoyLogWriter log, int stream, String path, String authority) {
        List<String> headers = new ArrayList<>(List.of(
                ":authority", plant(":authority", authority), ":path", plant(":path", path), ":method", "POST"));
        for (String name : HEADERS) {
            headers.addAll(List.of(name, plant("header " + name, SECRET)));
        }
        int number = 0;
        for (String form : FORMS) {
            headers.addAll(List.of("x-note-" + number++, plant("a header", form)));
            headers.addAll(List.of("referer", plant("referer", form)));
        }
        String[] all = headers.toArray(String[]::new);
        log.thread(7).at(stream).conn("http", 1, "new stream");
        log.stream("http", 1, stream, "request headers complete (end_stream=true):")
                .headers(all);
        log.stream("http", 1, stream, "request end stream");
        log.stream("router", 1, stream, "cluster 'orders' match for URL '" + plant("URL of the route", path) + "'");
        log.stream("router", 1, stream, "router decoding headers:").headers(all);
        log.level("trace").stream("ext_authz", 1, stream, "Sending CheckRequest: attributes {");
        log.line("  request {").line("    http {");
        for (String name : HEADERS) {
            log.line("      headers {").line("        key: \"" + name + "\"");
            log.line("        value: \"" + plant("header of a CheckRequest", SECRET) + "\"")
                    .line("      }");
        }
        for (String form : FORMS) {
            log.line("      headers {").line("        key: \"x-note\"");
            log.line("        value: \"" + plant("a value of a CheckRequest", quoted(form)) + "\"")
                    .line("      }");
        }
        log.line("    }").line("  }").line("}").line("");
        log.plain("ext_authz", "Received CheckResponse: status {")
                .line("  code: 16")
                .line("}");
        log.line("denied_response {")
                .line("  status {")
                .line("    code: Unauthorized")
                .line("  }");
        log.line("  body: \"" + plant("body of a CheckResponse", quoted(FORMS.get(stream % FORMS.size()))) + "\"");
        log.line("}").line("");
        log.level("debug");
        for (String form : FORMS) {
            log.level("info").stream("lua", 1, stream, "script log: " + plant("script", form));
            log.level("debug").stream("http", 1, stream, "a text that nobody knows: " + plant("unknown", form));
            log.level("warning").plain("config", "gRPC config rejected: " + plant("a warning", form));
        }
        log.level("debug");
        log.stream("ext_authz", 1, stream, "ext_authz filter rejected the request. Response status code: '401'");
        log.stream("http", 1, stream, "Sending local reply with details ext_authz_denied");
        log.stream("http", 1, stream, "encoding headers via codec (end_stream=false):")
                .headers(
                        ":status",
                        "401",
                        "location",
                        plant("location", "https://ada:SECRET@a/b?token=SECRET"),
                        "set-cookie",
                        plant("set-cookie", "sid=SECRET; Path=/"),
                        "www-authenticate",
                        plant("www-authenticate", "Bearer SECRET"));
        log.line("[2026-01-05T10:00:00." + stream + "Z] \"POST " + plant("access log: path", path)
                + " HTTP/1.1\" 401 UAEX ext_authz_denied - \"-\" 0 12 3 - \"-\" \""
                + plant("access log: user agent", FORMS.get(stream % FORMS.size()))
                        .replace("\"", "'")
                + "\" \"-\" \"" + plant("access log: authority", authority)
                + "\" \"-\" orders - 10.0.0.1:80 10.0.0.2:4000 - -");
        log.line("{\"start_time\":\"2026-01-05T10:00:00.200Z\",\"method\":\"GET\",\"path\":\""
                + plant("JSON access log: path", path) + "\",\"authority\":\""
                + plant("JSON access log: authority", authority)
                + "\",\"response_code\":200,\"authorization\":\"" + plant("JSON access log: header", SECRET)
                + "\",\"x_api_key\":\"" + plant("JSON access log: header", SECRET) + "\",\"note\":\""
                + plant("JSON access log: JSON", quoted(FORMS.get((stream + 1) % FORMS.size()))) + "\"}");
        log.at(stream).conn("connection", 2, "closing data_to_write=0 type=1");
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The form with secrets that are told apart. */
    private String plant(String place, String form) {
        String text = form;
        while (text.contains(SECRET)) {
            String secret = "planted" + (10_000 + planted.size()) + "x";
            planted.merge(secret, place + ": " + form, (a, b) -> a.contains(b) ? a : a + " or " + b);
            text = text.replaceFirst(SECRET, secret);
        }
        return text;
    }

    @Test
    void whatIsNoSecretIsShown() {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 2, "request headers complete (end_stream=true):")
                        .headers(
                                ":authority",
                                "shop.example.com:8443",
                                ":path",
                                "/token/refresh?token_type=bearer",
                                ":method",
                                "GET",
                                "x-token-type",
                                "bearer",
                                "x-note",
                                "{\"token_type\":\"bearer\",\"max_tokens\":12}")
                        .text();
        String shown = Run.piped(log, "show", "--headers", "--lines").out();
        assertThat(shown)
                .contains(
                        "/token/refresh?token_type=bearer",
                        "'x-token-type', 'bearer'",
                        "{\"token_type\":\"bearer\",\"max_tokens\":12}")
                .contains("shop.example.com:8443")
                .doesNotContain("[masked]");
    }
}
