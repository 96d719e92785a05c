package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where a timeline stood still: the few longest silences get a row of their own. So do places where a log that was put
 * together in another order goes back in time; what was logged before them is no silence of what comes after. A connection that
 * was quiet before a request came on it is no silence of the request, and told only if it was so for long.
 */
final class Gaps {

    private static final int MOST = 3;
    /** Silences shorter than this share of the whole are not worth a row. */
    private static final int SHARE = 5;

    private static final long LEAST = 1_000_000L;
    /** Likewise of a connection before the request came. */
    private static final long LEAST_BEFORE = 1_000_000_000L;
    /** Threads that write at the same time put lines out of order by less than this. */
    private static final long BACK = 100_000_000L;

    /** @param early it is over when what is told begins */
    private record Gap(int before, long length, boolean early) {}

    private Gaps() {}

    /**
     * The rows with those of the longest silences among them, and with where the log's time goes back.
     *
     * @param start when what they tell of began, or {@link Event#NO_TIME}
     */
    static List<Row> add(List<Row> rows, long start) {
        long first = Event.NO_TIME;
        long last = Event.NO_TIME;
        long before = Event.NO_TIME;
        int unit = 0;
        List<Gap> gaps = new ArrayList<>();
        List<Gap> back = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Step step = rows.get(i).step();
            if (step == null || step.written() == Event.NO_TIME) {
                continue;
            }
            long now = step.written();
            if (first == Event.NO_TIME) {
                first = now;
                last = now;
            } else if (now - last >= Math.max(LEAST, 2L * step.event().timeUnit())) {
                // One unit apart may be next to nothing.
                gaps.add(new Gap(i, now - last, start != Event.NO_TIME && now <= start));
            } else if (before - now >= BACK) {
                back.add(new Gap(i, before - now, false));
            }
            first = Math.min(first, now);
            last = Math.max(last, now);
            before = now;
            unit = step.event().timeUnit();
        }
        boolean inOrder = start != Event.NO_TIME && back.isEmpty();
        long whole = last - (inOrder ? Math.max(first, Math.min(start, last)) : first);
        gaps.removeIf(gap -> gap.early ? gap.length < LEAST_BEFORE : gap.length < whole / SHARE);
        return insert(rows, longest(gaps), longest(back), whole, unit);
    }

    private static List<Gap> longest(List<Gap> gaps) {
        gaps.sort(Comparator.comparingLong(Gap::length).reversed());
        return gaps.subList(0, Math.min(MOST, gaps.size()));
    }

    private static List<Row> insert(List<Row> rows, List<Gap> gaps, List<Gap> back, long whole, int unit) {
        List<Row> out = new ArrayList<>(rows.size() + 2 * MOST);
        for (int i = 0; i < rows.size(); i++) {
            for (Gap gap : gaps) {
                if (gap.before() == i) {
                    String share =
                            gap.early ? "" : " (" + Math.min(100, Math.round(100.0 * gap.length / whole)) + " %)";
                    out.add(Row.gap(TimeText.duration(gap.length, unit) + " nothing of it logged" + share));
                }
            }
            for (Gap gap : back) {
                if (gap.before() == i) {
                    out.add(Row.gap("the log goes back " + TimeText.duration(gap.length(), unit) + " here"));
                }
            }
            out.add(rows.get(i));
        }
        return out;
    }
}
