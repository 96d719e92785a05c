package dev.envlog.diagnosis;

import dev.envlog.data.Table;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the loggers of one process that had something to say and did not, so that they are not at debug. {@code loggers.txt} says
 * what shows that. A log that prints no loggers shows nothing.
 */
public final class SilentLoggers {

    private static final String DETAILS = "details:";

    /** By then the rest of a callback of the event loop is logged, so that what has not come does not come. */
    private static final long SOON_NANOS = 5_000_000;
    /** Records after which it is the same, where there are no times. */
    private static final int SOON_RECORDS = 20;
    /** Requests of which is remembered what they printed. */
    private static final int MOST = 1024;

    /** A logger, and what shows that it must speak. */
    private static final class Need {

        private final String logger;
        private final String without;
        private final List<Rule> rules = new ArrayList<>(3);
        private final List<String> details = new ArrayList<>(2);
        private long unless;

        Need(String logger, String without) {
            this.logger = logger;
            this.without = without;
        }
    }

    /** Statements of one request that must all have been printed; if {@code soon}, some time ago. */
    private static final class Rule {

        private final long all;
        private final boolean soon;

        Rule(long all, boolean soon) {
            this.all = all;
            this.soon = soon;
        }
    }

    /** What a logger said so far, or what it did not say when it had to. */
    private static final class State {

        private final Need need;
        private boolean spoke;
        private boolean silent;
        /** What it speaks soon after has been printed. */
        private boolean waiting;

        private @Nullable String thread;
        private long since;
        private int records;

        State(Need need) {
            this.need = need;
        }
    }

    /** The table, read once. */
    private static final class Known {

        private static final Known SHARED = new Known();

        private final Map<EventKind, Long> bits = new EnumMap<>(EventKind.class);
        private final List<Need> needs = new ArrayList<>();

        Known() {
            for (Table.Row row : Table.load(
                    SilentLoggers.class, "loggers.txt", "logger", "shown by", "unless", "not known without it")) {
                Need need = new Need(row.cell(0), row.cell(3));
                for (String shown : row.list(1)) {
                    if (shown.startsWith(DETAILS)) {
                        need.details.add(shown.substring(DETAILS.length()));
                    } else {
                        boolean soon = shown.endsWith(">");
                        need.rules.add(new Rule(
                                bits(
                                        row,
                                        List.of(shown.substring(0, shown.length() - (soon ? 1 : 0))
                                                .split("\\+", -1))),
                                soon));
                    }
                }
                need.unless = bits(row, row.list(2));
                needs.add(need);
            }
        }

        private long bits(Table.Row row, List<String> names) {
            long all = 0;
            for (String name : names) {
                EventKind kind = EventKind.byName(name);
                if (kind == null) {
                    throw row.problem(name + " is no statement of the grammar");
                }
                all |= bits.computeIfAbsent(kind, unknown -> 1L << bits.size());
            }
            return all;
        }
    }

    /** By name of the logger, the most important first. */
    private final Map<String, State> states = new LinkedHashMap<>();
    /** Those that something may show to have to speak, and that have not spoken. */
    private final List<State> open = new ArrayList<>();

    /** What each request printed of what the table names. */
    private final Map<Long, Long> printed = new HashMap<>();

    private String lastLogger = "";
    private @Nullable State last;

    /** Nothing was read. */
    public SilentLoggers() {
        for (Need need : Known.SHARED.needs) {
            State state = new State(need);
            states.put(need.logger, state);
            if (!need.rules.isEmpty()) {
                open.add(state);
            }
        }
    }

    /** What is not known without that logger, in words; empty if the table does not have it. */
    public static String without(String logger) {
        return Known.SHARED.needs.stream()
                .filter(need -> need.logger.equals(logger))
                .map(need -> need.without)
                .findFirst()
                .orElse("");
    }

    /** Takes the next record of Envoy's debug log. */
    public void record(Event event) {
        String logger = event.logger();
        if (logger == null) {
            return;
        }
        if (!logger.equals(lastLogger)) {
            lastLogger = logger;
            last = states.get(logger);
        }
        if (last != null && !last.spoke && isDetailed(event.level())) {
            last.spoke = true;
            open.remove(last);
        }
        if (!open.isEmpty()) {
            look(event);
        }
    }

    private static boolean isDetailed(@Nullable Level level) {
        return level == null || level == Level.DEBUG || level == Level.TRACE;
    }

    private void look(Event event) {
        Long bit = Known.SHARED.bits.get(event.event());
        long seen = bit == null ? 0 : printed(event, bit);
        for (int i = open.size() - 1; i >= 0; i--) {
            look(open.get(i), event, bit == null ? 0 : bit, seen);
            if (open.get(i).silent) {
                open.remove(i);
            }
        }
    }

    private long printed(Event event, long bit) {
        if (!event.hasStream()) {
            return bit;
        }
        if (printed.size() >= MOST) {
            printed.clear();
        }
        return printed.merge(event.stream(), bit, (before, now) -> before | now);
    }

    private static void look(State state, Event event, long bit, long seen) {
        if (state.waiting && isLater(state, event)) {
            state.silent = true;
            return;
        }
        if (bit == 0 || (seen & state.need.unless) != 0) {
            return;
        }
        for (Rule rule : state.need.rules) {
            if ((seen & rule.all) != rule.all || (bit & rule.all) == 0) {
                continue;
            }
            if (!rule.soon) {
                state.silent = true;
            } else if (!state.waiting) {
                state.waiting = true;
                state.thread = event.thread();
                state.since = event.time();
            }
        }
    }

    private static boolean isLater(State state, Event event) {
        if (!Objects.equals(state.thread, event.thread())) {
            return false;
        }
        state.records++;
        return state.since == Event.NO_TIME || event.time() == Event.NO_TIME
                ? state.records > SOON_RECORDS
                : event.time() - state.since > SOON_NANOS;
    }

    /** Response code details of a request: a filter that answers itself is in use. */
    public void details(String text) {
        for (State state : states.values()) {
            state.silent |= state.need.details.stream().anyMatch(text::startsWith);
        }
    }

    /** The loggers that had to speak and did not, the most important first. */
    public List<String> silent() {
        return states.values().stream()
                .filter(state -> state.silent && !state.spoke)
                .map(state -> state.need.logger)
                .toList();
    }

    /** Those and the ones that may have had nothing to say, the most important first. */
    public List<String> unheard() {
        return states.values().stream()
                .filter(state -> !state.spoke && (state.silent || state.need.details.isEmpty()))
                .map(state -> state.need.logger)
                .toList();
    }
}
