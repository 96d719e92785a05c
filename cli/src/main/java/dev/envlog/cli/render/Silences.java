package dev.envlog.cli.render;

import dev.envlog.cli.workspace.Tempo;
import dev.envlog.log.Event;
import java.util.ArrayList;
import java.util.List;

/** The silences between the rows of a timeline that is played, and what is said of those that are shortened. */
final class Silences {

    private Silences() {}

    /** Nanoseconds before each row in which nothing was logged; 0 where that is not known, or time goes back. */
    static long[] before(List<Row> rows) {
        long[] silences = new long[rows.size()];
        long latest = Event.NO_TIME;
        for (int i = 0; i < silences.length; i++) {
            long now = written(rows.get(i));
            if (now == Event.NO_TIME) {
                continue;
            }
            silences[i] = latest == Event.NO_TIME ? 0 : Math.max(0, now - latest);
            latest = Math.max(latest, now);
        }
        return silences;
    }

    /** The rows, each silence that is shortened said in a row of its own, or in that which tells of it anyway. */
    static List<Row> tell(List<Row> rows, Tempo tempo) {
        long[] silences = before(rows);
        List<Row> out = new ArrayList<>(rows.size());
        for (int i = 0; i < silences.length; i++) {
            Row row = rows.get(i);
            if (tempo.shortens(silences[i]) && row.step() != null) {
                String played = "shortened to " + TimeText.plain(tempo.most());
                Row last = out.isEmpty() ? row : out.get(out.size() - 1);
                if (last.isGap()) {
                    out.set(out.size() - 1, Row.gap(last.said().text() + ", " + played));
                } else {
                    int unit = row.step().event().timeUnit();
                    out.add(Row.gap(TimeText.duration(silences[i], unit) + " nothing of it logged, " + played));
                }
            }
            out.add(row);
        }
        return out;
    }

    private static long written(Row row) {
        return row.step() == null ? Event.NO_TIME : row.step().written();
    }
}
