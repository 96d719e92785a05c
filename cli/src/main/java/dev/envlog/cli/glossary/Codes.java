package dev.envlog.cli.glossary;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.TlsError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The codes of {@code codes.txt}. */
final class Codes {

    private record Row(String code, @Nullable String name, Meaning meaning) {}

    private static final Set<CodeKind> WHOLE =
            EnumSet.of(CodeKind.FLAG, CodeKind.HEADER, CodeKind.CLUSTER, CodeKind.ROUTE);

    private final Map<CodeKind, List<Row>> tables = new EnumMap<>(CodeKind.class);

    static Codes load() {
        Codes codes = new Codes();
        Table.each(Codes.class, "codes.txt", codes::learn, "table", "code", "name", "weight", "meaning", "look next");
        return codes;
    }

    /**
     * The code that a text begins with; flags, headers, clusters and routes count as a whole only, failures of the transport wherever they stand, as the
     * libraries below have more to say before them. Null if the table has none.
     */
    @Nullable
    Code find(CodeKind table, String text) {
        boolean anywhere = table == CodeKind.TRANSPORT;
        boolean whole = WHOLE.contains(table);
        String wanted = table == CodeKind.FLAG ? text : plain(anywhere ? TlsError.named(text) : text);
        for (Row row : rows(table)) {
            boolean found = whole
                    ? wanted.equals(row.code())
                    : anywhere ? wanted.contains(row.code()) : wanted.startsWith(row.code());
            if (found) {
                return new Code(table, text, row.name(), row.meaning());
            }
        }
        return null;
    }

    private List<Row> rows(CodeKind table) {
        return tables.computeIfAbsent(table, one -> new ArrayList<>());
    }

    /** Envoy itself puts underscores for blanks where a reason becomes part of details. */
    static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private void learn(Table.Row told) {
        CodeKind table = CodeKind.of(told.cell(0));
        String code = table == CodeKind.FLAG ? told.cell(1) : plain(told.cell(1));
        rows(table).add(new Row(code, told.optional(2), Meaning.of(told.cell(3), told.cell(4), told.cell(5))));
    }
}
