package dev.envlog.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A query as a tree. Its values are resolved: units and relative times are numbers, choices are spelled as fields have them, so
 * that whatever it is compiled to need not ask again. Made by {@link QueryParser}.
 *
 * <p>A field that has several values fits if one of them does; one that has none fits nothing. {@link Not} turns that
 * around.
 */
public sealed interface Query {

    /** Fits everything. */
    record All() implements Query {}

    /** All of two or more hold. */
    record And(List<Query> parts) implements Query {}

    /** One of two or more holds. */
    record Or(List<Query> parts) implements Query {}

    /** The other does not hold. */
    record Not(Query query) implements Query {}

    /** A field has a value. */
    record Present(Field field) implements Query {}

    /**
     * A field of texts has a value that fits as a whole ({@link TextWords#value}), or by words where there are {@link #words()}.
     *
     * @param whole whether only whole values count
     */
    record Match(Field field, Glob value, boolean whole) implements Query {

        /**
         * What may follow each other in a value for it to fit as well, see {@link TextWords}: of a {@link FieldType#NAME}, if a literal
         * was asked for that begins with a word and not with a {@code /}. Empty if only whole values count.
         */
        public List<Glob> words() {
            boolean byWord = !whole
                    && field.type() == FieldType.NAME
                    && value.isLiteral()
                    && !value.pattern().isEmpty()
                    && TextWords.inWord(value.pattern().codePointAt(0));
            return byWord ? value.words() : List.of();
        }
    }

    /**
     * A field of numbers has a value from here to there, both included.
     *
     * @param min {@link Long#MIN_VALUE} for no lower bound
     * @param max {@link Long#MAX_VALUE} for no upper bound
     */
    record Range(Field field, long min, long max) implements Query {}

    /**
     * A field of text has words that follow each other, see {@link TextWords}.
     *
     * @param words one or more, each fits a whole word; folded
     */
    record Phrase(Field field, List<Glob> words) implements Query {}

    /**
     * Lines of one request fit one query after the other, in the order of the log, perhaps with others between them.
     *
     * @param steps two or more, which ask for fields of lines only
     * @param within nanoseconds from the first line to the last at most, {@link Long#MAX_VALUE} for any time; lines without a
     *     time have none between them
     */
    record Sequence(List<Query> steps, long within) implements Query {}

    /** All of several. */
    static Query and(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        parts.forEach(part -> flat.addAll(part instanceof And and ? and.parts() : List.of(part)));
        return flat.size() == 1 ? flat.get(0) : new And(List.copyOf(flat));
    }

    /** One of several. */
    static Query or(List<Query> parts) {
        List<Query> flat = new ArrayList<>();
        parts.forEach(part -> flat.addAll(part instanceof Or or ? or.parts() : List.of(part)));
        return flat.size() == 1 ? flat.get(0) : new Or(List.copyOf(flat));
    }

    /** The queries it is made of. */
    default List<Query> inner() {
        if (this instanceof And and) {
            return and.parts();
        }
        if (this instanceof Or or) {
            return or.parts();
        }
        if (this instanceof Not not) {
            return List.of(not.query());
        }
        return this instanceof Sequence sequence ? sequence.steps() : List.of();
    }

    /** Whether it can be answered only where the lines of a request are kept. */
    default boolean needsLines() {
        return asks(Field::ofLines, true);
    }

    /** Whether it asks for something that is known of each request without its lines. */
    default boolean needsRequest() {
        return asks(field -> !field.ofLines(), false);
    }

    /** Whether it asks for that field. */
    default boolean asksFor(String field) {
        return asks(asked -> asked.name().equals(field), false);
    }

    /** @param sequence the answer for a sequence, all parts of which ask for lines */
    private boolean asks(Predicate<Field> wanted, boolean sequence) {
        if (this instanceof Present present) {
            return wanted.test(present.field());
        }
        if (this instanceof Match match) {
            return wanted.test(match.field());
        }
        if (this instanceof Range range) {
            return wanted.test(range.field());
        }
        if (this instanceof Phrase phrase) {
            return wanted.test(phrase.field());
        }
        if (this instanceof Sequence) {
            return sequence;
        }
        return inner().stream().anyMatch(query -> query.asks(wanted, sequence));
    }

    /** Whether lines have to follow each other. */
    default boolean hasSequence() {
        return this instanceof Sequence || inner().stream().anyMatch(Query::hasSequence);
    }

    /** As it can be typed; reading that gives the same tree. */
    default String printed() {
        return QueryPrinter.print(this);
    }
}
