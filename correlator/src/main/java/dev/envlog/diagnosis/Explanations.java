package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code explanations.txt}: what there is to say of a failure beyond its cause. */
final class Explanations {

    private static final String FILE = "explanations.txt";

    private static final class Holder {
        static final Explanations SHARED = new Explanations();
    }

    /** What a row is for. */
    enum Kind {
        SHOWS,
        EACH,
        AGAINST,
        USUAL,
        CHECK,
        OR
    }

    /**
     * Statements of one side of the proxy.
     *
     * @param event its name
     * @param side {@code up}, {@code client}, or empty for any
     */
    record Subject(String event, String side) {}

    /**
     * One row.
     *
     * @param when words that must all hold, empty for always
     * @param subjects statements, of which the first that there is counts
     * @param other id, side and confidence of another cause
     */
    record Row(Kind kind, List<String> when, List<Subject> subjects, List<String> other, String text) {}

    /** Before a word of a condition: it must not hold. */
    static final String NOT = "!";
    /** Before a text: the cause's sentence says it, or a record that shows it. */
    static final String SAYS = "~";
    /** Before the name of a statement: a record of it shows the cause. */
    static final String SHOWN = "@";

    private static final String ALL = "*";

    private final Map<String, List<Row>> rows = new HashMap<>();

    private Explanations() {
        for (Table.Row told : Table.load(Explanations.class, FILE, "cause", "kind", "when", "of", "text")) {
            rows.computeIfAbsent(told.cell(0), cause -> new ArrayList<>()).add(row(told));
        }
    }

    /** The one instance; the table is read when first asked for. */
    static Explanations shared() {
        return Holder.SHARED;
    }

    /** Those for a cause, and after them those for any; in the order of the table. */
    List<Row> rows(String cause) {
        List<Row> all = new ArrayList<>(rows.getOrDefault(cause, List.of()));
        all.addAll(rows.getOrDefault(ALL, List.of()));
        return all;
    }

    private static Row row(Table.Row told) {
        Kind kind = told.choice(1, Kind.class);
        List<String> subjects = list(told, 3);
        boolean other = kind == Kind.OR;
        if (other && subjects.size() != 3) {
            throw told.problem("another cause has id, side and confidence");
        }
        return new Row(
                kind,
                list(told, 2),
                other ? List.of() : subjects.stream().map(Explanations::subject).toList(),
                other ? subjects : List.of(),
                told.cell(4));
    }

    private static List<String> list(Table.Row told, int column) {
        String cell = told.optional(column);
        return cell == null ? List.of() : Arrays.asList(cell.split(" *[, ] *"));
    }

    private static Subject subject(String word) {
        int at = word.indexOf('@');
        String event = at < 0 ? word : word.substring(0, at);
        return new Subject(event, at < 0 ? "" : word.substring(at + 1));
    }
}
