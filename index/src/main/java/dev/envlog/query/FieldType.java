package dev.envlog.query;

import java.util.Locale;

/** What the values of a field are, and so how they are asked for. */
public enum FieldType {
    /** Compared as a whole, case aside; {@code *} and {@code ?} stand for any characters. */
    EXACT,
    /** The same, and without a wildcard also by words that stand side by side in it ({@link Query.Match#words()}). */
    NAME,
    /** Text of which words are asked for ({@link TextWords}). */
    TEXT,
    /** A filter or a part of Envoy, under its canonical name and its short one. */
    COMPONENT,
    /** The number of a connection or a stream in decimal, unsigned; compared as a whole. */
    ID,
    NUMBER,
    /** Nanoseconds. */
    DURATION,
    /** Nanoseconds since the epoch. */
    TIME,
    /** {@code true} or {@code false}. */
    TRUTH,
    /** One of the words that the field lists. */
    CHOICE;

    /** Whether its values are numbers, to be compared, and not texts. */
    public boolean ordered() {
        return this == NUMBER || this == DURATION || this == TIME;
    }

    static FieldType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As in {@code fields.txt}. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
