package dev.envlog.catalog;

import java.util.List;

/** What the catalogue makes of a message: the name of the event and where its fields stand. */
public final class CatalogEvent {

    private final String name;
    private final List<String> fields;
    private final int[] bounds;
    private final boolean numbered;

    CatalogEvent(String name, List<String> fields, int[] bounds, boolean numbered) {
        this.name = name;
        this.fields = fields;
        this.bounds = bounds;
        this.numbered = numbered;
    }

    /** Such as {@code upstream.eds_changed}. */
    public String name() {
        return name;
    }

    /** The names of the fields, in the order in which they stand. */
    public List<String> fields() {
        return fields;
    }

    /** Where the value of a field begins in the message, in characters. */
    public int start(int field) {
        return bounds[2 * field];
    }

    /** Where the value of a field ends in the message, in characters. */
    public int end(int field) {
        return bounds[2 * field + 1];
    }

    /** Whether a message that differs from this one in numbers inside fields only may be another event. */
    public boolean numbered() {
        return numbered;
    }
}
