package dev.envlog.testdata;

import java.util.List;

/** Shows where two texts differ: the first such line as both have it, with the lines around it. */
final class TextDifference {

    private static final int BEFORE = 3;
    private static final int AFTER = 2;

    private TextDifference() {}

    /** The difference in words, beginning with the line number; the texts must differ. */
    static String of(String expected, String actual) {
        List<String> wanted = List.of(expected.split("\n", -1));
        List<String> got = List.of(actual.split("\n", -1));
        int at = 0;
        while (at < wanted.size() && at < got.size() && wanted.get(at).equals(got.get(at))) {
            at++;
        }
        StringBuilder out = new StringBuilder(":" + (at + 1) + " differs\n");
        for (int i = Math.max(0, at - BEFORE); i < at; i++) {
            out.append("    ").append(visible(wanted.get(i))).append('\n');
        }
        lines(out, "  - ", wanted, at);
        lines(out, "  + ", got, at);
        return out.append("  - expected (")
                .append(wanted.size())
                .append(" lines), + actual (")
                .append(got.size())
                .append(" lines)")
                .toString();
    }

    private static void lines(StringBuilder out, String sign, List<String> lines, int from) {
        if (from >= lines.size()) {
            out.append(sign).append("(end)\n");
        }
        for (int i = from; i < Math.min(lines.size(), from + 1 + AFTER); i++) {
            out.append(sign).append(visible(lines.get(i))).append('\n');
        }
    }

    /** A difference in blanks or control characters must be seen. */
    private static String visible(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean trailing = c == ' ' && line.substring(i).isBlank();
            out.append(
                    c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : trailing ? "\u00b7" : String.valueOf(c));
        }
        return out.toString();
    }
}
