package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: which statement it is and where its fields stand, as byte offsets from the start of the message. Equal
 * messages of a logger have equal statements, so one instance is shared between them.
 */
final class Statement {

    static final Statement OTHER = new Statement(EventKind.OTHER, null, Event.NO_WORDING, new String[0], new int[0]);

    private final EventKind kind;
    private final @Nullable String name;
    private final int wording;
    private final String[] names;
    /** Start and end of each field, two per name. */
    private final int[] bounds;

    /** @param wording see {@link Event#wording()} */
    Statement(EventKind kind, @Nullable String name, int wording, String[] names, int[] bounds) {
        this.kind = kind;
        this.name = name;
        this.wording = wording;
        this.names = names;
        this.bounds = bounds;
    }

    static Statement catalogued(String name) {
        return new Statement(EventKind.CATALOGUED, name, Event.NO_WORDING, new String[0], new int[0]);
    }

    /** The same with its fields elsewhere in the message. */
    Statement moved(IntUnaryOperator to) {
        int[] there = new int[bounds.length];
        Arrays.setAll(there, i -> to.applyAsInt(bounds[i]));
        return new Statement(kind, name, wording, names, there);
    }

    EventKind kind() {
        return kind;
    }

    @Nullable
    String name() {
        return name;
    }

    int wording() {
        return wording;
    }

    int fields() {
        return names.length;
    }

    String fieldName(int index) {
        return names[index];
    }

    int fieldStart(int index) {
        return bounds[2 * index];
    }

    int fieldEnd(int index) {
        return bounds[2 * index + 1];
    }
}
