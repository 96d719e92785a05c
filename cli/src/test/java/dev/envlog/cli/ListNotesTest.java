package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said beside a list, and how what is listed is named. */
class ListNotesTest {

    @Test
    void whatToTypeNextCanBePasted(@TempDir Path folder) throws Exception {
        Path log = Files.copy(Cases.named("retry").input(), folder.resolve("it's a log.txt"));
        assertThat(Run.of("ls", "--pod", "p q", log.toString()).err())
                .contains("next: envlog show @4 --pod 'p q' '" + folder + "/it'\\''s a log.txt'\n");
        // What came through the pipe is gone.
        assertThat(Run.piped("", "ls", log.toString(), "-").err()).doesNotContain("next:");
    }

    /** Connections of two processes have the same numbers. */
    @Test
    void theNameOfASessionIsThatOfNoOther(@TempDir Path folder) throws Exception {
        String one = Files.copy(Cases.named("tcp").input(), folder.resolve("one.log"))
                .toString();
        String two = Files.writeString(
                        folder.resolve("two.log"),
                        Files.readString(Cases.named("tcp").input()) + "\n")
                .toString();
        List<String> names = Run.of("ls", "-q", "-o", "name", one, two).lines();
        assertThat(names).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        for (String name : names) {
            assertThat(Run.of("show", "-q", "-o", "name", name, one, two).lines())
                    .containsExactly(name);
        }
    }

    @Test
    void aListThatWasCutShortSaysSo() {
        String log = Cases.named("retry").input().toString();
        int all = Run.of("ls", "-q", log).lines().size() - 1;
        assertThat(Run.of("ls", "-m", "1", log).err()).contains("1 shown (-m 1: others were not looked for) · ");
        assertThat(Run.of("ls", "-m", "1", "--sort", "duration", log).err()).contains("1 of " + all + " shown · ");
        assertThat(Run.of("ls", "--tail", "1", log).err()).contains("1 of " + all + " shown · ");
        assertThat(Run.of("ls", "--tail", Integer.toString(all), log).err()).contains("\n" + all + " shown · ");
    }

    @Test
    void aConnectionWhoseCertificateWasRefusedIsListedWhereTheLogHasNothingElseOfIt() {
        String log = new EnvoyLogWriter()
                .plain("connection", "verify cert failed: SAN matcher")
                .conn(
                        "connection",
                        2,
                        "remote address:10.0.0.9:40002,TLS_error:|268435581:SSL routines:OPENSSL_internal:"
                                + "CERTIFICATE_VERIFY_FAILED:TLS_error_end")
                .text();
        Run run = Run.piped(log, "ls");
        assertThat(run.err())
                .contains("! 1 connection closed by the proxy or for a TLS error before any request")
                .contains("(envlog conn --refused)")
                .endsWith("no request found\nnext: envlog explain\n");
        assertThat(Run.piped(log, "conn", "--refused", "-q").lines().get(1))
                .matches("C2 +\\? +10\\.0\\.0\\.9:40002 .* CERTIFICATE_VERIFY_FAILED: SAN matcher");
    }

    /** A plugin may print its whole state on one line. */
    @Test
    void ofALongMessageBothEndsAreShown() {
        String log = new EnvoyLogWriter()
                .level("critical")
                .plain(
                        "golang",
                        "{\"message\":\"Anomaly\",\"all\":\"" + "many words ".repeat(400)
                                + "\",\"severity\":\"emergency\"}")
                .text();
        assertThat(Run.piped(log, "ls").err())
                .containsPattern(
                        "first of all line 1: \\{\"message\":\"Anomaly\".{100,150}….{0,70}\"emergency\"} \\(envlog explain\\)");
    }

    @Test
    void whatAPluginCallsCriticalIsNoTroubleOfTheProcess() {
        String log = new EnvoyLogWriter()
                .level("critical")
                .plain("golang", "{\"message\":\"Inbound Anomaly Score Exceeded\"}")
                .text();
        assertThat(Run.piped(log, "ls").err())
                .doesNotContain("critical record")
                .contains("! 1 kind of records worth a look, first of all line 1");
    }

    @Test
    void aClientThatSentCommandsToAFilterDidNotLeaveForTheCertificate() {
        EnvoyLogWriter log = new EnvoyLogWriter().conn("conn_handler", 4, "new connection");
        assertThat(Run.piped(
                                log.text()
                                        + new EnvoyLogWriter()
                                                .conn("connection", 4, "remote close")
                                                .text(),
                                "explain")
                        .out())
                .contains("did not accept the certificate");
        assertThat(Run.piped(
                                log.plain("redis", "redis: splitting '[\"get\", \"key\"]'")
                                        .conn("connection", 4, "remote close")
                                        .text(),
                                "explain")
                        .out())
                .doesNotContain("did not accept the certificate");
    }

    @Test
    void aLineOfTheAccessLogThatWasBrokenIsQuotedWhole() {
        String broken = """
                [2026-01-05T10:00:01.250Z] "GET /a HTTP/1.1" 502 - direct_response - "-" 0 0 0 - "-"
                  "curl/8" "-" "shop" "-" - - 10.96.1.2:80 10.0.0.9:40113 - block_all
                """;
        assertThat(Run.piped(broken, "explain", "--width", "300").out())
                .contains("0 0 0 - \"-\" \"curl/8\" \"-\" \"shop\"", "- block_all");
    }

    @Test
    void aFilterThatAnsweredAndWhoseLoggerDidNotSpeakIsToldUnlessTheLogBeginsLater() {
        String reply = new EnvoyLogWriter()
                .stream("http", 1, 2, "Sending local reply with details rbac_access_denied_matched_policy[none]")
                        .text();
        String begun = new EnvoyLogWriter()
                        .conn("http", 1, "new stream").stream(
                                        "http", 1, 2, "request headers complete (end_stream=true):")
                                .headers(":authority", "orders", ":path", "/", ":method", "GET")
                                .text()
                + reply;
        String off = "no lines of logger 'rbac': not known which policy denied";
        assertThat(Run.piped(begun, "ls", "--width", "200").err()).contains(off);
        assertThat(Run.piped(begun, "doctor", "--width", "200").out()).contains("rbac: not known which policy denied");
        assertThat(Run.piped(reply, "ls", "--width", "200").err()).doesNotContain(off);
        assertThat(Run.piped(reply, "doctor", "--width", "200").out()).doesNotContain("rbac: not known");
    }
}
