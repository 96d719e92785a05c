package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement: literals, and holes that stand for any text, even none. A hole with a name, {@code {cluster}}, is
 * a field; {@code {}} is none. As in Envoy's own texts, <code>{{</code> and <code>}}</code> are braces.
 */
final class Template {

    private final String[] literals;
    /** The names of the holes, empty where there is none: one before each literal, and one behind the last. */
    private final String[] holes;

    private final boolean openStart;
    private final boolean openEnd;
    private final int weight;
    private final boolean numbered;

    private Template(TemplateText text, boolean openEnd) {
        literals = text.literals().toArray(new String[0]);
        holes = text.holes().toArray(new String[0]);
        openStart = text.openStart();
        this.openEnd = openEnd;
        int letters = 0;
        boolean number = false;
        for (String literal : literals) {
            letters += literal.length();
            number |= holdsNumber(literal);
        }
        if (openEnd && literals[literals.length - 1].endsWith(" ")) {
            letters--;
        }
        weight = 2 * letters + (openEnd ? 0 : 1);
        numbered = number;
    }

    /** A template for a whole line, in a column of a table. */
    static Template line(Table.Row row, int column) {
        TemplateText text = TemplateText.of(row, column);
        return new Template(text, text.openEnd());
    }

    /** A template for the beginning of a line, in a column of a table. */
    static Template beginning(Table.Row row, int column) {
        return new Template(TemplateText.of(row, column), true);
    }

    /** Of two templates that fit, the heavier one says more: it has more literal text, or the same and a fixed end. */
    int weight() {
        return weight;
    }

    /** The first character of every text that fits, or -1 if it may be any. */
    int firstChar() {
        return openStart || literals[0].isEmpty() ? -1 : literals[0].charAt(0);
    }

    /** Whether a literal has a number that no letter touches: a text with other numbers may fit, or fit no more. */
    boolean numbered() {
        return numbered;
    }

    /** The names of the fields, in order. */
    List<String> fields() {
        List<String> names = new ArrayList<>(holes.length);
        for (String name : holes) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names.isEmpty() ? List.of() : names;
    }

    /** Whether {@code text} from {@code from} to {@code to}, where it has no blank at its end, fits. */
    boolean matches(String text, int from, int to) {
        return walk(text, from, to, null);
    }

    /** Start and end of each field in a text that {@link #matches}, without blanks around it. */
    int[] bounds(String text, int from, int to, int fields) {
        int[] found = new int[2 * literals.length];
        int[] bounds = new int[2 * fields];
        if (!walk(text, from, to, found)) {
            throw new IllegalArgumentException("does not fit: " + text);
        }
        int n = 0;
        for (int hole = 0; hole < holes.length; hole++) {
            if (holes[hole].isEmpty()) {
                continue;
            }
            int start = hole == 0 ? from : found[2 * hole - 1];
            int end = hole == literals.length ? to : found[2 * hole];
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
            while (end > start && text.charAt(end - 1) == ' ') {
                end--;
            }
            bounds[n++] = start;
            bounds[n++] = end;
        }
        return bounds;
    }

    /** Looks for one literal after the other, and notes where each begins and ends. */
    private boolean walk(String text, int from, int to, int @Nullable [] found) {
        int at = from;
        for (int i = 0; i < literals.length; i++) {
            String wanted = literals[i];
            boolean last = i == literals.length - 1;
            int start;
            if (i == 0 && !openStart) {
                start = text.startsWith(wanted, at) ? at : -1;
            } else if (last && !openEnd) {
                start = text.startsWith(wanted, to - wanted.length()) ? to - wanted.length() : -1;
            } else {
                start = text.indexOf(wanted, at);
            }
            int end = start + wanted.length();
            if (start < at || end > to) {
                // The blank before an empty hole at the end is gone from the text: "SNI: {}" printed as "SNI:".
                if (!last || !openEnd || !wanted.endsWith(" ")) {
                    return false;
                }
                start = to - wanted.length() + 1;
                end = to;
                boolean here = i > 0 || openStart || start == at;
                if (start < at || !here || !text.regionMatches(start, wanted, 0, wanted.length() - 1)) {
                    return false;
                }
            }
            if (found != null) {
                found[2 * i] = start;
                found[2 * i + 1] = end;
            }
            at = end;
        }
        return openEnd || at == to;
    }

    private static boolean holdsNumber(String literal) {
        int length = literal.length();
        for (int i = 0; i < length; i++) {
            int start = i;
            while (i < length && isDigit(literal.charAt(i))) {
                i++;
            }
            boolean touched =
                    (start > 0 && isName(literal.charAt(start - 1))) || (i < length && isName(literal.charAt(i)));
            if (i > start && !touched) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
