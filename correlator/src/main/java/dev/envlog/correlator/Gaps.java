package dev.envlog.correlator;

import dev.envlog.data.Table;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Partial;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holes in the log of a request: statements that Envoy must have logged, as it logged others of the same request. {@code
 * gaps.txt} says which.
 */
final class Gaps {

    static final Gaps SHARED = new Gaps(Table.load(Gaps.class, "gaps.txt", "statement", "half", "seen", "unless"));

    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** The bit of each statement that a rule names. */
    private final Map<EventKind, Long> bits = new EnumMap<>(EventKind.class);

    private final List<Rule> rules = new ArrayList<>();

    /** One rule: {@code missing} must be there if all of one of {@code seen} is and nothing of {@code unless}. */
    private static final class Rule {

        private final String statement;
        private final Partial half;
        private final long missing;
        private final long[] seen;
        private final long unless;

        Rule(String statement, Partial half, long missing, long[] seen, long unless) {
            this.statement = statement;
            this.half = half;
            this.missing = missing;
            this.seen = seen;
            this.unless = unless;
        }

        /** What pool and connections log prints no stream id. */
        boolean namesStream() {
            return !statement.startsWith("pool.") && !statement.startsWith("connection.");
        }

        boolean fits(long printed) {
            if ((printed & (missing | unless)) != 0) {
                return false;
            }
            for (long all : seen) {
                if ((printed & all) == all) {
                    return true;
                }
            }
            return false;
        }
    }

    private Gaps(List<Table.Row> rows) {
        for (Table.Row row : rows) {
            long[] seen = row.list(2).stream()
                    .mapToLong(all -> bits(row, List.of(all.split("\\+", -1))))
                    .toArray();
            rules.add(new Rule(
                    row.cell(0),
                    row.choice(1, Partial.class),
                    bits(row, List.of(row.cell(0))),
                    seen,
                    bits(row, row.list(3))));
        }
    }

    private long bits(Table.Row row, List<String> names) {
        long all = 0;
        for (String name : names) {
            EventKind kind = EventKind.byName(name.strip());
            if (kind == null) {
                throw row.problem(name.strip() + " is no statement of the grammar");
            }
            all |= bits.computeIfAbsent(kind, unknown -> 1L << bits.size());
        }
        if (bits.size() > Long.SIZE) {
            throw row.problem("the table names more than " + Long.SIZE + " statements");
        }
        return all;
    }

    /** True if what a statement always names is not there, or has bytes in it that Envoy prints nowhere. */
    static boolean isTorn(@Nullable String value) {
        if (value == null) {
            return true;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == REPLACEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The bit by which the statement is remembered, 0 if no rule names it. */
    long bit(EventKind kind) {
        Long bit = bits.get(kind);
        return bit == null ? 0 : bit;
    }

    /**
     * What is missing between the first and the last that the log shows of an exchange, in order of a request.
     *
     * @param printed bits of all that its process printed for any exchange
     */
    List<Gap> of(ExchangeTracker exchange, long printed) {
        if (exchange.isTcp()) {
            return List.of();
        }
        List<Gap> found = List.of();
        for (Rule rule : rules) {
            if ((printed & rule.missing) != 0 && rule.fits(exchange.statements) && isWithin(exchange, rule)) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(new Gap(rule.statement, rule.half));
            }
        }
        return found;
    }

    /**
     * What would stand before the log or after it is no hole, and where no thread is printed it is not always found whom a
     * line without stream id is about.
     */
    private static boolean isWithin(ExchangeTracker exchange, Rule rule) {
        return exchange.sawStart
                && (rule.half == Partial.NO_START || (exchange.ended && !exchange.tunnel))
                && (exchange.thread != null || rule.namesStream());
    }

    /** A statement that is missing, and the half of the request in which it would stand. */
    record Gap(String statement, Partial half) {}

    /** Both halves' labels in one. */
    static @Nullable Partial label(boolean start, boolean end) {
        if (start) {
            return end ? Partial.BOTH : Partial.NO_START;
        }
        return end ? Partial.NO_END : null;
    }
}
