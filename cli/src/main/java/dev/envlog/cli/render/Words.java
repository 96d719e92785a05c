package dev.envlog.cli.render;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.Errno;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of {@code words.txt}: what numbers and flags of the log mean. */
final class Words {

    private static final String ERRNO = "errno";

    private final Map<String, String> words = new HashMap<>();

    static Words load() {
        Words words = new Words();
        Table.load(Words.class, "words.txt", "table", "value", "words")
                .forEach(row -> words.words.put(row.cell(0) + "/" + row.cell(1), row.cell(2)));
        return words;
    }

    /** The words for a value, null if the table has none. */
    @Nullable
    String say(String table, String value) {
        String said = words.get(table + "/" + value);
        return said == null && table.equals(ERRNO) ? Errno.words(value) : said;
    }
}
