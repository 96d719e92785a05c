package dev.envlog.cli.glossary;

import dev.envlog.data.DataFile;
import dev.envlog.diagnosis.TlsError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of {@code codes.txt}. */
final class Codes {

    static final String FLAG = "flag";
    static final String DETAILS = "details";
    static final String RESET = "reset";
    static final String HEADER = "header";
    static final String TRANSPORT = "transport";
    static final String HOST = "host";
    static final String LIFE = "life";

    private record Row(String code, @Nullable String name, Meaning meaning) {}

    private final Map<String, List<Row>> tables = new HashMap<>();

    static Codes load() {
        Codes codes = new Codes();
        for (String table : List.of(FLAG, DETAILS, RESET, HEADER, TRANSPORT, HOST, LIFE)) {
            codes.tables.put(table, new ArrayList<>());
        }
        DataFile.read(Codes.class, "codes.txt", codes::learn);
        return codes;
    }

    /**
     * The code that a text begins with; flags and headers count as a whole only, failures of the transport wherever they stand, as the
     * libraries below have more to say before them. Null if the table has none.
     */
    @Nullable
    Code find(String table, String text) {
        boolean anywhere = table.equals(TRANSPORT);
        boolean whole = table.equals(FLAG) || table.equals(HEADER);
        String wanted = table.equals(FLAG) ? text : plain(anywhere ? TlsError.named(text) : text);
        for (Row row : tables.getOrDefault(table, List.of())) {
            boolean found = whole
                    ? wanted.equals(row.code())
                    : anywhere ? wanted.contains(row.code()) : wanted.startsWith(row.code());
            if (found) {
                return new Code(table, text, row.name(), row.meaning());
            }
        }
        return null;
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** Envoy itself puts underscores for blanks where a reason becomes part of details. */
    static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private void learn(String line) {
        String[] column = line.split("\\|", -1);
        if (column.length != 6) {
            throw new IllegalArgumentException("expected: table | code | name | weight | meaning | look next");
        }
        for (int i = 0; i < column.length; i++) {
            column[i] = column[i].strip();
        }
        List<Row> rows = tables.get(column[0]);
        if (rows == null) {
            throw new IllegalArgumentException("'" + column[0] + "' is no table");
        }
        String code = column[0].equals(FLAG) ? column[1] : plain(column[1]);
        rows.add(new Row(code, column[2].equals("-") ? null : column[2], Meaning.of(column[3], column[4], column[5])));
    }
}
