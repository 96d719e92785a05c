package dev.envlog.query;

import dev.envlog.log.Event;
import dev.envlog.timeline.Step;
import java.util.List;
import java.util.function.Predicate;

/** A query compiled to a test on one exchange. */
public final class QueryPredicate implements Predicate<Subject> {

    private final Query query;

    public QueryPredicate(Query query) {
        this.query = query;
    }

    /** Whether the exchange has to have its records. */
    public boolean needsLines() {
        return query.needsLines();
    }

    @Override
    public boolean test(Subject subject) {
        return fits(query, subject);
    }

    private static boolean fits(Query query, Subject subject) {
        if (query instanceof Query.And and) {
            return and.parts().stream().allMatch(part -> fits(part, subject));
        }
        if (query instanceof Query.Or or) {
            return or.parts().stream().anyMatch(part -> fits(part, subject));
        }
        if (query instanceof Query.Not not) {
            return !fits(not.query(), subject);
        }
        if (query instanceof Query.Range range) {
            return FieldValues.numbers(range.field(), subject)
                    .anyMatch(value -> value >= range.min() && value <= range.max());
        }
        if (query instanceof Query.Match match) {
            List<Glob> words = match.words();
            return FieldValues.texts(match.field(), subject).anyMatch(value -> fits(match, words, value));
        }
        if (query instanceof Query.Phrase phrase) {
            return FieldValues.texts(phrase.field(), subject)
                    .anyMatch(value -> TextWords.hasPhrase(value, phrase.words()));
        }
        if (query instanceof Query.Present present) {
            return present.field().type().ordered()
                    ? FieldValues.numbers(present.field(), subject).findAny().isPresent()
                    : FieldValues.texts(present.field(), subject).findAny().isPresent();
        }
        return !(query instanceof Query.Sequence sequence) || follow(sequence, subject);
    }

    private static boolean fits(Query.Match match, List<Glob> words, String value) {
        return match.value().matches(value) || (!words.isEmpty() && TextWords.hasPhrase(TextWords.value(value), words));
    }

    /** From each line that fits the first step, the nearest lines after it that fit the others. */
    private static boolean follow(Query.Sequence sequence, Subject subject) {
        List<Step> lines = subject.lines();
        int steps = sequence.steps().size();
        boolean[][] fits = new boolean[steps][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Subject line = subject.with(lines.get(i));
            for (int step = 0; step < steps; step++) {
                fits[step][i] = fits(sequence.steps().get(step), line);
            }
        }
        for (int first = 0; first < lines.size(); first++) {
            if (fits[0][first] && follow(sequence, fits, lines, first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean follow(Query.Sequence sequence, boolean[][] fits, List<Step> lines, int first) {
        int at = first;
        for (int step = 1; step < fits.length; step++) {
            at++;
            while (at < lines.size() && !fits[step][at]) {
                at++;
            }
            if (at >= lines.size()) {
                return false;
            }
        }
        long from = lines.get(first).written();
        long to = lines.get(at).written();
        return sequence.within() == Long.MAX_VALUE
                || (from != Event.NO_TIME && to != Event.NO_TIME && to - from <= sequence.within());
    }
}
