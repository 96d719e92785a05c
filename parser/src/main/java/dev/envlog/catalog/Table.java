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

    private final String file;
    private final String[] columns;

    private Table(String file, String[] columns) {
        this.file = file;
        this.columns = columns;
    }

    /** The rows of a file beside this class; {@code columns} are the names for error messages. */
    static List<Row> load(String file, String... columns) {
        return read(DataFile.text(Table.class, file), file, columns);
    }

    /** The rows of {@code text}, which is the content of {@code file}. */
    static List<Row> read(String text, String file, String... columns) {
        Table table = new Table(file, columns);
        List<Row> rows = new ArrayList<>();
        DataFile.lines(text, (number, line) -> rows.add(table.row(number, line)));
        return rows;
    }

    private Row row(int number, String line) {
        List<String> cells = new ArrayList<>(columns.length);
        int at = 0;
        for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', at)) {
            cells.add(line.substring(at, bar).trim());
            at = bar + 1;
        }
        cells.add(line.substring(at).trim());
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
}
