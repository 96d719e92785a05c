package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the cache remembers must never differ from what grammar and catalogue say. */
class StatementCacheTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Test
    void anAnswerFromMemoryIsThatOfTheGrammarWhateverWasAskedBefore() {
        Random random = new Random(7);
        List<Said> messages = new ArrayList<>(Said.all());
        assertThat(messages).hasSizeGreaterThan(800);
        List<Said> asked = new ArrayList<>();
        for (Said said : messages) {
            asked.add(said);
            for (int i = 0; i < 6; i++) {
                asked.add(new Said(said.logger(), otherNumbers(said.message(), random)));
            }
        }
        Collections.shuffle(asked, random);
        StatementCache cache = new StatementCache();
        StatementCache grammar = new StatementCache();
        for (Said said : asked) {
            byte[] b = ("12" + said.message() + "34").getBytes(StandardCharsets.UTF_8);
            assertThat(ShownStatement.of(
                            cache.get(said.logger(), "source/a.cc:" + random.nextInt(3), b, 2, b.length - 2)))
                    .as("%s", said)
                    .isEqualTo(ShownStatement.of(grammar.parse(said.logger(), b, 2, b.length - 2)));
        }
    }

    @Test
    void anAnswerByShapeIsThatOfTheGrammarWhateverTheValuesAre() {
        Random random = new Random(9);
        List<Said> messages = new ArrayList<>(Said.all());
        StatementCache cache = new StatementCache();
        StatementCache grammar = new StatementCache();
        for (int round = 0; round < 25; round++) {
            for (Said said : messages) {
                byte[] b = Mutated.message(said.message(), messages, round, random);
                assertThat(ShownStatement.of(
                                cache.get(said.logger(), "source/a.cc:" + random.nextInt(50), b, 0, b.length)))
                        .as("%s: %s", said.logger(), new String(b, StandardCharsets.UTF_8))
                        .isEqualTo(ShownStatement.of(grammar.parse(said.logger(), b, 0, b.length)));
            }
        }
    }

    @Test
    void numbersOfAnotherLengthMoveTheFields() {
        StatementCache cache = new StatementCache();
        assertThat(fields(cache, "writing 63 bytes, end_stream false")).containsExactly("63", "false");
        assertThat(fields(cache, "writing 1404 bytes, end_stream true")).containsExactly("1404", "true");
        assertThat(fields(cache, "writing 7 bytes, end_stream false")).containsExactly("7", "false");
        assertThat(fields(cache, "writing 88 bytes, end_stream false")).containsExactly("88", "false");
    }

    private static List<String> fields(StatementCache cache, String message) {
        byte[] b = message.getBytes(StandardCharsets.UTF_8);
        Statement statement = cache.get("connection", "source/a.cc:7", b, 0, b.length);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < statement.fields(); i++) {
            values.add(message.substring(statement.fieldStart(i), statement.fieldEnd(i)));
        }
        return values;
    }

    private static String otherNumbers(String message, Random random) {
        return NUMBER.matcher(message)
                .replaceAll(run -> random.nextInt(3) == 0
                        ? run.group()
                        : String.valueOf(random.nextInt(random.nextBoolean() ? 3 : 1_000_000)));
    }
}
