package dev.envlog.query;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields there are: {@code fields.txt}. */
public final class FieldCatalog {

    /** What stands in the table for the name of any header. */
    private static final String ANY_HEADER = Field.HEADER + "NAME";

    /** Of HTTP's characters of names those that a word of a query can have. */
    private static final Pattern HEADER_NAME = Pattern.compile(":?[a-z0-9#$%&*+^_`|~.-]+");

    private static final class Shared {
        private static final FieldCatalog CATALOG = new FieldCatalog(Table.load(
                FieldCatalog.class, "fields.txt", "name", "also", "type", "of", "choices", "meaning", "example"));
    }

    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Field header;

    private FieldCatalog(List<Table.Row> rows) {
        for (Table.Row row : rows) {
            Field field = new Field(
                    row.cell(0),
                    row.words(1),
                    FieldType.of(row.cell(2)),
                    row.cell(3).equals("line"),
                    row.words(4),
                    row.cell(5),
                    row.cell(6));
            fields.add(field);
            put(field.name(), field);
            field.also().forEach(name -> put(name, field));
        }
        header = field(ANY_HEADER);
    }

    /** The only one. */
    public static FieldCatalog shared() {
        return Shared.CATALOG;
    }

    /** All fields in the order of the table; {@code header.NAME} stands for those of all headers. */
    public List<Field> all() {
        return List.copyOf(fields);
    }

    /** The field of that name, in any case and with {@code _} or without; null if there is none. */
    public @Nullable Field find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith(Field.HEADER)
                && HEADER_NAME.matcher(lower.substring(Field.HEADER.length())).matches()) {
            return new Field(
                    lower, List.of(), header.type(), true, header.choices(), header.meaning(), header.example());
        }
        return byName.get(key(name));
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field field(String name) {
        Field field = byName.get(key(name));
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return field;
    }

    /** The name most like one that was typed, null if none is. */
    public @Nullable String nearest(String typed) {
        String lower = key(typed);
        String nearest = Similar.to(lower, byName.keySet());
        Field field = nearest == null ? null : byName.get(nearest);
        if (field == null || field.equals(header)) {
            return lower.startsWith("head") ? Field.HEADER + "user-agent" : null;
        }
        return key(field.name()).equals(nearest) ? field.name() : nearest;
    }

    private void put(String name, Field field) {
        if (byName.put(key(name), field) != null) {
            throw new IllegalStateException("fields.txt: '" + name + "' is there twice");
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
