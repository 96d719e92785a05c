package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.shell.Completions.Choice;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a word that is being typed can become. */
class CompletionsTest {

    private static Shells shells;
    private static Completions completions;

    @BeforeAll
    static void open() {
        shells = Shells.at(Cases.named("connect-failure").input().toString(), Map.of());
        completions = shells.shell().completions();
    }

    private static List<String> of(String line) {
        int last = line.lastIndexOf(' ') + 1;
        List<String> before =
                line.isBlank() ? List.of() : Words.of(line.substring(0, last)).texts();
        return completions.of(before, line.substring(last)).stream()
                .map(Choice::text)
                .toList();
    }

    @Test
    void theFirstWordIsACommand() {
        assertThat(of("")).contains("ls", "show", "why", "next", "quit", "set").doesNotContain("repl");
        assertThat(of("sh")).containsExactly("show");
        assertThat(of("zz")).isEmpty();
    }

    @Test
    void requestsAreNamedByNumberStreamOrConnection() {
        assertThat(of("show ")).containsExactly("@1", "@2", "@3", "@4", "@5");
        assertThat(of("why @3")).containsExactly("@3");
        assertThat(of("show S1"))
                .containsExactlyInAnyOrder("S10080259318215277447", "S15869060633428021883", "S13012354548358678411");
        assertThat(of("@4")).containsExactly("@4");
        assertThat(of("show S99")).isEmpty();
    }

    @Test
    void aRequestIsDescribedByWhatItWas() {
        assertThat(completions.of(List.of("show"), "@3"))
                .extracting(Choice::about)
                .containsExactly("✗ 503 GET reviews:9080/far/prices/8566 249.5ms");
    }

    @Test
    void connectionsComeInOrderOfTheirIds() {
        assertThat(of("conn ")).containsExactly("C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9");
        assertThat(completions.of(List.of("conn"), "C1"))
                .extracting(Choice::about)
                .singleElement()
                .asString()
                .startsWith("to 10.244.2.21:8002 outbound|8002||decommissioned");
    }

    @Test
    void optionsAreThoseOfTheCommandAndHaveValues() {
        assertThat(of("ls --f")).containsExactly("--fail-on", "--failed");
        assertThat(of("show --l")).containsExactly("--lines", "--log-format");
        assertThat(of("ls -o n")).containsExactly("ndjson", "name");
        assertThat(of("ls --color=a")).containsExactly("--color=auto", "--color=always");
        assertThat(of("config --cluster out")).contains("outbound|8002||decommissioned.default.svc.cluster.local");
    }

    @Test
    void fieldsAndTheirValuesAreKnownInExpressions() {
        assertThat(of("query dur")).containsExactly("duration:");
        assertThat(of("query status:5xx AND (cause.si")).containsExactly("(cause.side:");
        assertThat(of("ls --where kind:t")).containsExactly("kind:tcp");
        assertThat(of("watch failed")).containsExactly("failed:");
    }

    @Test
    void ofOtherFieldsTheValuesInTheLogAreKnown() {
        assertThat(of("query method:G")).containsExactly("method:GET");
        assertThat(of("query status:")).containsExactly("status:503");
        assertThat(of("query cluster:outbound|8002")).singleElement().asString().startsWith("cluster:outbound|8002||");
        assertThat(of("query flag:UC OR (path:/far")).isNotEmpty().allMatch(text -> text.startsWith("(path:/far/"));
        assertThat(of("query start:")).isEmpty();
        assertThat(of("query step:")).isEmpty();
    }

    @Test
    void whatIsWrongInAnExpressionIsPaintedRed() {
        LineHighlighter highlighter = new LineHighlighter(completions);
        assertThat(highlighter.paint("query statsu:500").toAnsi()).contains("\u001b[31mstatsu");
        assertThat(highlighter.paint("query status:500 flag:UC").toAnsi()).doesNotContain("\u001b[31m");
        assertThat(highlighter.paint("watch duration>1parsec").toAnsi()).contains("\u001b[31m1parsec");
    }

    @Test
    void wordsOfTheShellHaveTheirValues() {
        assertThat(of("set ")).containsExactly("ascii", "color", "pager", "redact", "width");
        assertThat(of("set color n")).containsExactly("never");
        assertThat(of("next ")).containsExactly("failed");
        assertThat(of("help wh")).containsExactly("what", "why");
        assertThat(of("help fi")).containsExactly("fields");
        assertThat(of("config v")).containsExactly("view");
        assertThat(of("completion z")).isEmpty();
    }

    @Test
    void whatIsNotInTheLogIsKnown() {
        assertThat(completions.exists("@5")).isTrue();
        assertThat(completions.exists("@6")).isFalse();
        assertThat(completions.exists("S158")).isTrue();
        assertThat(completions.exists("S99")).isFalse();
        assertThat(completions.exists("C9")).isTrue();
        assertThat(completions.exists("C77")).isFalse();
    }

    @Test
    void aLineIsPaintedByWhatItsWordsAre() {
        LineHighlighter highlighter = new LineHighlighter(completions);
        assertThat(highlighter.paint("show @2 --lines").toAnsi())
                .isEqualTo("\u001b[1mshow\u001b[0m \u001b[36m@2\u001b[0m \u001b[33m--lines\u001b[0m");
        assertThat(highlighter.paint("show @9 --nope").toAnsi())
                .isEqualTo("\u001b[1mshow\u001b[0m \u001b[31m@9\u001b[0m \u001b[31m--nope\u001b[0m");
        assertThat(highlighter.paint("nope").toAnsi()).isEqualTo("\u001b[31mnope\u001b[0m");
        assertThat(highlighter.paint("sho").toString()).isEqualTo("sho");
    }
}
