package dev.envlog.cli.render;

import dev.envlog.data.DataFile;
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
        DataFile.read(Words.class, "words.txt", line -> {
            String[] column = line.split("\\|", 3);
            if (column.length != 3) {
                throw new IllegalArgumentException("expected: table | value | words");
            }
            words.words.put(column[0].strip() + "/" + column[1].strip(), column[2].strip());
        });
        return words;
    }

    /** The words for a value, null if the table has none. */
    @Nullable
    String say(String table, String value) {
        String said = words.get(table + "/" + value);
        return said == null && table.equals(ERRNO) ? Errno.words(value) : said;
    }
}
