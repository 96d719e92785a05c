package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A template as a table spells it, taken apart. One that is a named hole and nothing else fits every text, behind an empty literal: what a
 * plugin's logger says is anything.
 *
 * @param literals the texts between the holes
 * @param holes the names of the holes, one before each literal and one behind the last; empty where there is no hole or
 *     it has no name
 * @param openStart whether it begins with a hole
 * @param openEnd whether it ends with a hole
 */
record TemplateText(List<String> literals, List<String> holes, boolean openStart, boolean openEnd) {

    static TemplateText of(Table.Row row, int column) {
        return new Reading(row, row.cell(column)).text();
    }

    private static final class Reading {

        private final Table.Row row;
        private final String text;
        private final List<String> literals = new ArrayList<>();
        private final List<String> holes = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final StringBuilder literal = new StringBuilder();

        /** The name of the hole that was read last, empty if it has none. */
        private String hole = "";
        /** Whether what was read last is a hole. */
        private boolean open;

        private boolean openStart;

        Reading(Table.Row row, String text) {
            this.row = row;
            this.text = text;
        }

        TemplateText text() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
                if ((c == '{' || c == '}') && doubled) {
                    literal.append(c);
                    at += 2;
                } else if (c == '{') {
                    at = hole(at);
                } else if (c == '}') {
                    throw row.problem("'" + text + "' has a } without a {; a brace in the text is written }}");
                } else {
                    literal.append(c);
                    at++;
                }
            }
            close();
            if (literals.isEmpty() && hole.isEmpty()) {
                throw row.problem("'" + text + "' has no literal text");
            }
            if (literals.isEmpty()) {
                openStart = false;
                holes.add("");
                literals.add("");
            }
            holes.add(hole);
            return new TemplateText(literals, holes, openStart, open);
        }

        /** Reads the hole that begins here, and tells where the text goes on. */
        private int hole(int at) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw row.problem("'" + text + "' has a { without a }; a brace in the text is written {{");
            }
            String name = text.substring(at + 1, end);
            if (!isName(name)) {
                throw row.problem(
                        "found '{" + name + "}', wanted a name of lower-case letters, digits and _: {cluster}, or {}");
            }
            if (!name.isEmpty() && !names.add(name)) {
                throw row.problem("'{" + name + "}' is there twice");
            }
            close();
            if (open && !(name.isEmpty() && hole.isEmpty())) {
                throw row.problem(
                        "found no text before '{" + name + "}', so it cannot be told from the hole before it");
            }
            openStart |= literals.isEmpty();
            open = true;
            hole = name;
            return end + 1;
        }

        /** Ends the literal, if there is one. */
        private void close() {
            if (literal.length() == 0) {
                return;
            }
            holes.add(hole);
            literals.add(literal.toString());
            literal.setLength(0);
            open = false;
            hole = "";
        }

        private static boolean isName(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if ((c < 'a' || c > 'z') && (i == 0 || ((c < '0' || c > '9') && c != '_'))) {
                    return false;
                }
            }
            return true;
        }
    }
}
