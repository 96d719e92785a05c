package dev.envlog.diagnosis;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of codes in a text file: columns separated by {@code |}, comments after {@code #}. Read once; an error names file and
 * line.
 */
public final class CodeTable {

    private final List<List<String>> rows;

    private CodeTable(List<List<String>> rows) {
        this.rows = rows;
    }

    /**
     * Loads a table beside this class.
     *
     * @throws IllegalStateException if the file is missing or a line has another number of columns than the first
     */
    public static CodeTable load(String name) {
        return load(CodeTable.class, name);
    }

    /**
     * Loads a table beside another class.
     *
     * @throws IllegalStateException likewise
     */
    public static CodeTable load(Class<?> beside, String name) {
        List<List<String>> rows = new ArrayList<>();
        DataFile.read(beside, name, line -> {
            List<String> row = new ArrayList<>();
            for (String cell : line.split("\\|", -1)) {
                row.add(cell.strip());
            }
            if (!rows.isEmpty() && rows.get(0).size() != row.size()) {
                throw new IllegalArgumentException("has " + row.size() + " columns, the first row has "
                        + rows.get(0).size());
            }
            rows.add(List.copyOf(row));
        });
        return new CodeTable(List.copyOf(rows));
    }

    /** All rows, each a list of columns. */
    public List<List<String>> rows() {
        return rows;
    }

    /** Second column of the row whose first column is {@code text}, null if there is none. */
    @Nullable
    String exactly(String text) {
        for (List<String> row : rows) {
            if (row.get(0).equals(text)) {
                return row.get(1);
            }
        }
        return null;
    }

    /** Second column of the first row whose first column begins {@code text}; spaces and underscores are the same. */
    public @Nullable String byPrefix(String text) {
        List<String> row = rowByPrefix(text);
        return row == null ? null : row.get(1);
    }

    /** That row, with all its columns. */
    public @Nullable List<String> rowByPrefix(String text) {
        String wanted = text.replace(' ', '_');
        for (List<String> row : rows) {
            if (wanted.startsWith(row.get(0))) {
                return row;
            }
        }
        return null;
    }
}
