package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was copied from a screen may have its lines filled up with blanks. */
class PaddedLinesTest {

    private static final int COLUMNS = 180;

    static List<Case> cases() {
        return Cases.all();
    }

    private static String padded(String line) {
        String text = line.stripTrailing();
        return text + " ".repeat(Math.max(2, COLUMNS - text.length()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRequestsOfALogAreThoseOfTheLogWithoutPadding(Case example) {
        String plain = String.join("\n", example.lines()) + "\n";
        List<String> expected =
                Run.piped(plain, "ls", "-q", "--show-noise", "-o", "ndjson").lines();
        String filled =
                example.lines().stream().map(PaddedLinesTest::padded).collect(Collectors.joining("\n", "", "\n"));
        assertThat(Run.piped(filled, "ls", "-q", "--show-noise", "-o", "ndjson").lines())
                .isEqualTo(expected);
        // As after a paste into a page: one blank behind each line.
        String one = example.lines().stream()
                .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) + " \r" : line + " ")
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(Run.piped(one, "ls", "-q", "--show-noise", "-o", "ndjson").lines())
                .isEqualTo(expected);
    }
}
