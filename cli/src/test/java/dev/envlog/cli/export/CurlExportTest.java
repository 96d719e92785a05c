package dev.envlog.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.Run;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurlExportTest {

    private static final String TOKEN = "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

    @Test
    void aRequestIsACommandThatSendsItAgain() throws Exception {
        Run run =
                Run.of("export", "-o", "curl", "@1", Cases.named("seed").input().toString());
        assertThat(run.out()).isEqualTo("""
                        curl 'http://fortio-server:8080/' \\
                          --http1.1 \\
                          -H 'user-agent: curl/7.83.1' \\
                          -H 'accept: */*'
                        """);
        assertThat(run.err())
                .contains("not sent again: x-forwarded-proto, x-request-id, x-envoy-decorator-operation")
                .endsWith("(--all-headers)\n");
    }

    @Test
    void allHeadersAreSentIfAskedFor() throws Exception {
        Run run = Run.of(
                "export",
                "-o",
                "curl",
                "@1",
                "--all-headers",
                Cases.named("seed").input().toString());
        assertThat(words(run)).contains("x-b3-sampled: 0", "x-envoy-attempt-count: 1", "x-forwarded-proto: http");
        assertThat(run.err()).doesNotContain("not sent again");
    }

    @Test
    void secretsAreVariables() throws Exception {
        String log = log(
                "GET", "shop", "/?access_token=abc123&x=1", "authorization", TOKEN, "cookie", "sid=1", "cookie", "b=2");
        Run run = Run.piped(log, "export", "-o", "curl", "@1");
        assertThat(run.out())
                .doesNotContain("abc123", "eyJ", "sid=1", "b=2")
                .contains(
                        "curl 'http://shop/?access_token='\"$ACCESS_TOKEN\"'&x=1'",
                        "-H 'authorization: '\"$AUTHORIZATION\"",
                        "-H 'cookie: '\"$COOKIE\" ",
                        "-H 'cookie: '\"$COOKIE_2\" ");
        assertThat(run.err()).contains("set before it is run: ACCESS_TOKEN, AUTHORIZATION, COOKIE, COOKIE_2 (masked;");
        Run open = Run.piped(log, "export", "-o", "curl", "@1", "--no-redact");
        assertThat(words(open))
                .contains("http://shop/?access_token=abc123&x=1", "authorization: " + TOKEN, "cookie: b=2");
    }

    /** Up to 1.7 each header is a record of its own. */
    @Test
    void headersThatAreRecordsAreSentToo() throws Exception {
        String log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 2, "request headers complete (end_stream=true):")
                        .stream("http", 1, 2, "  ':authority':'shop'")
                        .stream("http", 1, 2, "  ':path':'/it's'")
                        .stream("http", 1, 2, "  ':method':'PUT'")
                        .stream("http", 1, 2, "  'cookie':'sid=1'")
                        .stream("http", 1, 2, "encoding headers via codec (end_stream=true):")
                        .stream("http", 1, 2, "  ':status':'200'")
                        .stream("http", 1, 2, "  'server':'envoy'")
                        .text();
        Run run = Run.piped(log, "export", "-o", "curl", "@1");
        assertThat(run.out())
                .contains("-X 'PUT'", "http://shop/it", "-H 'cookie: '\"$COOKIE\"")
                .doesNotContain("sid=1", "server");
        assertThat(Run.piped(log, "export", "-o", "har", "@1").out()).contains("\"server\"", "\"status\":200");
    }

    @Test
    void whatAClientSentCannotGetOutOfItsWord() throws Exception {
        String path = "/'; touch hacked #/../[1-3]{a,b}$(touch hacked)`touch hacked`";
        String log = log("GET", "shop", path, "x-a", "it's \"$HOME\" \\", "x-b", "\u001b]0;title\u0007", "x-empty", "");
        Run run = Run.piped(log, "export", "-o", "curl", "@1");
        assertThat(run.out()).doesNotContain("\u001b", "\u0007");
        assertThat(words(run))
                .containsExactly(
                        "http://shop/';%20touch%20hacked%20#/../[1-3]{a,b}$(touch%20hacked)`touch%20hacked`",
                        "--http1.1",
                        "--globoff",
                        "--path-as-is",
                        "--request-target",
                        "/';%20touch%20hacked%20#/../[1-3]{a,b}$(touch%20hacked)`touch%20hacked`",
                        "-H",
                        "x-a: it's \"$HOME\" \\",
                        "-H",
                        "x-b: \u001b]0;title\u0007",
                        "-H",
                        "x-empty;",
                        "-H",
                        "user-agent:",
                        "-H",
                        "accept:");
    }

    @Test
    void whatHttpOrCurlTakesForSomethingElseIsLeftOut() throws Exception {
        Run run = Run.piped(log("GET", "shop", "/", "@/etc/passwd", "x", "a b", "y"), "export", "-o", "curl", "@1");
        assertThat(run.out()).doesNotContain("passwd", "a b");
        assertThat(run.err()).contains("cannot be sent, and is left out: @/etc/passwd, a b");
    }

    @Test
    void anAuthorityThatIsNoHostIsAHeaderOnly() throws Exception {
        String log = log("GET", "good@evil.example/x?", "/", "accept", "*/*");
        Run run = Run.piped(log, "export", "-o", "curl", "@1");
        assertThat(words(run)).startsWith("http://unknown.invalid/").contains("host: good@evil.example/x?");
        assertThat(run.err()).contains("not known where to send it: name the host with --to HOST:PORT");
        Run to = Run.piped(log, "export", "-o", "curl", "@1", "--to", "10.0.0.1:80");
        assertThat(words(to)).startsWith("http://10.0.0.1:80/", "--connect-to", "::10.0.0.1:80");
        assertThat(to.err()).doesNotContain("not known where");
    }

    @Test
    void aBodyHasToBeBrought() throws Exception {
        Run run = Run.of(
                "export", "-o", "curl", "worst", Cases.named("grpc").input().toString());
        assertThat(words(run))
                .containsSubsequence("--http2-prior-knowledge", "-X", "POST", "--data-binary", "@body")
                .contains("content-type: application/grpc");
        assertThat(run.err()).contains("there was a body, which no log holds: put one into a file named body");
    }

    @Test
    void itCanBeSentToTheHostThatServedIt() throws Exception {
        String file = Cases.named("retry").input().toString();
        assertThat(words(Run.of("export", "-o", "curl", "@1", "--to", "upstream", file)))
                .containsSubsequence("--connect-to", "::10.244.4.26:8000");
        assertThat(Run.of("export", "-o", "curl", "@1", "--to", "up", file))
                .isEqualTo(
                        new Run(2, "", "envlog: --to up: give HOST:PORT, or upstream for the host that served it\n"));
    }

    @Test
    void severalAreToldApart() {
        Run run = Run.of(
                "export",
                "-q",
                "-o",
                "curl",
                "@2",
                "@1",
                Cases.named("retry").input().toString());
        assertThat(run.lines().stream().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "# @2 POST shop.example.com/retry/users/32248",
                        "# @1 GET shop.example.com/retry/products/80178");
        Run hostile = Run.piped(
                log("GET", "shop", "/\u001b[2J\u2028touch hacked", "a", "b"), "export", "-o", "curl", "--all");
        assertThat(hostile.lines().get(0)).isEqualTo("# @1 GET shop/\\x1b[2J\\u2028touch hacked");
    }

    @Test
    void whatCannotBeSentAgainIsSaid() {
        Run tcp = Run.of(
                "export", "-q", "-o", "curl", "@1", Cases.named("tcp").input().toString());
        assertThat(tcp)
                .isEqualTo(new Run(1, "", "envlog: C6: a TCP session has no request that could be sent again\n"));
        Run all = Run.of(
                "export", "-o", "curl", "--all", Cases.named("tcp").input().toString());
        assertThat(all.exit()).isEqualTo(1);
        assertThat(all.err()).contains("left out: ", " of which the log does not tell what was asked for");
        assertThat(Run.piped(log("CONNECT", "shop:443", null, "a", "b"), "export", "-q", "-o", "curl", "@1")
                        .err())
                .contains("it is none that can be sent again");
        assertThat(Run.piped(log("G E;T", "shop", "/", "a", "b"), "export", "-q", "-o", "curl", "@1")
                        .exit())
                .isEqualTo(1);
    }

    private static List<String> words(Run run) throws Exception {
        assertThat(run.out()).startsWith("curl ");
        return ShellWordTest.words(run.out().substring("curl ".length()).strip());
    }

    private static String log(
            String method, String authority, @org.jspecify.annotations.Nullable String path, String... headers) {
        EnvoyLogWriter log = new EnvoyLogWriter()
                .conn("http", 1, "new stream").stream("http", 1, 2, "request headers complete (end_stream=true):");
        String[] all = new String[headers.length + (path == null ? 4 : 6)];
        System.arraycopy(new String[] {":authority", authority, ":method", method}, 0, all, 0, 4);
        if (path != null) {
            System.arraycopy(new String[] {":path", path}, 0, all, 4, 2);
        }
        System.arraycopy(headers, 0, all, all.length - headers.length, headers.length);
        return log.headers(all).text();
    }
}
