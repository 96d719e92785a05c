package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options on which requests are listed, and in which order. */
final class RequestOptions {

    @Option(names = "--show-noise", description = "probes, scrapes and requests to the admin interface as well")
    boolean showNoise;

    @Option(names = "--failed", description = "only what failed")
    boolean failed;

    @Option(
            names = {"-m", "--max"},
            paramLabel = "N",
            description = "at most N of them")
    int max = Integer.MAX_VALUE;

    @Mixin
    private final LastOptions last = new LastOptions();

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            description = "by start, end, duration or status; -KEY for the largest first. As they ended if not given")
    @Nullable
    String sort;

    /** How many of the last are wanted at most. */
    int last() {
        return last.count(Integer.MAX_VALUE);
    }

    boolean wanted(Listed request) {
        return (showNoise || !request.noise()) && (!failed || request.exchange().failed());
    }

    /** The order asked for, null for that of the log. Requests without the value come last. */
    @Nullable
    Comparator<Listed> order() {
        if (sort == null) {
            return null;
        }
        boolean down = sort.startsWith("-");
        String key = down ? sort.substring(1) : sort;
        Comparator<Long> values = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<@Nullable Long> nullsLast = Comparator.nullsLast(values);
        return switch (key) {
            case "start" -> Comparator.comparing(r -> time(r.exchange().span().start()), nullsLast);
            case "end" -> Comparator.comparing(r -> time(r.exchange().span().end()), nullsLast);
            case "duration" -> Comparator.comparing(r -> r.exchange().span().durationNs(), nullsLast);
            case "status" -> Comparator.comparing(r -> status(r.exchange()), nullsLast);
            default ->
                throw new UserError("--sort " + sort + ": cannot sort by that; use start, end, duration or status");
        };
    }

    private static @Nullable Long time(long time) {
        return time == Event.NO_TIME ? null : time;
    }

    private static @Nullable Long status(Exchange exchange) {
        Integer status = exchange.response().status();
        return status == null ? null : Long.valueOf(status);
    }
}
