package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Tempo;
import dev.envlog.cli.workspace.TimeRange;
import dev.envlog.cli.workspace.UserError;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on how fast something is played. */
final class TempoOptions {

    private static final Pattern SPEED = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?|\\.\\d{1,12})x?");
    /** Somebody who watches has time for so much. */
    private static final long WATCHED = TimeUnit.SECONDS.toNanos(8);

    private static final long WATCHED_SILENCE = TimeUnit.SECONDS.toNanos(2);

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "10x: ten times faster than it was, 0.01x: slowed down, 1x: as it was, max: at once. If not given, a"
                            + " request is played in some 8 seconds, a whole log as it was")
    @Nullable
    private String speed;

    @Option(
            names = "--max-gap",
            paramLabel = "TIME",
            description = "longest wait, such as 500ms or 5s; what would take longer is shortened, and that is said."
                    + " 2s for a request, any for a log")
    @Nullable
    private String gap;

    /** For a request. */
    Tempo of(long[] silences) {
        long most = gap == null ? WATCHED_SILENCE : most(gap);
        return speed == null ? Tempo.lasting(silences, WATCHED, most) : new Tempo(speed(speed), most);
    }

    /** For a log. */
    Tempo ofLog() {
        return new Tempo(speed == null ? Tempo.REAL : speed(speed), gap == null ? Long.MAX_VALUE : most(gap));
    }

    boolean isChosen() {
        return speed == null;
    }

    private static long most(String gap) {
        return TimeRange.duration("--max-gap", gap);
    }

    private static double speed(String text) {
        if (text.equals("max")) {
            return Tempo.MAX;
        }
        Matcher m = SPEED.matcher(text);
        double value = m.matches() ? Double.parseDouble(m.group(1)) : 0;
        if (value <= 0) {
            throw new UserError("--speed " + text + ": give how many times faster, such as 10x, 1x or 0.01x, or max");
        }
        return value;
    }
}
