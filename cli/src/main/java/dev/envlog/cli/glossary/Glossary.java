package dev.envlog.cli.glossary;

import dev.envlog.data.Table;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Envoy's statements mean for a request: {@code statements.txt} and {@code codes.txt}, read when first made. */
public final class Glossary {

    /**
     * One row.
     *
     * @param meaning null if the table of codes has it
     * @param table the table of codes to ask
     */
    record Row(
            Condition when,
            @Nullable Meaning meaning,
            @Nullable CodeKind table) {}

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Codes codes = Codes.load();

    private Glossary() {}

    /** The glossary that comes with envlog, read when first asked for. */
    public static Glossary shared() {
        return Holder.SHARED;
    }

    private static final class Holder {
        static final Glossary SHARED = read();

        private static Glossary read() {
            Glossary glossary = new Glossary();
            Table.each(
                    Glossary.class,
                    "statements.txt",
                    glossary::learn,
                    "event",
                    "when",
                    "weight",
                    "meaning",
                    "look next");
            return glossary;
        }
    }

    /** What a record means; null if the glossary does not have its statement. */
    public @Nullable Meaning meaning(Event event) {
        String name = event.eventName();
        for (Row row : rows.getOrDefault(name == null ? "" : name, List.of())) {
            CodeKind table = row.table();
            Condition.Term known = row.when().known();
            if (known == null || table == null) {
                if (row.when().holds(event)) {
                    return row.meaning();
                }
                continue;
            }
            String value = known.found(event);
            Code code = value == null ? null : codes.find(table, value);
            if (code != null) {
                return code.meaning();
            }
        }
        return null;
    }

    Codes codes() {
        return codes;
    }

    /** All rows, by the statement's name. */
    Map<String, List<Row>> rows() {
        return rows;
    }

    private void learn(Table.Row told) {
        String meaning = told.cell(3);
        Condition when = Condition.parse(told.cell(1));
        CodeKind table = meaning.startsWith("@") ? CodeKind.of(meaning.substring(1)) : null;
        if (table != null && when.known() == null) {
            throw new IllegalArgumentException("'" + meaning + "' wants the name of a field");
        }
        if (table == null && when.terms().stream().anyMatch(term -> term.how() == Condition.How.KNOWN)) {
            throw new IllegalArgumentException("'" + told.cell(1) + "' without a value wants a table of codes.txt");
        }
        Row row = new Row(when, table == null ? Meaning.of(told.cell(2), meaning, told.cell(4)) : null, table);
        for (String event : told.list(0)) {
            rows.computeIfAbsent(event, name -> new ArrayList<>()).add(row);
        }
    }
}
