package dev.envlog.parser.statement;

import dev.envlog.data.DataFile;
import dev.envlog.grammar.EnvoyLogParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which releases print which wording. Read from the text of the grammar, where it stands behind each alternative: there is no
 * second list. Reading takes some milliseconds and is left to those who ask.
 */
public final class Wordings {

    private static final String GRAMMAR = "EnvoyLogParser.g4";
    private static final int ALTERNATIVES = 10;

    private static final Pattern RULE = Pattern.compile("^(\\w+Statement)$");
    private static final Pattern EXAMPLE = Pattern.compile("^ +// e\\.g\\. (.*)$");
    private static final Pattern ALTERNATIVE = Pattern.compile("^    [:|] .*# (\\w+)(?: +// (.*))?$");

    private record Row(int number, String label, String example, String note) {}

    private final Map<Integer, Wording> wordings = new LinkedHashMap<>();

    private Wordings() {}

    /** Those of the grammar that the program was built with. */
    public static Wordings load() {
        List<Row> rows = rows(DataFile.text(EnvoyLogParser.class, GRAMMAR));
        Map<String, Long> begins = new HashMap<>();
        Map<String, Long> ends = new HashMap<>();
        for (Row row : rows) {
            for (String part : row.note().split("[,;]")) {
                int[] bounds = ReleaseSet.bounds(part.strip());
                if (bounds != null) {
                    begins.merge(row.label(), 1L << bounds[0], (a, b) -> a | b);
                    ends.merge(row.label(), 1L << bounds[1], (a, b) -> a | b);
                }
            }
        }
        Wordings made = new Wordings();
        for (Row row : rows) {
            ReleaseSet end = new ReleaseSet(ends.getOrDefault(row.label(), 0L));
            ReleaseSet begin = new ReleaseSet(begins.getOrDefault(row.label(), 0L));
            ReleaseSet releases = ReleaseSet.possible(row.note(), end, begin);
            made.wordings.put(row.number(), new Wording(row.label(), row.example(), row.note(), releases));
        }
        return made;
    }

    /**
     * A wording by the number events have.
     *
     * @param number see {@link dev.envlog.log.Event#wording()}
     */
    public @Nullable Wording get(int number) {
        return wordings.get(number);
    }

    /** All of them, in the order of the grammar. */
    public Collection<Wording> all() {
        return Collections.unmodifiableCollection(wordings.values());
    }

    /** The number of an alternative of a rule of the grammar; alternatives count from 1. */
    static int number(int rule, int alternative) {
        return rule << ALTERNATIVES | alternative;
    }

    int size() {
        return wordings.size();
    }

    private static List<Row> rows(String grammar) {
        Map<String, Integer> rules = new HashMap<>();
        for (int i = 0; i < EnvoyLogParser.ruleNames.length; i++) {
            rules.put(EnvoyLogParser.ruleNames[i], i);
        }
        List<Row> rows = new ArrayList<>();
        Integer rule = null;
        int alternative = 0;
        String example = "";
        for (String line : grammar.split("\n", -1)) {
            Matcher head = RULE.matcher(line);
            Matcher shown = EXAMPLE.matcher(line);
            Matcher row = ALTERNATIVE.matcher(line);
            if (head.matches()) {
                rule = rules.get(head.group(1));
                alternative = 0;
                example = "";
            } else if (shown.matches()) {
                example = example.isEmpty() ? shown.group(1).replace("<NOTHING>", "") : example;
            } else if (rule != null && row.matches()) {
                String note = row.group(2) == null ? "" : row.group(2).strip();
                rows.add(new Row(number(rule, ++alternative), event(row.group(1)), example, note));
                example = "";
            }
        }
        return rows;
    }

    private static String event(String label) {
        return StatementParser.eventName(label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
    }
}
