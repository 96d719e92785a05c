package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.workspace.UserError;
import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    private static final String SEED = Cases.named("seed").input().toString();

    @Test
    void aloneItPrintsItsHelp() {
        Run run = Run.of();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Usage: envlog")
                .contains("ls ", "show", "conn", "events", "tail", "Exit codes");
        assertThat(Run.of("--help")).isEqualTo(run);
        assertThat(Run.of("help")).isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "show", "replay", "export", "conn", "events", "what", "tail", "stats"})
    void everyCommandHasHelpWithExamples(String command) {
        Run run = Run.of(command, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: envlog " + command).contains("Examples:\n  ", "--no-redact");
        assertThat(Run.of("help", command)).isEqualTo(run);
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anUnknownCommandGetsASuggestion() {
        assertThat(Run.of("lst"))
                .isEqualTo(new Run(2, "", "envlog: unknown command 'lst'; did you mean 'ls'?; see 'envlog --help'\n"));
        assertThat(Run.of(SEED).err()).contains("to list the requests in that file: envlog ls " + SEED);
    }

    @Test
    void anUnknownOptionIsOneLine() {
        assertThat(Run.of("ls", "--fialed"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "envlog: unknown option: '--fialed'; did you mean '--failed'?; see 'envlog ls --help'\n"));
        assertThat(Run.of("ls", "--nothing-like-it").err())
                .isEqualTo("envlog: unknown option: '--nothing-like-it'; see 'envlog ls --help'\n");
        assertThat(Run.of("ls", "-o", "xml").err())
                .startsWith("envlog: invalid value for option '--output'")
                .hasLineCount(1);
        assertThat(Run.of("ls", "--sort", "bytes", SEED).err())
                .isEqualTo("envlog: --sort: there is no field 'bytes'; 'envlog help fields' lists them\n");
    }

    @Test
    void whatWasTakenForSomethingElseIsNamed() {
        assertThat(Run.of("query", "--index", "status:500").err())
                .contains("'EXPR'. What follows --index names the index: --index DIR, and then the rest");
        assertThat(Run.of("query").err()).contains("'EXPR'; see");
        assertThat(Run.of("ls", "failed", SEED).err())
                .isEqualTo("envlog: failed: no such file; did you mean --failed?\n");
        assertThat(Run.of("show", "@1", SEED, "@2").err())
                .isEqualTo(
                        "envlog: @2: no such file; requests come before the files; show, explain and export take several\n");
    }

    @Test
    void aClosedPipeIsASilentSuccess() {
        Run run = runInto(new IOException("Broken pipe"), "events", "-o", "ndjson", SEED);
        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "ls --help", "help show", "help query", "ls"})
    void helpAndAnswersInAPipeThatIsClosedAreASilentSuccess(String command) {
        String[] args = command.equals("ls") ? new String[] {"ls", "-q", SEED} : command.split(" ");
        assertThat(runInto(new IOException("Broken pipe"), args)).isEqualTo(new Run(0, "", ""));
        Run full = runInto(new IOException("No space left on device"), args);
        assertThat(full.exit()).isEqualTo(2);
        assertThat(full.err()).isEqualTo("envlog: standard output: No space left on device\n");
    }

    /** picocli would read arguments from it: a file that is called 1 would take the place of the first request. */
    @Test
    void noFileIsReadForArguments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("1"), "@1 --no-redact");
        assertThat(Run.of("show", "@" + file, SEED).err()).startsWith("envlog: '@" + file + "' names no request");
    }

    @Test
    void ofAnOptionThatIsGivenTwiceTheLastCounts() {
        assertThat(Run.of(
                                "ls",
                                "-q",
                                "-q",
                                "-m",
                                "1",
                                "-m",
                                "2",
                                Cases.named("retry").input().toString())
                        .lines())
                .hasSize(3);
    }

    @Test
    void whatTheCommandLineHasOfATerminalsCommandsIsMadeVisible() {
        assertThat(Run.of("\u001b[31mx").err()).contains("'\\x1b[31mx'").doesNotContain("\u001b");
        assertThat(Run.of("ls", "--\u001b[31mx").err()).doesNotContain("\u001b");
    }

    @Test
    void whatMakesNoSenseTogetherIsRefused() {
        assertThat(Run.of("ls", "--index", "x", "--pod", "p").err()).contains("--pod says how to read files");
        assertThat(Run.of("ls", "--max-expand", "-1", SEED).err()).contains("give a number of times");
        assertThat(Run.of("export", "-o", "har", "--to", "h:1", "@1", SEED).err())
                .contains("only curl sends");
        assertThat(Run.of("export", "-o", "curl", "--to", "h:99999", "@1", SEED).exit())
                .isEqualTo(2);
        assertThat(Run.of("replay", "--index", "x").err()).contains("an index does not have the lines");
        assertThat(Run.of("map", "nope", SEED, "-o", "x.svg").err()).contains("'nope' names no request and no file");
        assertThat(Run.of("ls", "").err()).contains("'': no such file");
    }

    @Test
    void aFullDiskIsAnError() {
        Run run = runInto(new IOException("No space left on device"), "events", "-o", "ndjson", SEED);
        assertThat(run).isEqualTo(new Run(2, "", "envlog: standard output: No space left on device\n"));
    }

    @Test
    void anUnexpectedErrorIsOneLineThatAsksForAReport() {
        StringWriter err = new StringWriter();
        int exit = new ErrorHandler(false).handle(new IllegalStateException("steps.txt:7: oops"), new PrintWriter(err));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("steps.txt:7: oops", "please report it", "ENVLOG_DEBUG=1");
        StringWriter traced = new StringWriter();
        new ErrorHandler(true).handle(new UserError("no"), new PrintWriter(traced));
        assertThat(traced.toString()).contains("\tat dev.envlog.cli.UsageTest");
    }

    private static Run runInto(IOException failure, String... args) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        StringWriter err = new StringWriter();
        PrintWriter out =
                new PrintWriter(new OutputStreamWriter(new StandardOutput(broken), StandardCharsets.UTF_8), false);
        int exit = Main.run(append(args, "-q"), Run.host(new byte[0]), out, new PrintWriter(err));
        return new Run(exit, "", err.toString());
    }

    private static String[] append(String[] args, String last) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = last;
        return all;
    }
}
