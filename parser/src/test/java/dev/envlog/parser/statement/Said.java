package dev.envlog.parser.statement;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message and the logger that prints it. */
record Said(String logger, String message) {

    private static final Path GRAMMAR = Path.of("../grammar/src/main/antlr4/dev/envlog/grammar/EnvoyLogParser.g4");
    private static final Path CATALOGUE = Path.of("src/main/resources/dev/envlog/catalog/tail");
    private static final Pattern RULE = Pattern.compile("^(\\w+)Statement\\b");
    private static final String EXAMPLE = "// e.g. ";

    /** What stands in the grammar as an example, and what the example logs say. */
    static Set<Said> all() {
        Set<Said> messages = new LinkedHashSet<>(examples());
        messages.addAll(catalogued());
        messages.addAll(others());
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

    static List<Said> examples() {
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

    private static List<Said> others() {
        List<Said> said = new ArrayList<>();
        try (InputStream in = Said.class.getResourceAsStream("messages.txt")) {
            if (in == null) {
                throw new IllegalStateException("there is no messages.txt");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int bar = line.indexOf('|');
                if (!line.startsWith("#")) {
                    said.add(new Said(line.substring(0, bar), line.substring(bar + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
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
}
