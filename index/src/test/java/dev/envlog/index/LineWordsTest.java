package dev.envlog.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.query.TextWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LineWordsTest {

    private static final String ALPHABET = "abzAZ_09 -.,:'[]\n\t\u0001éÉ漢ß\u0130";

    private final Hashes rare = new Hashes();
    private final LineWords words = new LineWords(rare, "first", "second");

    @Test
    void linesThatDifferInNumbersOnlyAreEqual() {
        LineWords one = line(7, "[C12] creating stream in 5ms").copy();
        assertThat(line(7, "[C9000] creating stream in 17ms")).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(line(7, "[C12] created stream in 5ms")).isNotEqualTo(one);
        assertThat(line(8, "[C12] creating stream in 5ms")).isNotEqualTo(one);
    }

    @Test
    void theSameWordsOfAnotherFieldAreAnotherLine() {
        words.read("remote close");
        words.begin(0);
        words.add(0, 0, 6);
        words.add(1, 6, 12);
        LineWords split = words.copy();
        assertThat(line(0, "remote close")).isNotEqualTo(split);
        assertThat(told(split)).containsExactly("first:remote", "second:close");
    }

    @Test
    void wordsAreThoseOfAQueryCommonOnesInOrderAndTheOthersHashed() {
        Random random = new Random(20261126);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            rare.clear();
            List<String> common = new ArrayList<>();
            TreeSet<Integer> hashed = new TreeSet<>();
            for (String word : TextWords.of(text)) {
                if (Fields.isCommon(word)) {
                    common.add("first:" + word);
                } else if (Fields.isHashed(word.length())) {
                    hashed.add(Fields.hash(word));
                }
            }
            assertThat(told(line(0, text).copy())).as(text).isEqualTo(common);
            TreeSet<Integer> hashes = new TreeSet<>();
            rare.forEach(hashes::add);
            assertThat(hashes).as(text).isEqualTo(hashed);
        }
    }

    private LineWords line(int writer, String text) {
        words.read(text);
        words.begin(writer);
        words.add(0, 0, text.length());
        return words;
    }

    private static List<String> told(LineWords line) {
        List<String> told = new ArrayList<>();
        line.forEach((field, word) -> told.add(field + ":" + word));
        return told;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(40); n > 0; n--) {
            String piece = random.nextInt(20) == 0 ? Character.toString(0x1D400 + random.nextInt(50)) : one(random);
            text.append(piece.repeat(random.nextInt(60) == 0 ? 1 + random.nextInt(150) : 1));
        }
        return text.toString();
    }

    private static String one(Random random) {
        return String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
}
