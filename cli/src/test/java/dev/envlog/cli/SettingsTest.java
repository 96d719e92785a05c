package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options set by variables and in a file. */
class SettingsTest {

    private static final String LOG = Cases.named("retry").input().toString();
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path home = Path.of("");

    private final Map<String, String> env = new HashMap<>();

    @Test
    void whatIsSetForNoOptionDoesNotCount(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("c.yaml"), "ndjsn: true\ncolor: never\n");
        assertThat(Run.of("config", "view", "-o", "ndjson", "--config", file.toString())
                        .lines())
                .satisfiesExactly(
                        known -> assertThat(known).contains("\"color\"").endsWith("\"counts\":true}"),
                        unknown -> assertThat(unknown).contains("\"ndjsn\"").endsWith("\"counts\":false}"));
    }

    @Test
    void aVariableStandsForAnOption() {
        env.put("ENVLOG_COLOR", "always");
        assertThat(run("ls", LOG).out()).contains(ESCAPE);
        env.put("ENVLOG_QUIET", "true");
        assertThat(run("ls", LOG).err()).isEmpty();
        env.put("ENVLOG_OUTPUT", "name");
        env.put("ENVLOG_SORT", "-duration");
        assertThat(run("ls", LOG)).isEqualTo(Run.of("ls", "-q", "-o", "name", "--sort", "-duration", LOG));
    }

    @Test
    void whatIsTypedCountsMoreThanAVariableAndThatMoreThanTheFile() throws Exception {
        config("color: always\nmax: 1\nquiet: true\n");
        assertThat(run("ls", LOG).lines()).hasSize(2).last().asString().contains(ESCAPE);
        env.put("ENVLOG_MAX", "2");
        assertThat(run("ls", LOG).lines()).hasSize(3);
        assertThat(run("ls", "-m", "3", LOG).lines()).hasSize(4);
        assertThat(run("ls", "--color", "never", LOG).out()).doesNotContain(ESCAPE);
    }

    @Test
    void aFlagThatIsTypedIsOnWhateverIsSet() throws Exception {
        config("quiet: true\nascii: true\n");
        Run quiet = run("ls", LOG);
        assertThat(quiet.err()).isEmpty();
        assertThat(run("ls", "-q", "--ascii", LOG)).isEqualTo(quiet);
        assertThat(run("ls", "--quiet=false", LOG).err()).contains("records");
        env.put("ENVLOG_QUIET", "false");
        assertThat(run("ls", LOG).err()).contains("records");
    }

    @Test
    void aSectionIsForItsCommandAndCountsMoreThanTheRest() throws Exception {
        config("ls:\n  max: 1\n  output: name\nquiet: true\nmax: 2\nevents:\n  output: ndjson\n");
        assertThat(run("ls", LOG)).isEqualTo(Run.of("ls", "-q", "-m", "1", "-o", "name", LOG));
        assertThat(run("events", LOG)).isEqualTo(Run.of("events", "-q", "-m", "2", "-o", "ndjson", LOG));
    }

    @Test
    void whatACommandMustBeToldIsNotTakenFromWhatIsForAll() throws Exception {
        env.put("ENVLOG_OUTPUT", "json");
        assertThat(run("export", "@1", LOG).err()).startsWith("envlog: missing required option: '--output=FORMAT'");
        config("export:\n  output: curl\n");
        assertThat(run("export", "-q", "@1", LOG).out()).startsWith("curl ");
    }

    @Test
    void namesCanBeSpelledAsElsewhere() throws Exception {
        config("--show_noise: true\nquiet: true\n");
        assertThat(run("ls", LOG)).isEqualTo(Run.of("ls", "-q", "--show-noise", LOG));
    }

    @Test
    void theFileIsFoundWhereOthersAreOrWhereItIsNamed() throws Exception {
        String other = Run.file(home, "other.yaml", "output: name\nquiet: true\n".getBytes(StandardCharsets.UTF_8));
        Run names = Run.of("ls", "-q", "-o", "name", LOG);
        assertThat(run("ls", "--config", other, LOG)).isEqualTo(names);
        assertThat(run("--config=" + other, "ls", LOG)).isEqualTo(names);
        env.put("ENVLOG_CONFIG", other);
        assertThat(run("ls", LOG)).isEqualTo(names);
        assertThat(run("ls", "--config", "/dev/null", LOG)).isEqualTo(Run.of("ls", LOG));
        env.clear();
        env.put("XDG_CONFIG_HOME", home.toString());
        Files.createDirectories(home.resolve("envlog"));
        Files.copy(Path.of(other), home.resolve("envlog/config.yaml"));
        assertThat(run("ls", LOG)).isEqualTo(names);
    }

    @Test
    void aMisspelledNameIsSaidAndTheRestCounts() throws Exception {
        String file = config("colour: never\nsl:\n  max: 1\nls:\n  srot: status\n  max: 1\n  speed: 1x\n");
        Run run = run("ls", LOG);
        assertThat(run.err().lines().limit(4))
                .containsExactly(
                        file + ":1: there is no option 'colour'; did you mean 'color'?",
                        file + ":3: there is no command 'sl'; did you mean 'ls'?",
                        file + ":5: there is no option 'srot' of ls; did you mean 'sort'?",
                        file + ":7: there is no option 'speed' of ls");
        assertThat(run.lines()).hasSize(2);
        assertThat(run("ls", "-q", LOG).err()).isEmpty();
    }

    @Test
    void aMisspelledVariableIsSaid() {
        env.put("ENVLOG_COLUR", "never");
        env.put("ENVLOG_DEBUG", "");
        env.put("ENVLOG_PAGER", "less");
        env.put("ENVLOG_JAVA_OPTS", "-Xmx1g");
        env.put("ENVLOG_NOTHING_LIKE_IT", "");
        env.put("MY_ENVLOG_COLUR", "never");
        String said = "ENVLOG_COLUR: there is no option 'colur'; did you mean 'ENVLOG_COLOR'?\n";
        Run run = run("ls", LOG);
        assertThat(run.err())
                .startsWith(said)
                .isEqualTo(said + Run.of("ls", LOG).err());
        assertThat(run.out()).isEqualTo(Run.of("ls", LOG).out());
        assertThat(run("ls", "-q", LOG).err()).isEmpty();
        env.put("ENVLOG_QUIET", "true");
        assertThat(run("ls", LOG).err()).isEmpty();
    }

    @Test
    void ofManyVariablesAFewAreNamed() {
        for (int i = 0; i < 9; i++) {
            env.put("ENVLOG_FOR_SOMETHING_ELSE_" + i, "x");
        }
        assertThat(run("ls", LOG).err().lines().limit(4))
                .containsExactly(
                        "ENVLOG_FOR_SOMETHING_ELSE_0: there is no option 'for-something-else-0'",
                        "ENVLOG_FOR_SOMETHING_ELSE_1: there is no option 'for-something-else-1'",
                        "ENVLOG_FOR_SOMETHING_ELSE_2: there is no option 'for-something-else-2'",
                        "6 more variables ENVLOG_… are for no option: envlog config view");
    }

    @Test
    void aShellSaysItOnce() {
        env.put("ENVLOG_COLUR", "never");
        Map<String, String> all = new HashMap<>(env);
        all.put("HOME", home.toString());
        Run run = Run.with(
                Run.host(new ByteArrayInputStream("ls\nshow @1\nls\n".getBytes(StandardCharsets.UTF_8)), false, all),
                "repl",
                LOG);
        assertThat(run.err().lines().filter(line -> line.contains("COLUR"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "color: blue | :1); see",
                "quiet: maybe | :1: quiet is 'maybe'; it can be true or false",
                "max: [1, 2] | :1: expected 'option: value', or 'command:' with such lines indented below it",
                "- max | :1: expected 'option: value'",
                "ls:~  max:~    a: 1 | :3: expected 'option: value'",
                "max: 1~@color: x | :2: not YAML: ",
                "a: \" | : not YAML: "
            })
    void whatIsWrongIsSaidWithItsLine(String text, String error) throws Exception {
        String file = config(text.replace('~', '\n').replace('@', '\t'));
        Run run = run("ls", LOG);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(file).contains(error).hasLineCount(1);
    }

    @Test
    void anErrorNamesTheVariable() {
        env.put("ENVLOG_MAX", "many");
        assertThat(run("ls", LOG).err())
                .isEqualTo("envlog: invalid value for option '--max': 'many' is not an int (ENVLOG_MAX);"
                        + " see 'envlog ls --help'\n");
        assertThat(run("ls", "-m", "2", LOG).exit()).isZero();
    }

    @Test
    void aFileThatIsNamedMustBeThere() {
        assertThat(run("ls", "--config", "nowhere.yaml", LOG))
                .isEqualTo(new Run(2, "", "envlog: nowhere.yaml: no such file\n"));
        assertThat(run("ls", "--config").err()).isEqualTo("envlog: --config: name a file of settings\n");
        env.put("ENVLOG_CONFIG", home.toString());
        assertThat(run("ls", LOG).exit()).isEqualTo(2);
    }

    @Test
    void viewShowsWhatIsSetAndWhere() throws Exception {
        String file = config("color: always\nmax: 5\nls:\n  sort: -duration\n");
        env.put("ENVLOG_COLOR", "never");
        env.put("ENVLOG_COLUR", "never");
        Run run = run("config", "view", "--width", "200");
        assertThat(run.lines().stream().map(line -> line.replace(file, "FILE")))
                .containsExactly(
                        "OPTION  COMMAND  VALUE      FROM",
                        "color            never      ENVLOG_COLOR",
                        "color            always     FILE:1, ENVLOG_COLOR counts",
                        "colur            never      ENVLOG_COLUR",
                        "sort    ls       -duration  FILE:4",
                        "max              5          FILE:2");
        assertThat(run.err()).isEqualTo("ENVLOG_COLUR: there is no option 'colur'; did you mean 'ENVLOG_COLOR'?\n");
        assertThat(run("config", "view", "-o", "json").json().toString())
                .contains("option=sort, command=ls, value=-duration, from=" + file + ":4, counts=true")
                .contains("value=always, from=" + file + ":1, counts=false");
    }

    @Test
    void viewSaysWhereToSetSomething() {
        Run run = run("config", "view");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("nothing is set; a file would be " + home + "/.config/envlog/config.yaml, a variable ENVLOG_"
                        + " and the name of an option, such as ENVLOG_COLOR\n");
    }

    @Test
    void aDumpOfThatNameIsReadIfItsFolderIsNamed() {
        assertThat(run("config", "./view").err()).contains("./view").doesNotContain("nothing is set");
    }

    private String config(String text) throws Exception {
        Path file = home.resolve(".config/envlog/config.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private Run run(String... words) {
        Map<String, String> all = new HashMap<>(env);
        all.put("HOME", home.toString());
        return Run.with(Run.host(new ByteArrayInputStream(new byte[0]), false, all), words);
    }

    @Test
    void whatIsSetForAllCommandsMakesNoFileOfAReference() throws Exception {
        env.put("ENVLOG_ALL", "true");
        env.put("ENVLOG_FAILED", "true");
        env.put("ENVLOG_ALL_FAILED", "true");
        assertThat(run("export", "-q", "-o", "curl", "@1", LOG))
                .isEqualTo(Run.of("export", "-q", "-o", "curl", "@1", LOG));
        assertThat(run("explain", "-q", "@1", LOG)).isEqualTo(Run.of("explain", "-q", "@1", LOG));
        assertThat(run("conn", "-q", "C0", LOG)).isEqualTo(Run.of("conn", "-q", "C0", LOG));
    }
}
