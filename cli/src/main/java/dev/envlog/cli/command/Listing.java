package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.RequestWriter;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Pick;
import dev.envlog.cli.workspace.Picked;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.Window;
import dev.envlog.config.join.Join;
import dev.envlog.query.Query;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that were asked for, in the order that was asked for, and what there is to say about them. */
final class Listing extends RequestReading {

    private final RequestOptions options;
    private final RequestWriter writer;
    private final Filter filter;
    private final @Nullable Order order;
    private final boolean withLines;
    private final int max;
    private final int last;
    /** What waits for the rest: all if sorted, else the last ones if only these are wanted. */
    private final Deque<Listed> held = new ArrayDeque<>();

    private long shown;
    /** Fitting ones that were known and are not shown, as fewer were asked for. */
    private long leftOut;

    private long failed;
    private final Picked slowest = new Picked(Pick.SLOWEST);
    private final Picked worst = new Picked(Pick.WORST);

    /**
     * @param filter picks them
     * @param withLines whether the writer needs their records
     * @param join lays the configuration beside them; null if there is none
     */
    Listing(
            RequestOptions options,
            Filter filter,
            Window window,
            RequestWriter writer,
            boolean withLines,
            @Nullable Join join) {
        super(window, join);
        lookBeside(false);
        this.options = options;
        this.filter = filter;
        this.withLines = withLines;
        this.writer = writer;
        this.order = options.order();
        this.max = options.max();
        this.last = options.last();
    }

    @Override
    protected void request(Listed request) {
        if (filter.looksAtAll() && (options.showNoise || !request.noise())) {
            filter.look(request);
        }
        if (shown >= max || !options.wanted(request) || !filter.fits(request)) {
            return;
        }
        if (order == null && last == Integer.MAX_VALUE) {
            show(request);
            return;
        }
        held.addLast(
                withLines
                        ? request
                        : new Listed(
                                request.number(),
                                request.exchange().withoutSteps(),
                                request.noise(),
                                request.config()));
        if (held.size() > last) {
            held.removeFirst();
            leftOut++;
        }
    }

    @Override
    protected @Nullable Query picks() {
        return filter.query();
    }

    @Override
    public boolean enough() {
        return shown >= max && !filter.looksAtAll();
    }

    @Override
    public boolean mayStop() {
        return max < Integer.MAX_VALUE && !filter.looksAtAll();
    }

    /** Writes what had to wait for the rest. */
    void finish() {
        List<Listed> rest = new ArrayList<>(held);
        if (order != null) {
            rest = order.sorted(rest);
        }
        rest.stream().limit(max).forEach(this::show);
        leftOut += Math.max(0, rest.size() - max);
    }

    long shown() {
        return shown;
    }

    /** The request one would look at next; null if there is none. */
    @Nullable
    Listed worst() {
        return worst.best();
    }

    /** To be said before the list. */
    List<String> head() {
        return options.showNoise || noise() == 0
                ? List.of()
                : List.of("hidden: " + Names.count(noise(), "probe or admin request") + " (--show-noise)");
    }

    /** To be said after the list. */
    List<String> foot() {
        if (shown == 0) {
            return List.of(seen() == 0 ? "no request found" : "none of " + Names.count(seen(), "request") + " fits");
        }
        StringBuilder line = new StringBuilder(Names.count(shown))
                .append(leftOut > 0 ? " of " + Names.count(shown + leftOut) : "")
                .append(" shown")
                .append(leftOut == 0 && shown == max ? " (-m " + max + ": others were not looked for)" : "")
                .append(" · ")
                .append(failed)
                .append(" failed");
        Listed longest = slowest.best();
        if (longest != null) {
            Long took = longest.exchange().span().durationNs();
            line.append(" · slowest @").append(longest.number());
            line.append(
                    took == null
                            ? ""
                            : " "
                                    + TimeText.duration(
                                            took, longest.exchange().span().unit()));
        }
        return List.of(line.append(options.hasColumns() ? "" : " · * = pooled connection reused")
                .toString());
    }

    private void show(Listed request) {
        shown++;
        writer.request(request);
        failed += request.exchange().failed() ? 1 : 0;
        slowest.offer(request);
        worst.offer(request);
    }
}
