package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.Run;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that are piped into a shell. */
class ScriptTest {

    private static final String FAILURES =
            Cases.named("connect-failure").input().toString();

    /** Commands that read a log, in the forms that ask different things of what is held. */
    private static final List<String> COMMANDS = List.of(
            "ls",
            "ls --failed --sort -duration -m 3",
            "ls -o ndjson --show-noise",
            "show @1",
            "show @1 -o json --by",
            "show @2 --headers --explain-lines",
            "show S99",
            "show @2 @1",
            "show @1 S99 worst -o json",
            "explain @1 @2",
            "query status>=400 --columns @,status,path",
            "stats --by status -o ndjson",
            "conn C0",
            "conn C1 -o json",
            "conn --all",
            "conn --all -o ndjson",
            "events -m 5",
            "events -o ndjson",
            "doctor",
            "tail",
            "map @1 -o -",
            "what UC");

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachCommandPrintsWhatItPrintsOutside(Case log) {
        String file = log.input().toString();
        List<String> outside = new ArrayList<>();
        int code = 0;
        for (String command : COMMANDS) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            if (!words.get(0).equals("what")) {
                words.add(file);
            }
            Run run = Run.of(words.toArray(String[]::new));
            outside.add(run.out());
            code = run.exit() == 0 ? code : run.exit();
        }

        Run inside = Shells.piped(String.join("\n", COMMANDS), "repl", file);

        assertThat(inside.out()).isEqualTo(String.join("", outside));
        assertThat(inside.exit()).isEqualTo(code);
    }

    @Test
    void theSeedsRequestIsShownAndNothingElsePrinted() {
        String seed = Cases.named("seed").input().toString();
        Run inside = Shells.piped("show stream S11192089021443921902\n", "repl", seed);

        assertThat(inside.exit()).isZero();
        assertThat(inside.out())
                .isEqualTo(
                        Run.of("show", "stream", "S11192089021443921902", seed).out());
        assertThat(inside.err().lines())
                .containsExactly(
                        seed + ": bare (envoy LOGGER MESSAGE), no times · 81 lines · 40 records, 100 % understood");
    }

    @Test
    void failedListsWhatFailedWithTheOptionsOfAList() {
        String log = Cases.named("no-route-rbac").input().toString();
        assertThat(Shells.piped("failed -o name\n", "repl", log).out())
                .isEqualTo(Run.of("ls", "--failed", "-o", "name", log).out())
                .hasLineCount(3);
    }

    @Test
    void failedByCountsWhatFailed() {
        String log = Cases.named("no-route-rbac").input().toString();
        assertThat(Shells.piped("failed by flag,status\n", "repl", log).out())
                .isEqualTo(
                        Run.of("stats", "--failed", "--by", "flag,status", log).out())
                .contains("NR");
    }

    @Test
    void theExitCodeIsThatOfTheLastLineThatFailed() {
        assertThat(Shells.piped("ls\nshow S99\nls\n", "repl", FAILURES).exit()).isEqualTo(1);
        assertThat(Shells.piped("show S99\nnope\nls\n", "repl", FAILURES).exit())
                .isEqualTo(2);
        assertThat(Shells.piped("# nothing\n\nls\n", "repl", FAILURES).exit()).isZero();
        assertThat(Shells.piped("ls\nquit\nnope\n", "repl", FAILURES).exit()).isZero();
    }

    @Test
    void severalAreNamedAtOnceAndTheLastIsLookedAt() {
        Run run = Shells.piped("@2 @1 -o name\nshow -o name\nwhy @3 @2 -o name\nconn -o name\n", "repl", FAILURES);
        assertThat(run.lines()).containsExactly(name("@2"), name("@1"), name("@1"), name("@3"), name("@2"), "C3");
    }

    private static String name(String ref) {
        return Run.of("show", ref, "-o", "name", FAILURES).out().strip();
    }

    @Test
    void aRequestIsLookedAtUntilAnotherOneIs() {
        Run run = Shells.piped("show @2\nconn -o name\nnext failed\nshow -o name\nprev\nwhy\n", "repl", FAILURES);
        assertThat(run.out())
                .containsSubsequence(
                        "@2  C2/",
                        "\nC3\n",
                        "3  09:07:12.152",
                        "\nS15869060633428021883\n",
                        "2  09:07:12.148",
                        "@2  C2/",
                        "cause upstream_connect_failure");
        assertThat(run.err()).doesNotContain("envlog:");
    }

    @Test
    void whyTellsTheRecordsThatShowTheCause() {
        Run run = Shells.piped("why @1\n", "repl", FAILURES);
        assertThat(run.lines())
                .anyMatch(line -> line.contains("cannot connect: connection refused (111)"))
                .anyMatch(line -> line.contains("upstream reset: reset reason: connection failure"))
                .noneMatch(line -> line.contains("request received completely"));
        assertThat(Shells.piped("why @1\n", "repl", Cases.named("seed").input().toString()))
                .extracting(Run::err)
                .asString()
                .contains("it did not fail");
    }

    @Test
    void linesAreThoseOfTheLoggersThatAreNamed() {
        Run run = Shells.piped("@1\nlines router,pool\n", "repl", FAILURES);
        List<String> lines = run.lines();
        List<String> printed = lines.subList(
                lines.indexOf(lines.stream()
                        .filter(line -> line.startsWith("23  2024"))
                        .findFirst()
                        .orElse("")),
                lines.size());
        assertThat(printed)
                .filteredOn(line -> line.contains(" debug "))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.contains("envoy router") || line.contains("envoy pool"));
        assertThat(Shells.piped("lines @1 lua\n", "repl", FAILURES).err()).contains("none of its lines is of lua");
    }

    @Test
    void headersArePrintedWithSecretsMasked() {
        Run run =
                Shells.piped("headers @1\n", "repl", Cases.named("seed").input().toString());
        assertThat(run.out()).contains(":authority: fortio-server:8080", "x-request-id: 437a5a3e", ":status: 200");
    }

    @Test
    void showingAConnectionIsItsLife() {
        assertThat(Shells.piped("show conn C1\n", "repl", FAILURES).out())
                .isEqualTo(Run.of("conn", "C1", FAILURES).out());
    }

    @Test
    void whatIsSetHoldsForAllCommands() {
        String list = Run.of("ls", "--width", "60", "--ascii", FAILURES).out();
        assertThat(Shells.piped("set width 60\nset ascii on\nls\n", "repl", FAILURES)
                        .out())
                .isEqualTo(list);
        assertThat(Shells.piped("set width 60\nls --width=90\n", "repl", FAILURES)
                        .out())
                .isEqualTo(Run.of("ls", "--width", "90", FAILURES).out());
        assertThat(Shells.piped("set colour on\n", "repl", FAILURES).err())
                .isEqualTo("envlog: set colour: no such setting;" + " there are ascii, color, pager, redact, width\n");
    }

    @Test
    void anExpressionNeedsNoQuotesAndNoCommand() {
        String asked = Run.of("query", "cluster:*dead* OR path:\"/far/prices/8566\"", "-m", "2", FAILURES)
                .out();
        assertThat(Shells.piped("query cluster:*dead* OR path:\"/far/prices/8566\" -m 2\n", "repl", FAILURES)
                        .out())
                .isEqualTo(asked);
        assertThat(Shells.piped("query -m 2 'cluster:*dead* OR path:\"/far/prices/8566\"'\n", "repl", FAILURES)
                        .out())
                .isEqualTo(asked);
        assertThat(Shells.piped("status>=500 duration>100ms\n", "repl", FAILURES)
                        .out())
                .isEqualTo(
                        Run.of("query", "status>=500 duration>100ms", FAILURES).out());
        assertThat(Shells.piped("watch\n", "repl", FAILURES).err())
                .contains("watch: say what a request has to be like");
    }

    @Test
    void quietlyNothingButAnswersIsPrinted() {
        assertThat(Shells.piped("ls\nshow @1\n", "repl", "-q", FAILURES).err()).isEmpty();
    }

    @Test
    void aConfigurationHoldsForAllCommandsThatHaveUseOfIt() throws URISyntaxException {
        String dump = Path.of(Objects.requireNonNull(Run.class.getResource("config/sidecar.yaml"))
                        .toURI())
                .toString();
        assertThat(Shells.piped("ls -o ndjson -m 1\nevents -m 1\n", "repl", "--config-dump", dump, FAILURES)
                        .out())
                .isEqualTo(Run.of("ls", "-o", "ndjson", "-m", "1", "--config-dump", dump, FAILURES)
                                .out()
                        + Run.of("events", "-m", "1", FAILURES).out());
    }

    @Test
    void errorsSayWhatIsWrong() {
        assertThat(Shells.piped("what 'UC\n", "repl", FAILURES).err()).contains("envlog: the quote ' is not closed");
        assertThat(Shells.piped("c\n", "repl", FAILURES).err()).contains("'c' is short for config, conn");
        assertThat(Shells.piped("nope\n", "repl", FAILURES).err()).contains("unknown command 'nope'; 'help' lists");
        assertThat(Shells.piped("lss\n", "repl", FAILURES).err()).contains("unknown command 'lss'; did you mean 'ls'?");
        assertThat(Shells.piped("show\n", "repl", FAILURES).err()).contains("the log has 5 requests; say which");
        assertThat(Shells.piped("ls missing.log\n", "repl", FAILURES).err()).contains("missing.log: ");
        // A person would end it; the lines after it are run.
        Run followed = Shells.piped("watch status:5xx\nls -o name -m 1\n", "repl", FAILURES);
        assertThat(followed.err())
                .contains("which no script presses; run it by itself: envlog tail -f --tail 0 --where");
        assertThat(followed.lines()).hasSize(1);
        assertThat(Shells.piped("ls\n", "repl").err())
                .isEqualTo("envlog: the shell takes its commands from standard input, and reads a log more than once;"
                        + " name a file: envlog repl proxy.log\n");
    }

    @Test
    void otherFilesCanBeReadAsWell() {
        String seed = Cases.named("seed").input().toString();
        Run run = Shells.piped("ls " + Words.quoted(seed) + "\n", "repl", FAILURES);
        assertThat(run.out()).isEqualTo(Run.of("ls", seed).out());
        assertThat(run.err()).contains(seed + ": bare");
    }

    @Test
    void helpListsCommandsAndTheWordsOfTheShell() {
        Run run = Shells.piped("?\n", "repl", FAILURES);
        assertThat(run.lines()).allMatch(line -> line.length() <= 100);
        assertThat(run.out()).contains("\n  show       Show a request's timeline", "\n  why ", "\n  quit ");
        assertThat(Shells.piped("help why\n", "repl", FAILURES).out()).startsWith("Usage: envlog explain");
        assertThat(Shells.piped("help set\n", "repl", FAILURES).out()).startsWith("set [NAME VALUE]\n");
    }

    @Test
    void wordsOfTheShellAreNoCommandsOutside() {
        assertThat(Run.of("why", "@1", FAILURES).err()).contains("unknown command 'why'");
    }
}
