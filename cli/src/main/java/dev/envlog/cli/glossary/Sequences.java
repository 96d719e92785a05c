package dev.envlog.cli.glossary;

import dev.envlog.data.Table;
import dev.envlog.log.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds records that mean something together ({@code sequences.txt}), among all that it is shown in the order of the log. */
public final class Sequences {

    /** What one thread does in one turn is written at once. */
    private static final long WITHIN_NANOS = 10_000_000;

    private static final long SECOND = 1_000_000_000;

    private static final Pattern LONGER = Pattern.compile("within (\\d+) s: ");

    /** Records that may be the beginning of one; other threads write between them. */
    private static final int REMEMBERED = 16;

    /**
     * One record of a row.
     *
     * @param not it must not stand there
     */
    private record Part(Set<String> names, Condition when, boolean not) {

        static Part parse(String text) {
            boolean not = text.startsWith("!");
            String[] cells = text.substring(not ? 1 : 0).split(": ", 2);
            return new Part(Set.of(cells[0].split(",")), Condition.parse(cells.length < 2 ? "-" : cells[1]), not);
        }
    }

    /**
     * A row of the table.
     *
     * @param names of all its parts: no other record of these may be between
     * @param within how long it may take from the first to the last
     */
    private record Row(List<Part> parts, Set<String> names, Meaning meaning, long within) {

        /** It is of things that happen again: the last may be the first of the next. */
        boolean repeats() {
            return within > WITHIN_NANOS;
        }

        Part last() {
            return parts.get(parts.size() - 1);
        }
    }

    /**
     * A record that may be part of one.
     *
     * @param fits the parts that it can be
     * @param kept what it means alone, and where it was kept for that; null if it was not
     */
    private record Seen(
            String name,
            String thread,
            long time,
            Set<Part> fits,
            Notables by,
            @Nullable Object kept) {}

    /**
     * What records mean together.
     *
     * @param by where the first of them was looked at: there it is to be kept
     */
    record Together(Meaning meaning, Notables by) {}

    private static final class Known {
        static final Known SHARED = new Known();

        private final Map<String, List<Row>> rows = new HashMap<>();
        /** Loggers of the statements of rows that take longer than a turn; a statement is called by its logger first. */
        private final Set<String> spanning = new HashSet<>();

        private Known() {
            Table.each(Sequences.class, "sequences.txt", this::learn, "records", "weight", "meaning", "look next");
        }

        private void learn(Table.Row told) {
            List<Part> parts = new ArrayList<>();
            Set<String> names = new HashSet<>();
            Matcher longer = LONGER.matcher(told.cell(0));
            long within = longer.lookingAt() ? Long.parseLong(longer.group(1)) * SECOND : WITHIN_NANOS;
            for (String text : longer.replaceFirst("").split(" > ")) {
                Part part = Part.parse(text.strip());
                parts.add(part);
                names.addAll(part.names);
            }
            Row row = new Row(parts, names, Meaning.of(told.cell(1), told.cell(2), told.cell(3)), within);
            names.forEach(
                    name -> rows.computeIfAbsent(name, any -> new ArrayList<>()).add(row));
            if (row.repeats()) {
                names.forEach(name -> spanning.add(name.substring(0, name.indexOf('.'))));
            }
        }
    }

    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Backtraces backtraces = new Backtraces();

    /** Whether a record may be part of what takes longer than one turn, so that others may stand between. Few are of the loggers of these. */
    public static boolean spans(Event event) {
        String logger = event.logger();
        String name = logger != null && Known.SHARED.spanning.contains(logger) ? event.eventName() : null;
        return name != null
                && Known.SHARED.rows.getOrDefault(name, List.of()).stream().anyMatch(Row::repeats);
    }

    /** Shows it a record; whether that is of a backtrace of which the head is not in the log. */
    boolean isHeadless(Event event) {
        return backtraces.isHeadless(event);
    }

    /** The statements that rows ask for. */
    static Set<String> names() {
        return Known.SHARED.rows.keySet();
    }

    /**
     * Shows it a record.
     *
     * @param by where the record is looked at
     * @param kept what it is kept there as; null if it is not kept
     * @return what it means with those before it, which are then not kept any more; null if it completes nothing
     */
    @Nullable
    Together completedBy(Event event, Notables by, @Nullable Object kept) {
        String name = event.eventName();
        List<Row> rows = name == null ? null : Known.SHARED.rows.get(name);
        String thread = rows == null ? null : event.thread();
        if (name == null || rows == null || thread == null || event.time() == Event.NO_TIME) {
            return null;
        }
        Set<Part> fits = new HashSet<>();
        rows.stream()
                .flatMap(row -> row.parts.stream())
                .filter(part -> part.names.contains(name) && part.when.holds(event))
                .forEach(fits::add);
        Seen now = new Seen(name, thread, event.time(), fits, by, kept);
        for (Row row : rows) {
            List<Seen> found = fits.contains(row.last()) ? before(row, now) : null;
            if (found != null) {
                found.forEach(one -> one.by.forget(one.kept));
                seen.removeAll(found);
                if (row.repeats()) {
                    remember(new Seen(name, thread, event.time(), fits, by, null));
                }
                return new Together(row.meaning, found.isEmpty() ? by : found.get(found.size() - 1).by);
            }
        }
        remember(now);
        return null;
    }

    private void remember(Seen one) {
        seen.addLast(one);
        if (seen.size() > REMEMBERED) {
            seen.removeFirst();
        }
    }

    /** The records of the row before its last, the latest first; null if they are not there. */
    private @Nullable List<Seen> before(Row row, Seen last) {
        List<Seen> candidates = new ArrayList<>();
        for (Iterator<Seen> back = seen.descendingIterator(); back.hasNext(); ) {
            Seen one = back.next();
            boolean near = last.time - one.time <= row.within;
            if (near && one.thread.equals(last.thread) && row.names.contains(one.name)) {
                candidates.add(one);
            }
        }
        List<Seen> found = new ArrayList<>();
        for (int i = row.parts.size() - 2; i >= 0; i--) {
            Part part = row.parts.get(i);
            Seen next = found.size() < candidates.size() ? candidates.get(found.size()) : null;
            boolean fits = next != null && next.fits.contains(part);
            if (fits == part.not) {
                return null;
            }
            if (next != null && !part.not) {
                found.add(next);
            }
        }
        return found;
    }
}
