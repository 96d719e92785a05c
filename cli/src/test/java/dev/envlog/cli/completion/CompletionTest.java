package dev.envlog.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envlog.cli.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "envlog sh, show",
        "envlog tai, tail",
        "'envlog completion ', bash zsh fish",
        "envlog ls --fai, --failed --fail-on",
        "envlog ls -o nd, ndjson",
        "envlog show wo, worst",
        "'envlog replay ', last worst slowest",
        "'envlog show --color ', auto always never",
        "'envlog export -o ', curl har",
        "envlog help fi, fields"
    })
    void bashCompletes(String line, String completions) throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash");
        String[] words = (line + "|").split(" ");
        words[words.length - 1] = words[words.length - 1].replace("|", "");
        String script = Run.of("completion", "bash").out()
                + "COMP_LINE='" + line + "'; COMP_WORDS=(" + quoted(words) + "); COMP_CWORD=" + (words.length - 1)
                + "\n"
                + "_complete_envlog\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        assertThat(run(List.of(bash.toString(), file(script)))).containsExactlyInAnyOrder(completions.split(" "));
    }

    @Test
    void whereNothingElseFitsBashOffersFiles() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash");
        Files.writeString(folder.resolve("proxy.log"), "");
        String script = file(Run.of("completion", "bash").out());
        String keys =
                "source " + script + "\ncd " + folder + "\nenvlog() { echo \"<$*>\"; }\nenvlog show pro\t\nexit\n";
        Process process = new ProcessBuilder(bash.toString(), "--norc", "--noprofile", "-i")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("<show proxy.log>");
    }

    @Test
    void zshTakesTheSameScript() {
        assertThat(Run.of("completion", "zsh").out())
                .isEqualTo(Run.of("completion", "bash").out())
                .contains("ZSH_VERSION", "bashcompinit");
    }

    @ParameterizedTest
    @CsvSource({
        "envlog st, envlog stats",
        "envlog ls -o nd, envlog ls -o ndjson",
        "envlog completion z, envlog completion zsh",
        "envlog index ch, envlog index check",
        "envlog show pro, envlog show proxy.log"
    })
    void zshCompletes(String typed, String line) throws Exception {
        assumeTrue(isThere("zsh"), "no zsh");
        Files.writeString(folder.resolve("proxy.log"), "");
        Files.writeString(
                folder.resolve("completion"), Run.of("completion", "zsh").out());
        // A shell in a terminal of its own, and somebody who types there and waits for what is shown.
        String script = """
                zmodload zsh/zpty
                cd %s
                zpty shell zsh -f -i
                shows() {
                  local all= some
                  for i in {1..400}; do
                    while zpty -rt shell some; do all+=$some; done
                    [[ $all == *$1* ]] && return 0
                    sleep 0.05
                  done
                  print -r -- "$all"
                  return 1
                }
                zpty -w shell "PROMPT='%%%% '; source ./completion; print rea''dy"
                shows ready && zpty -w -n shell '%s'$'\t' && shows '%s'
                """.formatted(folder, typed, line);
        assertThat(run(List.of("zsh", "-f", file(script)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "envlog sta, stats",
        "envlog ls --fai, --failed --fail-on",
        "envlog ls -o nd, ndjson",
        "envlog ls --output=js, --output=json",
        "envlog ls pro, proxy.log",
        "envlog ls --config-dump pro, proxy.log",
        "envlog show wo, worst",
        "'envlog completion ', bash fish zsh",
        "envlog completion pro, ''",
        "envlog help fi, fields",
        "envlog config v, view",
        "'envlog index ', check ls proxy.log rm script",
        "envlog index --in, --index --into",
        "envlog index ls --in, ''",
        "envlog ls index --fai, --failed --fail-on",
        "envlog what pro, ''"
    })
    void fishCompletes(String line, String completions) throws Exception {
        assumeTrue(isThere("fish"), "no fish");
        Files.writeString(folder.resolve("proxy.log"), "");
        String script = file(Run.of("completion", "fish").out() + "\ncd " + folder + "\ncomplete -C '" + line + "'\n");
        assertThat(run(List.of("fish", "--no-config", script)).stream().map(word -> word.split("\t")[0]))
                .containsExactlyInAnyOrder(completions.isEmpty() ? new String[0] : completions.split(" "));
    }

    @Test
    void fishTellsWhatCompletionsAre() {
        Run run = Run.of("completion", "fish");
        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .contains(
                        "complete -c envlog -n '__envlog_in' -f -a 'ls' -d 'List requests and sessions, as they ended'",
                        "complete -c envlog -n '__envlog_in ls' -s o -l output -x -a 'table wide json ndjson yaml name csv'"
                                + " -d 'table, wide, json, ndjson, yaml, name, csv'",
                        "complete -c envlog -n '__envlog_in ls' -l failed -d 'only what failed'",
                        "complete -c envlog -n '__envlog_in show' -a 'last worst slowest'"
                                + " -d 'which requests, then the logs'")
                .anyMatch(line -> line.contains("in tail' -s f -s F -l follow -l no-follow"))
                .noneMatch(line -> line.contains("--width") || line.contains("-l width"));
        // Each line is whole: quotes are closed, and there is one command on it.
        assertThat(run.lines().stream().filter(line -> line.startsWith("complete")))
                .allMatch(line ->
                        line.matches("complete -c envlog( -[a-zA-Z]( ('(\\\\.|[^'\\\\])*'|[a-z][a-z-]*|[A-Z]))?)+"));
    }

    @Test
    void aShellThatIsNotKnownIsAnError() {
        Run run = Run.of("completion", "powershell");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("envlog: invalid value for positional parameter")
                .contains("bash, zsh, fish");
        assertThat(Run.of("completion").err()).startsWith("envlog: missing required parameter: 'SHELL'");
    }

    private static boolean isThere(String shell) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
    }

    private static String quoted(String... words) {
        return "'" + String.join("' '", words) + "'";
    }

    private String file(String script) throws IOException {
        return Files.writeString(folder.resolve("script"), script).toString();
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                // Outside of a completion bash says that it is none.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).toList();
    }
}
