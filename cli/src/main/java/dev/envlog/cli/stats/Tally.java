package dev.envlog.cli.stats;

import dev.envlog.query.Field;
import dev.envlog.query.FieldValues;
import dev.envlog.query.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts requests by the values of fields. Memory depends on the number of groups, which is bounded. */
public final class Tally {

    /** Groups beyond this are taken together. */
    private static final int MOST = 1000;

    /** Of several fields with several values each, combinations of one request beyond this are left out. */
    private static final int COMBINATIONS = 100;

    private final List<Field> by;
    private final List<Field> measures;
    private final Map<List<String>, Counts> groups = new LinkedHashMap<>();
    private final Counts others;
    private boolean overflown;

    private static final class Counts {
        private long count;
        private long failed;
        private int unit;
        private long example;
        private long slowest = -1;
        private final List<Quantiles> measures = new ArrayList<>();

        Counts(int measures) {
            for (int i = 0; i < measures; i++) {
                this.measures.add(new Quantiles());
            }
        }

        void add(Subject subject, List<Field> fields) {
            count++;
            Long took = subject.exchange().span().durationNs();
            if (subject.exchange().failed()) {
                example = failed == 0 ? subject.number() : example;
                failed++;
            } else if (failed == 0 && (count == 1 || (took != null && took > slowest))) {
                example = subject.number();
                slowest = took == null ? slowest : took;
            }
            unit = Math.max(unit, subject.exchange().span().unit());
            for (int i = 0; i < measures.size(); i++) {
                FieldValues.numbers(fields.get(i), subject).forEach(measures.get(i)::add);
            }
        }

        Group group(List<String> key) {
            return new Group(key, count, failed, unit, example, List.copyOf(measures));
        }
    }

    /**
     * A tally of nothing yet.
     *
     * @param by fields to group by, none for one group of all
     * @param measures fields of durations
     */
    public Tally(List<Field> by, List<Field> measures) {
        this.by = List.copyOf(by);
        this.measures = List.copyOf(measures);
        this.others = new Counts(measures.size());
    }

    /** Counts a request: once in each group that one of its values names. */
    public void add(Subject subject) {
        List<List<String>> keys = List.of(List.of());
        for (Field field : by) {
            List<String> values = values(field, subject);
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : keys) {
                for (String value : values) {
                    if (longer.size() < COMBINATIONS) {
                        longer.add(Stream.concat(key.stream(), Stream.of(value)).toList());
                    }
                }
            }
            keys = longer;
        }
        for (List<String> key : keys) {
            Counts counts = groups.get(key);
            if (counts == null && groups.size() < MOST) {
                counts = new Counts(measures.size());
                groups.put(key, counts);
            }
            overflown |= counts == null;
            (counts == null ? others : counts).add(subject, measures);
        }
    }

    /** The groups, those with most requests first; at last what was taken together, if anything was. */
    public List<Group> groups() {
        List<Group> all = new ArrayList<>();
        groups.forEach((key, counts) -> all.add(counts.group(key)));
        all.sort(Comparator.comparingLong(Group::count)
                .reversed()
                .thenComparing(group -> String.join("\0", group.key())));
        if (overflown) {
            all.add(others.group(List.of()));
        }
        return all;
    }

    /** Whether there were more groups than are told apart. */
    public boolean overflown() {
        return overflown;
    }

    private static List<String> values(Field field, Subject subject) {
        List<String> values = field.type().ordered()
                ? FieldValues.numbers(field, subject)
                        .distinct()
                        .mapToObj(Long::toString)
                        .toList()
                : FieldValues.texts(field, subject).distinct().toList();
        return values.isEmpty() ? List.of("") : values;
    }
}
