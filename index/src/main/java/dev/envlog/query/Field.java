package dev.envlog.query;

import java.util.List;

/**
 * Something that can be asked for.
 *
 * @param name canonical; of a header {@code header.} and its name in lower case
 * @param also other names for it
 * @param ofLines whether it is known only where the lines of a request are kept
 * @param choices the values of a {@link FieldType#CHOICE}, empty for other types
 * @param meaning one line for a person
 * @param example a query with it
 */
public record Field(
        String name,
        List<String> also,
        FieldType type,
        boolean ofLines,
        List<String> choices,
        String meaning,
        String example) {

    /** What the name of each header's field begins with. */
    public static final String HEADER = "header.";

    /** The header whose values it has, in lower case; empty if it is no header's field. */
    public String header() {
        return name.startsWith(HEADER) ? name.substring(HEADER.length()) : "";
    }
}
