package dev.envlog.cli.render;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.TlsError;
import dev.envlog.log.Attributes;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a step is told: a line of {@code steps.txt}.
 *
 * @param lane where it happened
 * @param crossing the border it passes
 * @param mark how to take it
 * @param sentences the first one that the record has all fields of is said
 */
record Phrase(Lane lane, Crossing crossing, Mark mark, List<List<Part>> sentences) {

    /** Where a step happened. */
    enum Lane {
        CLIENT,
        PROXY,
        UP,
        /** At the connection whose id is printed. */
        SIDE
    }

    /** The border between proxy and one of its sides that a step passes. */
    enum Crossing {
        NONE,
        FROM_CLIENT,
        TO_CLIENT,
        TO_UP,
        FROM_UP
    }

    /** How a step is to be taken. */
    enum Mark {
        NONE,
        OK,
        FAIL,
        NOTE,
        /** By the {@code :status} header of the record. */
        STATUS,
        /** A failure, unless the stream was answered with a status below 400. */
        ANSWER,
        /** A failure, if the record has an {@code error}. */
        ERROR
    }

    /** Words, or a hole filled from the record; optional parts are left out together when one of their holes is empty. */
    record Part(
            String literal, @Nullable String hole, @Nullable String table, int group) {}

    /** Before the path of a value in a message that the record's further lines have. */
    static final String LINE = "line:";
    /** Between a sentence and the one for records that it does not fit. */
    private static final String OR = " \\|\\| ";

    static Phrase of(Table.Row row) {
        return new Phrase(
                row.choice(1, Lane.class),
                row.optional(2) == null ? Crossing.NONE : row.choice(2, Crossing.class),
                row.optional(3) == null ? Mark.NONE : row.choice(3, Mark.class),
                Stream.of(row.cell(4).split(OR, -1)).map(Phrase::parts).toList());
    }

    /** The sentence for a record; null if it lacks a field that each of them needs. */
    @Nullable
    String say(Event event, Words words) {
        for (List<Part> parts : sentences) {
            String said = say(parts, event, words);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    private static @Nullable String say(List<Part> parts, Event event, Words words) {
        StringBuilder out = new StringBuilder();
        StringBuilder optional = new StringBuilder();
        int group = 0;
        boolean complete = true;
        for (Part part : parts) {
            if (part.group() != group) {
                out.append(complete ? optional : "");
                optional.setLength(0);
                complete = true;
                group = part.group();
            }
            String value = value(part, event, words);
            if (value == null && group == 0) {
                return null;
            }
            complete &= value != null;
            optional.append(value);
        }
        return out.append(complete ? optional : "").toString().strip();
    }

    private static @Nullable String value(Part part, Event event, Words words) {
        String hole = part.hole();
        if (hole == null) {
            return part.literal();
        }
        String value = found(hole, event);
        boolean none = value == null || value.isBlank() || (part.group() > 0 && value.equals("-"));
        if (value == null || none) {
            return null;
        }
        if (part.table() == null) {
            return TlsError.isIn(value) ? TlsError.shortened(value) : once(value);
        }
        String said = words.say(part.table(), value);
        // A table of afterthoughts has words for some values and none for the others.
        return said == null && part.group() > 0 ? null : said == null ? value : said;
    }

    private static @Nullable String found(String hole, Event event) {
        if (hole.equals("#headers")) {
            return Integer.toString(event.headers().size());
        }
        if (hole.equals("#further")) {
            return further(event.text());
        }
        if (hole.startsWith(LINE)) {
            return ProtoText.value(event.text(), hole.substring(LINE.length()));
        }
        if (hole.startsWith("header:")) {
            return event.header(hole.substring(7));
        }
        int colon = hole.indexOf(':');
        String list = colon < 0 ? null : event.field(hole.substring(0, colon));
        return colon < 0 ? event.field(hole) : list == null ? null : Attributes.value(list, hole.substring(colon + 1));
    }

    /** Of the lines behind the first the first that says something. */
    private static @Nullable String further(String text) {
        int newline = text.indexOf('\n');
        for (int from = newline + 1; newline >= 0; from = newline + 1) {
            newline = text.indexOf('\n', from);
            String line =
                    text.substring(from, newline < 0 ? text.length() : newline).strip();
            if (!line.isEmpty()) {
                return line;
            }
        }
        return null;
    }

    /** {@code stats_inbound} for {@code stats_inbound stats_inbound}: plugins print their name and their root's. */
    private static String once(String value) {
        int half = value.length() / 2;
        boolean twice = value.length() % 2 == 1
                && half > 0
                && value.charAt(half) == ' '
                && value.regionMatches(0, value, half + 1, half);
        return twice ? value.substring(0, half) : value;
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        int group = 0;
        int groups = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '[' && c != ']' && c != '{') {
                continue;
            }
            if (i > from) {
                parts.add(new Part(text.substring(from, i), null, null, group));
            }
            if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw new IllegalArgumentException("'{' without '}'");
                }
                String hole = text.substring(i + 1, end);
                int slash = hole.indexOf('/');
                parts.add(new Part(
                        "",
                        slash < 0 ? hole : hole.substring(0, slash),
                        slash < 0 ? null : hole.substring(slash + 1),
                        group));
                i = end;
            } else if ((c == '[') == (group > 0)) {
                throw new IllegalArgumentException("'" + c + "' out of place");
            } else {
                group = c == '[' ? ++groups : 0;
            }
            from = i + 1;
        }
        if (group > 0) {
            throw new IllegalArgumentException("'[' without ']'");
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null, null, 0));
        }
        return List.copyOf(parts);
    }
}
