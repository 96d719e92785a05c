package dev.envlog.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void theSameTextPasses() throws IOException {
        Path file = Files.writeString(folder.resolve("events.txt"), "one\ntwo\n");
        assertThatCode(() -> Golden.check(file, "one\ntwo\n", false)).doesNotThrowAnyException();
    }

    @Test
    void aDifferenceIsShownWithItsLineAndWhatStandsAround() throws IOException {
        Path file = Files.writeString(folder.resolve("events.txt"), "a\nb\nc\nd\ne\nf\ng\nh\n");
        assertThatThrownBy(() -> Golden.check(file, "a\nb\nc\nd\nE\t\nf\n", false))
                .isInstanceOf(AssertionError.class)
                .hasMessage(file
                        + ":5 differs\n    b\n    c\n    d\n  - e\n  - f\n  - g\n  + E\\x09\n  + f\n  + \n"
                        + "  - expected (9 lines), + actual (7 lines)\n(-Dgolden=update takes the new text)");
    }

    @Test
    void aTextThatEndsEarlyIsShownAsEnded() throws IOException {
        Path file = Files.writeString(folder.resolve("events.txt"), "a\nb \n");
        assertThatThrownBy(() -> Golden.check(file, "a", false)).hasMessageContaining("  - b\u00b7\n  - \n  + (end)\n");
    }

    @Test
    void aMissingFileFailsAndShowsWhatItWouldHold() {
        assertThatThrownBy(() -> Golden.check(folder.resolve("none.txt"), "new text\n", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("none.txt")
                .hasMessageContaining("new text");
    }

    @Test
    void updateWritesTheFileAnew() {
        Path file = folder.resolve("new").resolve("events.txt");
        Golden.check(file, "first\n", true);
        Golden.check(file, "second\n", true);
        assertThat(file).hasContent("second\n");
    }
}
