package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that the user names, and lines that are not Envoy's own. */
class LineFormatTest {

    private static final String OWN = """
            09:07:12.137 <25> http debug: [C1] new stream
            09:07:12.138 <25> http debug: [C1][S99] request headers complete (end_stream=true):
            ':method', 'GET'
            ':path', '/p'

            GET /p took 12 ms and gave 200
            """;

    private static final String MIXED = """
            2024-04-22T10:14:58.001122Z\tinfo\txdsproxy\tconnected to upstream XDS server
            2024-04-22T10:14:58.101122Z\tdebug\tenvoy http\t[C1] new stream
            """;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("dev.envlog.testdata.Cases#all")
    void withoutTheFastPathTheGrammarSaysTheSame(Case example) {
        String file = example.input().toString();
        for (String command : List.of("events", "ls")) {
            Run usual = Run.of(command, "--show-noise", "-o", "ndjson", file);
            Run slow = Run.of(command, "--show-noise", "-o", "ndjson", "--no-fast-path", file);
            assertThat(slow.out()).isEqualTo(usual.out());
            assertThat(slow.err()).isEqualTo(usual.err());
        }
    }

    @Test
    void aPatternReadsTheApplicationLog() {
        String file = file(OWN);
        Run run = Run.of("ls", "--log-format", "%T.%e <%t> %n %l: %v", "-o", "ndjson", file);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"stream\":\"99\"", "\"path\":\"/p\"", "\"thread\":\"25\"");
        assertThat(run.err()).startsWith(file + ": text in a format of its own, no source positions, 1 thread");
    }

    @Test
    void aFormatReadsAccessLogLinesAndNamesTheirValues() {
        Run run = Run.of(
                "events",
                "--log-format",
                "%T.%e <%t> %n %l: %v",
                "--access-log-format",
                "%REQ(:METHOD)% %REQ(:PATH)% took %DURATION% ms and gave %RESPONSE_CODE%",
                "-o",
                "ndjson",
                file(OWN));
        assertThat(run.out().lines().toList().get(2))
                .contains(
                        "\"kind\":\"access\"",
                        "\"method\":\"GET\"",
                        "\"duration\":\"12\"",
                        "\"response_code\":\"200\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%GRPC_STATUS%", "%GRPC_STATUS(SNAKE_STRING)%", "%GRPC_STATUS_NUMBER%"})
    void aRequestWithoutAGrpcStatusHasNotFailedForIt(String operator) {
        String log = "GET /a 200 - at shop\nPOST /b 200 14 at shop\nPOST /c 200 0 at shop\n";
        String format = "%REQ(:METHOD)% %REQ(:PATH)% %RESPONSE_CODE% " + operator + " at %REQ(:AUTHORITY)%";
        assertThat(Run.of("ls", "-q", "--failed", "--columns", "PATH", "--access-log-format", format, file(log))
                        .lines())
                .containsExactly("PATH", "/b");
    }

    @Test
    void aFormatThatCannotWorkIsOneLineWithThePlace() {
        assertThat(Run.of("ls", "--log-format", "[%t] %Q %v", "x.log"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "envlog: --log-format: '%Q' is no flag of spdlog or Envoy, at character 6: [%t]  >>> %Q %v\n"));
        assertThat(Run.of("events", "--access-log-format", "GET", "x.log").err())
                .startsWith("envlog: --access-log-format: the format has no operator");
    }

    @Test
    void linesOfOtherProgramsAreFoldedInTheTableAndCounted() {
        String file = file(MIXED);
        Run folded = Run.of("events", file);
        assertThat(folded.out()).contains("new stream").doesNotContain("xdsproxy");
        assertThat(folded.err()).endsWith("hidden: 1 record of other programs (--show-noise)\n");
        assertThat(Run.of("events", "--show-noise", file).out()).contains("xdsproxy");
        assertThat(Run.of("events", "-o", "ndjson", file).out().lines()).hasSize(2);
    }

    private String file(String log) {
        return Run.file(folder, "proxy.log", log.getBytes(StandardCharsets.UTF_8));
    }
}
