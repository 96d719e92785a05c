package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How a line is split into words. */
class WordsTest {

    @Test
    void blanksSeparateWords() {
        assertThat(Words.of("  show\t@3  --lines ").texts()).containsExactly("show", "@3", "--lines");
        assertThat(Words.of("   ").texts()).isEmpty();
    }

    @Test
    void quotesKeepWhatIsBetweenThem() {
        assertThat(Words.of("what 'upstream reset: \"x\" \\n' \"it's \\\"so\\\" \\n\"")
                        .texts())
                .containsExactly("what", "upstream reset: \"x\" \\n", "it's \"so\" \\n");
        assertThat(Words.of("a'b c'd").texts()).containsExactly("ab cd");
        assertThat(Words.of("''").texts()).containsExactly("");
    }

    @Test
    void aBackslashKeepsTheCharacterAfterIt() {
        assertThat(Words.of("a\\ b it\\'s end\\").texts()).containsExactly("a b", "it's", "end\\");
    }

    @Test
    void idsPastedFromALogNeedNoQuotes() {
        assertThat(Words.of("show [C12][S345]").texts()).containsExactly("show", "[C12][S345]");
    }

    @Test
    void aQuoteThatIsNotClosedIsTold() {
        assertThat(Words.of("what 'UC").open()).isEqualTo('\'');
        assertThat(Words.of("what \"UC").open()).isEqualTo('"');
        assertThat(Words.of("what 'UC'").open()).isEqualTo((char) 0);
    }

    @Test
    void placesOfWordsAreKnown() {
        Words.Word second = Words.of("ls  'a b' c").all().get(1);
        assertThat(List.of(second.from(), second.to())).containsExactly(4, 9);
    }

    @Test
    void whateverIsQuotedIsReadAsItWas() {
        Random random = new Random(7);
        String signs = "ab '\"\\\t[@";
        for (int i = 0; i < 2_000; i++) {
            List<String> words = random.ints(1 + random.nextInt(4), 1, 8)
                    .mapToObj(length -> random.ints(length, 0, signs.length())
                            .mapToObj(at -> signs.substring(at, at + 1))
                            .collect(Collectors.joining()))
                    .toList();
            String line = words.stream().map(Words::quoted).collect(Collectors.joining(" "));
            assertThat(Words.of(line).texts()).as(line).isEqualTo(words);
        }
    }
}
