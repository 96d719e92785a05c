package dev.envlog.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource of rows: one a line, columns separated by {@code |}, comments from {@code #} at the beginning of a line. A cell is never
 * empty; where there is nothing to say it is {@code -}.
 */
public final class Table {

    private static final String NONE = "-";
    /** At the end of the last column's name: it takes the rest of the line, bars included. */
    private static final String REST = "...";

    /**
     * One row.
     *
     * @param file the name of the resource
     * @param line from 1
     * @param cells trimmed
     */
    public record Row(String file, int line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** The text of a column, counted from 0. */
        public String cell(int column) {
            return cells.get(column);
        }

        /** The text of a column, null if there is nothing in it. */
        public @Nullable String optional(int column) {
            return cell(column).equals(NONE) ? null : cell(column);
        }

        /** What a column lists, with commas between; empty if there is nothing in it. */
        public List<String> list(int column) {
            String all = optional(column);
            return all == null
                    ? List.of()
                    : Arrays.stream(all.split(",", -1)).map(String::strip).toList();
        }

        /** The words of a column; none if there is nothing in it. */
        public List<String> words(int column) {
            String all = optional(column);
            return all == null ? List.of() : DataFile.words(all, Integer.MAX_VALUE);
        }

        /**
         * The constant that a column names in small letters, with {@code -} or {@code _} between words.
         *
         * @throws TableException if there is none of that name
         */
        public <E extends Enum<E>> E choice(int column, Class<E> of) {
            String wanted = cell(column).toUpperCase(Locale.ROOT).replace('-', '_');
            for (E one : of.getEnumConstants()) {
                if (one.name().equals(wanted)) {
                    return one;
                }
            }
            throw problem("'" + cell(column) + "' is none of "
                    + Arrays.stream(of.getEnumConstants())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ")));
        }

        /** Says what is wrong with it. */
        public TableException problem(String what) {
            return new TableException(file, line, what);
        }
    }

    private final String file;
    private final String[] columns;
    private final boolean rest;

    private Table(String file, String[] columns) {
        this.file = file;
        this.columns = columns;
        this.rest = columns[columns.length - 1].endsWith(REST);
    }

    /**
     * The rows of a resource.
     *
     * @param beside a class in whose package it is
     * @param columns their names, for messages; the last one takes the rest of the line if it ends with three dots
     * @throws TableException if a row has another number of columns
     * @throws IllegalStateException if there is no such resource: the program was built wrongly
     */
    public static List<Row> load(Class<?> beside, String file, String... columns) {
        return read(DataFile.text(beside, file), file, columns);
    }

    /**
     * Hands out the rows of a resource.
     *
     * @param taker says what is wrong with a row by an {@link IllegalArgumentException}
     * @throws TableException likewise, and for what the taker says
     */
    public static void each(Class<?> beside, String file, Consumer<Row> taker, String... columns) {
        for (Row row : load(beside, file, columns)) {
            try {
                taker.accept(row);
            } catch (TableException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw row.problem(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The rows of {@code text}, which is the content of {@code file}. */
    public static List<Row> read(String text, String file, String... columns) {
        Table table = new Table(file, columns);
        List<Row> rows = new ArrayList<>();
        DataFile.lines(text, (number, line) -> rows.add(table.row(number, line)));
        return rows;
    }

    private Row row(int number, String line) {
        List<String> cells = new ArrayList<>(columns.length);
        int at = 0;
        for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', at)) {
            if (rest && cells.size() == columns.length - 1) {
                break;
            }
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
