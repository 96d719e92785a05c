package dev.envlog.parser.statement;

import dev.envlog.catalog.CatalogEvent;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a message says: which statement it is and where its fields stand, as byte offsets from the start of the message. Equal
 * messages of a logger have equal statements, so one instance is shared between them.
 */
public final class Statement {

    public static final Statement OTHER =
            new Statement(EventKind.OTHER, null, Event.NO_WORDING, new String[0], new int[0]);

    private final EventKind kind;
    private final @Nullable String name;
    private final int wording;
    private final String[] names;
    /** Start and end of each field, two per name. */
    private final int[] bounds;

    private final boolean numbered;

    /**
     * A statement of the grammar.
     *
     * @param wording see {@link Event#wording()}
     */
    public Statement(EventKind kind, @Nullable String name, int wording, String[] names, int[] bounds) {
        this(kind, name, wording, names, bounds, false);
    }

    private Statement(
            EventKind kind, @Nullable String name, int wording, String[] names, int[] bounds, boolean numbered) {
        this.kind = kind;
        this.name = name;
        this.wording = wording;
        this.names = names;
        this.bounds = bounds;
        this.numbered = numbered;
    }

    static Statement catalogued(CatalogEvent event) {
        int fields = event.fields().size();
        int[] bounds = new int[2 * fields];
        for (int i = 0; i < fields; i++) {
            bounds[2 * i] = event.start(i);
            bounds[2 * i + 1] = event.end(i);
        }
        String[] names = event.fields().toArray(new String[0]);
        return new Statement(EventKind.CATALOGUED, event.name(), Event.NO_WORDING, names, bounds, event.numbered());
    }

    /** Notes where a field stands: blank around a value is not part of it. */
    static void bound(byte[] b, int from, int fieldStart, int fieldEnd, int[] bounds, int at) {
        int start = fieldStart;
        int end = fieldEnd;
        while (start < end && b[from + start] == ' ') {
            start++;
        }
        while (end > start && b[from + end - 1] == ' ') {
            end--;
        }
        bounds[at] = start;
        bounds[at + 1] = end;
    }

    /** Whether a message that differs in the numbers of its fields only may be another statement. */
    boolean numbered() {
        return numbered;
    }

    /** The same with its fields elsewhere in the message. */
    Statement moved(IntUnaryOperator to) {
        int[] there = new int[bounds.length];
        Arrays.setAll(there, i -> to.applyAsInt(bounds[i]));
        return new Statement(kind, name, wording, names, there, numbered);
    }

    public EventKind kind() {
        return kind;
    }

    public @Nullable String name() {
        return name;
    }

    public int wording() {
        return wording;
    }

    public int fields() {
        return names.length;
    }

    public String fieldName(int index) {
        return names[index];
    }

    public int fieldStart(int index) {
        return bounds[2 * index];
    }

    public int fieldEnd(int index) {
        return bounds[2 * index + 1];
    }

    /** Writes the fields of a statement that has neither kind nor name. */
    public void writeTo(PackWriter out) {
        out.number(names.length);
        for (int i = 0; i < names.length; i++) {
            out.text(names[i]);
            out.signed(bounds[2 * i]);
            out.signed(bounds[2 * i + 1]);
        }
    }

    public static Statement read(PackReader in) {
        int fields = in.count(1 << 16);
        String[] names = new String[fields];
        int[] bounds = new int[2 * fields];
        for (int i = 0; i < fields; i++) {
            String name = in.text();
            names[i] = name == null ? "" : name;
            bounds[2 * i] = (int) in.signed();
            bounds[2 * i + 1] = (int) in.signed();
        }
        return new Statement(EventKind.OTHER, null, Event.NO_WORDING, names, bounds);
    }
}
