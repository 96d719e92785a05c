package dev.envlog.cli.render;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of comma-separated values (RFC 4180), one a line. */
final class Csv {

    private final PrintWriter out;

    Csv(PrintWriter out) {
        this.out = out;
    }

    void row(List<String> cells) {
        out.print(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
        out.print("\r\n");
    }

    void close() {
        out.flush();
    }

    /**
     * Lines in a value become visible escapes: one row is one line. A spreadsheet runs what begins as a formula, and what a client
     * sent may; a quote before it makes it a text.
     */
    private static String cell(String value) {
        String text = Printable.of(value, false);
        boolean number = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9') && text.length() > 1;
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 && !number;
        String safe = formula ? "'" + text : text;
        boolean quote = safe.indexOf(',') >= 0 || safe.indexOf('"') >= 0;
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
