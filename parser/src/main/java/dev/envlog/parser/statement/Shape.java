package dev.envlog.parser.statement;

import dev.envlog.log.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which words and values a message is made of, in their order, and what the grammar says of all such messages: no rule of it asks
 * for more. The fields are given by the parts that they cover.
 */
final class Shape {

    private static final int EMPTY = -1;
    private static final int[] NONE = {};

    /** What messages of a shape say. */
    private static final class Said {

        final EventKind kind;
        final int wording;
        final String[] names;
        /** First part of each field, or the one before which it is empty. */
        final int[] first;
        /** Last part of each field, {@link #EMPTY} if it has none. */
        final int[] last;

        Said(EventKind kind, int wording, String[] names, int[] first, int[] last) {
            this.kind = kind;
            this.wording = wording;
            this.names = names;
            this.first = first;
            this.last = last;
        }

        /** {@code KIND WORDING NAME:FIRST:LAST…}. */
        static Said read(String text) {
            String[] cell = text.split(" ");
            int fields = cell.length - 2;
            String[] names = new String[fields];
            int[] first = new int[fields];
            int[] last = new int[fields];
            for (int i = 0; i < fields; i++) {
                String[] field = cell[2 + i].split(":");
                names[i] = field[0];
                first[i] = Integer.parseInt(field[1]);
                last[i] = Integer.parseInt(field[2]);
            }
            return new Said(EventKind.valueOf(cell[0]), Integer.parseInt(cell[1]), names, first, last);
        }
    }

    final String logger;
    final int[] types;
    /** Where it was read from the file: what it says, which few of hundreds are asked at a start. */
    private final String unread;
    /** The same once it was asked; for several threads, each of which would read the same. */
    private @Nullable Said said;

    private Shape(String logger, int[] types, String unread, @Nullable Said said) {
        this.logger = logger;
        this.types = types;
        this.unread = unread;
        this.said = said;
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
        return new Shape(logger, types, "", new Said(statement.kind(), statement.wording(), names, first, last));
    }

    /** {@code s LOGGER TYPES KIND WORDING NAME:FIRST:LAST…}. */
    static Shape read(String line) {
        int logger = line.indexOf(' ') + 1;
        int types = line.indexOf(' ', logger) + 1;
        int rest = line.indexOf(' ', types) + 1;
        return new Shape(
                line.substring(logger, types - 1),
                numbers(line.substring(types, rest - 1)),
                line.substring(rest),
                null);
    }

    private Said said() {
        Said known = said;
        if (known == null) {
            known = Said.read(unread);
            said = known;
        }
        return known;
    }

    /** As {@link #read} takes it. */
    String printed() {
        StringBuilder out = new StringBuilder("s " + logger + (types.length == 0 ? " -" : " "));
        for (int i = 0; i < types.length; i++) {
            out.append(i == 0 ? "" : ",").append(types[i]);
        }
        Said all = said();
        out.append(' ').append(all.kind.name()).append(' ').append(all.wording);
        for (int i = 0; i < all.names.length; i++) {
            out.append(' ')
                    .append(all.names[i])
                    .append(':')
                    .append(all.first[i])
                    .append(':')
                    .append(all.last[i]);
        }
        return out.toString();
    }

    /** Those of a list like {@code 535,0}, or none of {@code -}; hundreds of lists are read at each start. */
    static int[] numbers(String list) {
        if (list.equals("-")) {
            return NONE;
        }
        int[] numbers = new int[list.length() / 2 + 1];
        int count = 0;
        int number = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == ',') {
                numbers[count++] = number;
                number = 0;
            } else {
                number = 10 * number + c - '0';
            }
        }
        numbers[count++] = number;
        return Arrays.copyOf(numbers, count);
    }

    static int hash(String logger, int[] types, int parts) {
        int h = logger.hashCode();
        for (int i = 0; i < parts; i++) {
            h = 31 * h + types[i];
        }
        // Types that follow each other must not lie side by side: so many would be in each other's way.
        h *= 0x9E3779B9;
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
        Said all = said();
        int[] first = all.first;
        int[] last = all.last;
        int[] bounds = new int[2 * first.length];
        for (int i = 0; i < first.length; i++) {
            int start = first[i] < message.parts ? message.starts[first[i]] : to - from;
            int end = last[i] == EMPTY ? start : message.ends[last[i]];
            Statement.bound(b, from, start, end, bounds, 2 * i);
        }
        return all.kind == EventKind.OTHER
                ? Statement.OTHER
                : new Statement(all.kind, all.kind.eventName(), all.wording, all.names, bounds);
    }
}
