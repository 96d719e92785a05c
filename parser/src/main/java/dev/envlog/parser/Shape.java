package dev.envlog.parser;

import dev.envlog.log.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which words and values a message is made of, in their order, and what the grammar says of all such messages: no rule of it asks
 * for more. The fields are given by the parts that they cover.
 */
final class Shape {

    private static final int EMPTY = -1;

    private final String logger;
    private final int[] types;
    private final EventKind kind;
    private final int wording;
    private final String[] names;
    /** First part of each field, or the one before which it is empty. */
    private final int[] first;
    /** Last part of each field, {@link #EMPTY} if it has none. */
    private final int[] last;

    private Shape(String logger, int[] types, EventKind kind, int wording, String[] names, int[] first, int[] last) {
        this.logger = logger;
        this.types = types;
        this.kind = kind;
        this.wording = wording;
        this.names = names;
        this.first = first;
        this.last = last;
    }

    /**
     * That of a message which the grammar was asked about.
     *
     * @param ranges where each field's tokens begin and end, blanks included
     * @return null if a field begins or ends inside a part
     */
    static @Nullable Shape of(String logger, MessageLexer message, int length, Statement statement, int[] ranges) {
        int fields = statement.fields();
        String[] names = new String[fields];
        int[] first = new int[fields];
        int[] last = new int[fields];
        for (int i = 0; i < fields; i++) {
            names[i] = statement.fieldName(i);
            first[i] = message.startingAt(ranges[2 * i], length);
            last[i] = ranges[2 * i] == ranges[2 * i + 1] ? EMPTY : message.endingAt(ranges[2 * i + 1]);
            if (first[i] < 0 || (last[i] < 0 && ranges[2 * i] != ranges[2 * i + 1])) {
                return null;
            }
        }
        int[] types = Arrays.copyOf(message.types, message.parts);
        return new Shape(logger, types, statement.kind(), statement.wording(), names, first, last);
    }

    /** {@code s LOGGER TYPES KIND WORDING NAME:FIRST:LAST…}. */
    static Shape read(String[] cell) {
        int fields = cell.length - 5;
        String[] names = new String[fields];
        int[] first = new int[fields];
        int[] last = new int[fields];
        for (int i = 0; i < fields; i++) {
            String[] field = cell[5 + i].split(":");
            names[i] = field[0];
            first[i] = Integer.parseInt(field[1]);
            last[i] = Integer.parseInt(field[2]);
        }
        return new Shape(
                cell[1], numbers(cell[2]), EventKind.valueOf(cell[3]), Integer.parseInt(cell[4]), names, first, last);
    }

    /** As {@link #read} takes it. */
    String printed() {
        StringBuilder out = new StringBuilder("s " + logger + (types.length == 0 ? " -" : " "));
        for (int i = 0; i < types.length; i++) {
            out.append(i == 0 ? "" : ",").append(types[i]);
        }
        out.append(' ').append(kind.name()).append(' ').append(wording);
        for (int i = 0; i < names.length; i++) {
            out.append(' ')
                    .append(names[i])
                    .append(':')
                    .append(first[i])
                    .append(':')
                    .append(last[i]);
        }
        return out.toString();
    }

    static int[] numbers(String list) {
        if (list.equals("-")) {
            return new int[0];
        }
        // Hundreds of lists are read at each start, where a stream for each takes several milliseconds.
        String[] part = list.split(",");
        int[] numbers = new int[part.length];
        for (int i = 0; i < part.length; i++) {
            numbers[i] = Integer.parseInt(part[i]);
        }
        return numbers;
    }

    static int hash(String logger, int[] types, int parts) {
        int h = logger.hashCode();
        for (int i = 0; i < parts; i++) {
            h = 31 * h + types[i];
        }
        return h ^ (h >>> 15);
    }

    int hash() {
        return hash(logger, types, types.length);
    }

    boolean isOf(String ofLogger, MessageLexer message) {
        return message.parts == types.length
                && Arrays.equals(types, 0, types.length, message.types, 0, types.length)
                && logger.equals(ofLogger);
    }

    /** What a message of this shape says. */
    Statement statement(MessageLexer message, byte[] b, int from, int to) {
        int[] bounds = new int[2 * names.length];
        for (int i = 0; i < names.length; i++) {
            int start = first[i] < message.parts ? message.starts[first[i]] : to - from;
            int end = last[i] == EMPTY ? start : message.ends[last[i]];
            Statement.bound(b, from, start, end, bounds, 2 * i);
        }
        return kind == EventKind.OTHER
                ? Statement.OTHER
                : new Statement(kind, kind.eventName(), wording, names, bounds);
    }
}
