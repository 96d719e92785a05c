package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the cache remembers must never differ from what grammar and catalogue say. */
class StatementCacheTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private static final Path GRAMMAR = Path.of("../grammar/src/main/antlr4/dev/envlog/grammar/EnvoyLogParser.g4");
    private static final Path CATALOGUE = Path.of("src/main/resources/dev/envlog/catalog/tail");
    private static final Pattern RULE = Pattern.compile("^(\\w+)Statement\\b");
    private static final String EXAMPLE = "// e.g. ";

    private record Said(String logger, String message) {}

    @Test
    void anAnswerFromMemoryIsThatOfTheGrammarWhateverWasAskedBefore() {
        Random random = new Random(7);
        List<Said> messages = new ArrayList<>(messages());
        assertThat(messages).hasSizeGreaterThan(800);
        List<Said> asked = new ArrayList<>();
        for (Said said : messages) {
            asked.add(said);
            for (int i = 0; i < 6; i++) {
                asked.add(new Said(said.logger, otherNumbers(said.message, random)));
            }
        }
        Collections.shuffle(asked, random);
        StatementCache cache = new StatementCache();
        StatementCache grammar = new StatementCache();
        for (Said said : asked) {
            byte[] b = ("12" + said.message + "34").getBytes(StandardCharsets.UTF_8);
            assertThat(shown(cache.get(said.logger, "source/a.cc:" + random.nextInt(3), b, 2, b.length - 2)))
                    .as("%s", said)
                    .isEqualTo(shown(grammar.parse(said.logger, b, 2, b.length - 2)));
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

    private static List<Said> examples() {
        List<Said> examples = new ArrayList<>();
        String logger = "";
        try {
            for (String line : Files.readAllLines(GRAMMAR)) {
                Matcher rule = RULE.matcher(line);
                if (rule.find()) {
                    logger = rule.group(1).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                } else if (line.strip().startsWith(EXAMPLE)) {
                    examples.add(new Said(logger, line.strip().substring(EXAMPLE.length())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }

    /** Each line of the catalogue with numbers in its holes. */
    private static List<Said> catalogued() {
        List<Said> said = new ArrayList<>();
        try (Stream<Path> files = Files.list(CATALOGUE)) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split("\\|");
                    if (cells.length == 3 && !line.startsWith("#")) {
                        String logger = cells[0].substring(0, cells[0].indexOf('.'));
                        said.add(new Said(logger, cells[1].strip().replaceAll("\\{\\w*}", "7 and 123")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    private static String shown(Statement statement) {
        StringBuilder out = new StringBuilder(statement.kind() + " " + statement.name());
        for (int i = 0; i < statement.fields(); i++) {
            out.append(' ')
                    .append(statement.fieldName(i))
                    .append(Arrays.asList(statement.fieldStart(i), statement.fieldEnd(i)));
        }
        return out.toString();
    }

    /** What stands in the grammar as an example, and what the example logs say. */
    private static Set<Said> messages() {
        Set<Said> messages = new HashSet<>(examples());
        messages.addAll(catalogued());
        for (Case example : Cases.all()) {
            for (Event event : Events.of(example.bytes()).list()) {
                String logger = event.logger();
                if (event.kind() == RecordKind.LOG && logger != null) {
                    messages.add(new Said(logger, event.message()));
                }
            }
        }
        return messages;
    }
}
