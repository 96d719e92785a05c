package dev.envlog.cli.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.Catalog.Known;
import dev.envlog.catalog.ResponseFlags;
import dev.envlog.correlator.Correlator;
import dev.envlog.data.Table;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.input.LogSource;
import dev.envlog.parser.statement.Wording;
import dev.envlog.parser.statement.Wordings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private static final Glossary GLOSSARY = Glossary.shared();
    private static final Wordings WORDINGS = Wordings.load();
    private static final int LEAST = 200;
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    @Test
    void everyStatementOfTheGlossaryExists() {
        Set<String> catalogued = new HashSet<>();
        for (Known known : Catalog.shared().known()) {
            catalogued.add(known.event());
        }
        assertThat(GLOSSARY.rows().keySet())
                .hasSizeGreaterThanOrEqualTo(LEAST)
                .allSatisfy(name -> assertThat(EventKind.byName(name) != null || catalogued.contains(name))
                        .as(name)
                        .isTrue());
    }

    @Test
    void sentencesAreShortAndSayWhatTheyAreToSayOnce() {
        GLOSSARY.rows().forEach((name, rows) -> {
            List<String> said = rows.stream()
                    .map(Glossary.Row::meaning)
                    .filter(Objects::nonNull)
                    .map(Meaning::text)
                    .toList();
            assertThat(said)
                    .as(name)
                    .allSatisfy(text ->
                            assertThat(text).hasSizeBetween(20, Meaning.LONGEST).endsWith("."));
            assertThat(rows.stream().map(Glossary.Row::when)).as(name).doesNotHaveDuplicates();
        });
    }

    @Test
    void nothingStandsBehindARowThatAlwaysHolds() {
        GLOSSARY.rows()
                .forEach((name, rows) -> assertThat(rows.subList(0, rows.size() - 1))
                        .as(name)
                        .allSatisfy(row -> assertThat(row.when().terms()).isNotEmpty()));
    }

    @Test
    void everyStatementThatTheCorrelatorActsOnIsExplained() throws IOException {
        Set<String> used = new TreeSet<>();
        Pattern constant = Pattern.compile("\\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\\b");
        for (Path source : sources()) {
            constant.matcher(Files.readString(source)).results().forEach(found -> used.add(found.group()));
        }
        List<String> acted = Stream.of(EventKind.values())
                .filter(kind -> used.contains(kind.name()))
                .map(EventKind::eventName)
                .filter(Objects::nonNull)
                .toList();
        assertThat(acted).hasSizeGreaterThan(150);
        assertThat(GLOSSARY.rows().keySet()).containsAll(acted);
    }

    @Test
    void rowsAskForFieldsThatTheirStatementHas() throws IOException {
        List<String> without = new ArrayList<>();
        for (var entry : GLOSSARY.rows().entrySet()) {
            Set<String> fields = fields(entry.getKey());
            for (Glossary.Row row : entry.getValue()) {
                for (Condition.Term term : row.when().terms()) {
                    String field = term.field();
                    boolean ofTheRecord = Set.of(Condition.LEVEL, Condition.LOGGER, Condition.SOURCE)
                            .contains(field);
                    if (!field.startsWith("header:") && !ofTheRecord && !fields.contains(field)) {
                        without.add(entry.getKey() + " " + field + ", has " + fields);
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void everyFlagThatEnvlogDerivesHasAMeaning() {
        List<Table.Row> rows = new ArrayList<>(Table.load(Correlator.class, "reset-flags.txt", "reason", "flag"));
        rows.addAll(Table.load(Correlator.class, "details-flags.txt", "details", "flag", "status"));
        for (Table.Row row : rows) {
            String flag = row.optional(1);
            if (flag != null) {
                assertThat(GLOSSARY.codes().find(CodeKind.FLAG, flag)).as(flag).isNotNull();
            }
        }
    }

    @Test
    void theFlagsThatAnAccessLogLineIsSearchedForAreThoseThatHaveAMeaning() {
        assertThat(ResponseFlags.all())
                .allSatisfy(flag -> assertThat(GLOSSARY.codes().find(CodeKind.FLAG, flag))
                        .as(flag)
                        .isNotNull());
    }

    @Test
    void resetReasonsAreToldApart() {
        Codes codes = GLOSSARY.codes();
        assertThat(codes.find(CodeKind.RESET, "connection timeout"))
                .isNotEqualTo(codes.find(CodeKind.RESET, "connection termination"));
        assertThat(Objects.requireNonNull(codes.find(CodeKind.RESET, "remote_refused_stream_reset"))
                        .meaning()
                        .text())
                .contains("refused");
        assertThat(codes.find(CodeKind.RESET, "nobody knows")).isNull();
    }

    private static Set<String> fields(String name) throws IOException {
        StringBuilder log = new StringBuilder();
        String logger = name.substring(0, name.indexOf('.'));
        for (Wording wording : WORDINGS.all()) {
            if (wording.event().equals(name)) {
                log.append("[2024-05-06 07:08:09.123][7][debug][")
                        .append(logger)
                        .append("] [C1][S2] ")
                        .append(wording.example())
                        .append('\n');
            }
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.UTF_8);
        Set<String> fields = new TreeSet<>();
        for (Known known : Catalog.shared().known()) {
            if (known.event().equals(name)) {
                HOLE.matcher(known.text()).results().forEach(hole -> fields.add(hole.group(1)));
            }
        }
        try (EventReader reader =
                EventReader.open(new LogSource("-", null, () -> new ByteArrayInputStream(bytes)), false)) {
            while (reader.next() == EventReader.Progress.EVENT) {
                Event event = reader.event();
                for (int i = 0; i < event.fieldCount(); i++) {
                    fields.add(event.fieldName(i));
                }
            }
        }
        return fields;
    }

    private static List<Path> sources() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("correlator/src/main/java"))) {
            at = Objects.requireNonNull(at.getParent(), "no correlator beside this module");
        }
        try (Stream<Path> files = Files.walk(at.resolve("correlator/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
