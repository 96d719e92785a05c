package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds where a timeline stood still: the few longest silences get a row of their own. */
final class Gaps {

    private static final int MOST = 3;
    /** Silences shorter than this share of the whole are not worth a row. */
    private static final int SHARE = 5;

    private static final long LEAST = 1_000_000L;

    private record Gap(int before, long length) {}

    private Gaps() {}

    /** The rows with those of the longest silences among them. */
    static List<Row> add(List<Row> rows) {
        long first = Event.NO_TIME;
        long last = Event.NO_TIME;
        int unit = 0;
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Step step = rows.get(i).step();
            if (step == null || step.written() == Event.NO_TIME) {
                continue;
            }
            if (first == Event.NO_TIME) {
                first = step.written();
            } else if (step.written() - last >= LEAST) {
                gaps.add(new Gap(i, step.written() - last));
            }
            last = step.written();
            unit = step.event().timeUnit();
        }
        long whole = last - first;
        gaps.removeIf(gap -> gap.length() < whole / SHARE);
        gaps.sort(Comparator.comparingLong(Gap::length).reversed());
        List<Gap> shown = gaps.subList(0, Math.min(MOST, gaps.size()));
        List<Row> out = new ArrayList<>(rows.size() + MOST);
        for (int i = 0; i < rows.size(); i++) {
            for (Gap gap : shown) {
                if (gap.before() == i) {
                    out.add(Row.gap(TimeText.duration(gap.length(), unit) + " nothing logged ("
                            + Math.round(100.0 * gap.length() / whole) + " %)"));
                }
            }
            out.add(rows.get(i));
        }
        return out;
    }
}
