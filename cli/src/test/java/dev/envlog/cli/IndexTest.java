package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code index}, and {@code --index} in place of files. */
class IndexTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"no-route-rbac", "retry", "http1-reuse", "side-calls", "access-log", "tcp"})
    void answersAsTheFilesDoAlsoWhenTheyAreGone(String name) throws IOException {
        Path log = copy(name);
        String connection = Run.of("conn", "--all", "-o", "name", log.toString())
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        String stream = Run.of("ls", "-o", "name", log.toString())
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        List<List<String>> commands = List.of(
                List.of("ls"),
                List.of("ls", "--show-noise", "-o", "ndjson"),
                List.of("ls", "--failed", "--sort", "-duration", "-o", "wide"),
                List.of("query", "by:router NOT status:200", "-o", "ndjson"),
                List.of("query", "--lines", "by:router AND status:[200 TO 599]"),
                List.of("query", "seq(by:router, by:conn)", "-o", "name"),
                List.of("stats", "--by", "cluster,status"),
                List.of("show", "@1"),
                List.of("show", "@1", "--lines", "--headers"),
                List.of("show", "@1", "--by"),
                List.of("show", "@1", "--explain-lines"),
                List.of("show", stream),
                List.of("show", "last", stream, "S77", "@1"),
                List.of("explain", "@1", stream, "-o", "json"),
                List.of("map", "@1", "-o", "mmd"),
                List.of("show", "@1", "-o", "ndjson"),
                List.of("conn", "--all"),
                List.of("conn", connection));
        List<Run> wanted = new ArrayList<>();
        commands.forEach(command -> wanted.add(run(command, log.toString())));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        Files.delete(log);
        for (int i = 0; i < commands.size(); i++) {
            Run run = run(commands.get(i), "--index", index());
            assertThat(run.out())
                    .as("%s", commands.get(i))
                    .isEqualTo(wanted.get(i).out());
            assertThat(run.exit())
                    .as("%s", commands.get(i))
                    .isEqualTo(wanted.get(i).exit());
        }
        assertThat(wanted.get(8).out()).isNotEmpty();
    }

    @Test
    void whatHasNotChangedIsNotReadAgain() throws IOException {
        Path log = copy("no-route-rbac");
        assertThat(Run.of("index", "--into", index(), log.toString()).err()).contains("4 requests");
        assertThat(Run.of("index", "--into", index(), log.toString()).err()).contains("no-route-rbac.log: unchanged");
    }

    @Test
    void everyNumberIsThatOfTheListAlsoInALogThatHasGrown() throws IOException {
        growing(List.of());
        everyNumberIsThatOfTheList();
    }

    @Test
    void everyNumberIsThatOfTheListAlsoInSeveralLogsOfWhichOneHasGrown() throws IOException {
        growing(List.of(copy("no-route-rbac").toString()));
        everyNumberIsThatOfTheList();
    }

    /** Indexes logs, and one that grows from time to time. */
    private void growing(List<String> others) throws IOException {
        byte[] all = Files.readAllBytes(Cases.named("retry").input());
        Path grown = folder.resolve("grown.log");
        List<String> command = new ArrayList<>(List.of("index", "--into", index()));
        command.addAll(others);
        command.add(grown.toString());
        for (int part = 1; part <= 4; part++) {
            Files.write(grown, Arrays.copyOf(all, all.length * part / 4));
            assertThat(Run.of(command.toArray(new String[0])).exit()).isZero();
        }
    }

    private void everyNumberIsThatOfTheList() {
        List<String> listed = Run.of("ls", "--show-noise", "-o", "ndjson", "--index", index())
                .out()
                .lines()
                .toList();
        assertThat(listed).hasSizeGreaterThan(1);
        for (int number = 1; number <= listed.size(); number++) {
            String wanted = listed.get(number - 1);
            String span = wanted.substring(wanted.indexOf("\"start\":"), wanted.indexOf("\"durationNs\":"));
            assertThat(Run.of("show", "@" + number, "-o", "ndjson", "--index", index())
                            .out())
                    .as("@%s", number)
                    .contains(span);
        }
        assertThat(Run.of("show", "@" + (listed.size() + 1), "--index", index()).exit())
                .isEqualTo(1);
    }

    /** A log that has no times is read first, a request that does not end comes where its log had come to. */
    @Test
    void requestsThatDoNotEndAndLogsWithoutTimesAreNumberedAsInTheFiles() throws IOException {
        List<String> logs = new ArrayList<>();
        int cut = 100;
        for (String name : List.of("agent-lines", "seed", "retry", "http1-reuse", "connect-failure", "tcp")) {
            List<String> lines = Cases.named(name).lines();
            logs.add(Files.write(folder.resolve(name + ".log"), name.equals("retry") ? lines.subList(0, cut) : lines)
                    .toString());
        }
        for (List<String> some :
                List.of(logs, logs.subList(0, 2), logs.subList(2, 6), List.of(logs.get(5), logs.get(2)))) {
            String index =
                    folder.resolve("of" + some.size() + some.get(0).hashCode()).toString();
            List<String> make = new ArrayList<>(List.of("index", "-q", "--into", index));
            make.addAll(some);
            assertThat(Run.of(make.toArray(String[]::new)).exit()).isZero();
            List<String> files = new ArrayList<>(List.of("ls", "-q", "--show-noise", "-o", "name"));
            files.addAll(some);
            assertThat(Run.of("ls", "-q", "--show-noise", "-o", "name", "--index", index)
                            .lines())
                    .isEqualTo(Run.of(files.toArray(String[]::new)).lines());
        }
    }

    @Test
    void countsAlsoWhatAnExpressionPutsOut() throws IOException {
        Path log = copy("no-route-rbac");
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        Run none = Run.of("query", "status:299", "--index", index());
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("none of 4 requests fits");
        assertThat(Run.of("ls", "--where", "status:403", "-o", "name", "--index", index())
                        .out())
                .isEqualTo(Run.of("ls", "--where", "status:403", "-o", "name", log.toString())
                        .out())
                .isNotEmpty();
    }

    @Test
    void aGrownFileIsReadAgainAndNothingIsThereTwice() throws IOException {
        byte[] all = Files.readAllBytes(Cases.named("no-route-rbac").input());
        Path log = folder.resolve("grown.log");
        Files.write(log, Arrays.copyOf(all, all.length / 2));
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        Files.write(log, all);
        assertThat(Run.of("index", "--into", index(), log.toString()).err()).contains("4 requests");
        assertThat(Run.of("ls", "-o", "ndjson", "--index", index()).out())
                .isEqualTo(Run.of("ls", "-o", "ndjson", log.toString()).out());
    }

    @Test
    void aShellIsOpenedOnAnIndex() throws IOException {
        Path log = copy("retry");
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        String script = "ls\nshow @2\nconn C0\nstatus:200\nnext\nheaders\n";
        String wanted = Run.piped(script, "repl", log.toString()).out();
        Files.delete(log);
        assertThat(Run.piped(script, "repl", "--index", index()).out())
                .isEqualTo(wanted)
                .isNotEmpty();
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path log = copy("retry");
        assertThat(Run.of("ls", "--index", index()).err())
                .contains("there is no such directory; make one: envlog index");
        assertThat(Run.of("index", "--into", index(), log.toString()).exit()).isZero();
        assertThat(Run.of("ls", "--index", index(), log.toString()).err()).contains("it stands in place of files");
        assertThat(Run.of("events", "--index", index()).err()).contains("name the log's files instead");
    }

    private Path copy(String name) throws IOException {
        Path log = folder.resolve(name + ".log");
        Files.write(log, Cases.named(name).bytes());
        return log;
    }

    private String index() {
        return folder.resolve("index").toString();
    }

    private static Run run(List<String> command, String... input) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(input));
        return Run.of(words.toArray(new String[0]));
    }
}
