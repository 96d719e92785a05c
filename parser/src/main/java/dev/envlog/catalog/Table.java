package dev.envlog.catalog;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.List;

/** Reads the data files: one row a line, columns separated by {@code |}, comments from {@code #} at the beginning of a line. */
final class Table {

    /** One row; the cells are trimmed and never empty. */
    record Row(String file, int line, List<String> cells) {

        String cell(int column) {
            return cells.get(column);
        }

        TableException problem(String what) {
            return new TableException(file, line, what);
        }
    }

    private final String text;
    private final String file;
    private final String[] columns;

    private Table(String text, String file, String[] columns) {
        this.text = text;
        this.file = file;
        this.columns = columns;
    }

    /** The rows of a file beside this class; {@code columns} are the names for error messages. */
    static List<Row> load(String file, String... columns) {
        return read(DataFile.text(Table.class, file), file, columns);
    }

    /** The rows of {@code text}, which is the content of {@code file}. */
    static List<Row> read(String text, String file, String... columns) {
        Table table = new Table(text, file, columns);
        List<Row> rows = new ArrayList<>();
        int number = 0;
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            number++;
            if (to > from && text.charAt(from) != '#') {
                rows.add(table.row(number, from, to));
            }
            from = to + 1;
        }
        return rows;
    }

    private Row row(int number, int from, int to) {
        List<String> cells = new ArrayList<>(columns.length);
        int at = from;
        for (int bar = text.indexOf('|', at); bar >= 0 && bar < to; bar = text.indexOf('|', at)) {
            cells.add(cell(at, bar));
            at = bar + 1;
        }
        cells.add(cell(at, to));
        Row row = new Row(file, number, cells);
        if (cells.size() != columns.length) {
            throw row.problem("found " + cells.size() + " columns, wanted " + columns.length + ": "
                    + String.join(" | ", columns));
        }
        int empty = cells.indexOf("");
        if (empty >= 0) {
            throw row.problem("column '" + columns[empty] + "' is empty");
        }
        return row;
    }

    private String cell(int from, int to) {
        int first = from;
        int last = to;
        while (first < last && text.charAt(first) <= ' ') {
            first++;
        }
        while (last > first && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return text.substring(first, last);
    }
}
