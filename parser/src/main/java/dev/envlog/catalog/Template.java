package dev.envlog.catalog;

import java.util.ArrayList;
import java.util.List;

/** The text of a statement: literals, and holes written {@code {}} that stand for any text, even none. */
final class Template {

    private static final String HOLE = "{}";

    private final String[] literals;
    private final boolean openStart;
    private final boolean openEnd;
    private final int weight;

    private Template(String[] literals, boolean openStart, boolean openEnd, int weight) {
        this.literals = literals;
        this.openStart = openStart;
        this.openEnd = openEnd;
        this.weight = weight;
    }

    /** A template for a whole line, in a column of a table. */
    static Template line(Table.Row row, int column) {
        String text = row.cell(column);
        return of(row, text, text.endsWith(HOLE));
    }

    /** A template for the beginning of a line, in a column of a table. */
    static Template beginning(Table.Row row, int column) {
        return of(row, row.cell(column), true);
    }

    private static Template of(Table.Row row, String text, boolean openEnd) {
        List<String> literals = new ArrayList<>();
        int weight = 0;
        int from = 0;
        while (from <= text.length()) {
            int hole = text.indexOf(HOLE, from);
            int to = hole < 0 ? text.length() : hole;
            if (to > from) {
                literals.add(text.substring(from, to));
                weight += to - from;
            }
            from = hole < 0 ? text.length() + 1 : hole + HOLE.length();
        }
        if (literals.isEmpty()) {
            throw row.problem("'" + text + "' has no literal text");
        }
        if (openEnd && literals.get(literals.size() - 1).endsWith(" ")) {
            weight--;
        }
        weight = 2 * weight + (openEnd ? 0 : 1);
        return new Template(literals.toArray(new String[0]), text.startsWith(HOLE), openEnd, weight);
    }

    /** Of two templates that fit, the heavier one says more: it has more literal text, or the same and a fixed end. */
    int weight() {
        return weight;
    }

    /** The first character of every text that fits, or -1 if it may be any. */
    int firstChar() {
        return openStart ? -1 : literals[0].charAt(0);
    }

    /** Whether {@code text} from {@code from} to {@code to}, where it has no blank at its end, fits. */
    boolean matches(String text, int from, int to) {
        int at = from;
        int next = 0;
        if (!openStart) {
            at = after(text, from, to, 0, true);
            next = 1;
        }
        if (!openEnd) {
            int last = literals.length - 1;
            if (next > last) {
                return at == to;
            }
            for (; next < last && at >= 0; next++) {
                at = after(text, at, to, next, false);
            }
            int tail = to - literals[last].length();
            return at >= 0 && tail >= at && text.startsWith(literals[last], tail);
        }
        for (; next < literals.length && at >= 0; next++) {
            at = after(text, at, to, next, false);
        }
        return at >= 0;
    }

    /** Where the text goes on after the literal, which is {@code here} or anywhere from here on; -1 if it is not. */
    private int after(String text, int at, int to, int literal, boolean here) {
        String wanted = literals[literal];
        int found = here ? (text.startsWith(wanted, at) ? at : -1) : text.indexOf(wanted, at);
        if (found >= 0 && found + wanted.length() <= to) {
            return found + wanted.length();
        }
        // The blank before an empty hole at the end is gone from the text: "SNI: {}" printed as "SNI:".
        if (openEnd && literal == literals.length - 1 && wanted.endsWith(" ")) {
            int length = wanted.length() - 1;
            int tail = to - length;
            if (tail >= at && (!here || tail == at) && text.regionMatches(tail, wanted, 0, length)) {
                return to;
            }
        }
        return -1;
    }
}
