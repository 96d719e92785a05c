package dev.envlog.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.input.TextSearch.Found;
import dev.envlog.cli.input.TextSearch.Hit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSearchTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log"), text, StandardCharsets.ISO_8859_1);
    }

    /** Texts so short and alike that they lie across each other, in a file of many pieces. */
    @Test
    void findsWhatAPlainSearchFindsAndCountsTheLinesBeforeIt() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        while (text.length() < 9 << 20) {
            text.append("ab\n1".charAt(random.nextInt(4)));
        }
        String log = text.toString();
        List<String> texts = List.of("ab1ab1ab1ab", "aab\n1ab", "1111111111");
        long from = 12_345;
        long to = log.length() - 77L;
        List<Hit> expected = new ArrayList<>();
        long lines = 0;
        for (int at = (int) from; at < to; at++) {
            for (String one : texts) {
                if (at + one.length() <= to && log.startsWith(one, at)) {
                    expected.add(new Hit(at, lines));
                }
            }
            lines += log.charAt(at) == '\n' ? 1 : 0;
        }
        Found found = new TextSearch(texts, 100_000, true).in(file(log), from, to);
        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(found.hits()).containsExactlyElementsOf(expected);
        assertThat(found.lines()).isEqualTo(lines);
        assertThat(found.all()).isTrue();
    }

    @Test
    void keepsTheFirstAndTheLastOfTooMany() throws IOException {
        Found found = new TextSearch(List.of("x"), 4, true).in(file("x\n".repeat(1_000)), 0, 2_000);
        assertThat(found.hits()).extracting(Hit::offset).containsExactly(0L, 2L, 1996L, 1998L);
        assertThat(found.hits()).extracting(Hit::lines).containsExactly(0L, 1L, 998L, 999L);
        assertThat(found.all()).isFalse();
    }

    @Test
    void tellsTheLineAroundAPlace() throws IOException {
        String longOne = "y".repeat(5_000);
        Path log = file("first\n" + longOne + "\nlast");
        try (FileChannel channel = FileChannel.open(log)) {
            assertThat(TextSearch.line(channel, 2)).isEqualTo(new TextSearch.Line(0, "first"));
            assertThat(TextSearch.line(channel, 3_000)).isEqualTo(new TextSearch.Line(6, longOne));
            assertThat(TextSearch.line(channel, 5_008)).isEqualTo(new TextSearch.Line(5_007, "last"));
        }
    }

    @Test
    void aLineOfMegabytesIsNotLookedAt() throws IOException {
        try (FileChannel channel = FileChannel.open(file("z".repeat(1 << 20)))) {
            assertThat(TextSearch.line(channel, 1 << 19)).isNull();
        }
    }
}
