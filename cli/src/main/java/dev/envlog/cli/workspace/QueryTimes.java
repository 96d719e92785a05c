package dev.envlog.cli.workspace;

import dev.envlog.cli.workspace.TimeBound.Ago;
import dev.envlog.query.Times;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the times in a query: the same forms as of {@code --since}, with the same meaning. */
final class QueryTimes implements Times {

    private final Function<Boolean, LogTimes> times;
    private @Nullable LogTimes log;
    private boolean ended;

    /** @param times when the log begins and, if told so, ends; asked only if a time depends on it */
    QueryTimes(Function<Boolean, LogTimes> times) {
        this.times = times;
    }

    @Override
    public Moment read(String typed) {
        TimeBound bound = bound(typed);
        if (bound instanceof TimeBound.Moment moment) {
            return new Moment(moment.nanos(), moment.nanos() + moment.unit() - 1);
        }
        if (bound instanceof Ago ago) {
            long time = log(true).last() - ago.nanos();
            return new Moment(time, time);
        }
        TimeBound.Clock clock = (TimeBound.Clock) bound;
        long from = TimeRange.begin(clock, log(false));
        return new Moment(from, from + clock.unit() - 1);
    }

    private static TimeBound bound(String typed) {
        try {
            return TimeBound.parse("", typed);
        } catch (UserError e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).strip(), e);
        }
    }

    private LogTimes log(boolean end) {
        LogTimes known = log;
        if (known == null || (end && !ended)) {
            known = times.apply(end);
            log = known;
            ended = end;
        }
        return known;
    }
}
