package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of codes, found by their text or its beginning: the first column. */
public final class CodeTable {

    private final List<Table.Row> rows;

    private CodeTable(List<Table.Row> rows) {
        this.rows = rows;
    }

    /** Loads a table; see {@link Table#load}. */
    public static CodeTable load(Class<?> beside, String name, String... columns) {
        return new CodeTable(Table.load(beside, name, columns));
    }

    /** Second column of the row whose first column is {@code text}, null if there is none. */
    @Nullable
    String exactly(String text) {
        for (Table.Row row : rows) {
            if (row.cell(0).equals(text)) {
                return row.cell(1);
            }
        }
        return null;
    }

    /** Second column of the first row whose first column begins {@code text}; null if there is none, or nothing in it. */
    public @Nullable String byPrefix(String text) {
        Table.Row row = rowByPrefix(text);
        return row == null ? null : row.optional(1);
    }

    /** That row, with all its columns; spaces and underscores are the same. */
    public Table.@Nullable Row rowByPrefix(String text) {
        String wanted = text.replace(' ', '_');
        for (Table.Row row : rows) {
            if (wanted.startsWith(row.cell(0))) {
                return row;
            }
        }
        return null;
    }
}
