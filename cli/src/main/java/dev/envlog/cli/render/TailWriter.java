package dev.envlog.cli.render;

import dev.envlog.config.join.Joined;
import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.UpstreamAttempt;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line for each finished request, visible at once: the composed line, or an object. */
public final class TailWriter implements Closeable {

    /** Columns before the reason of a failure, so that reasons stand below each other. */
    private static final int DURATION = 8;

    private static final int METHOD = 5;

    private static final int LEAST_PATH = 10;
    private static final int NARROW_PATH = 20;
    private static final int MOST_PATH = 60;

    /** What must be seen of a reason's sentence for it to tell more than the name of the cause. */
    private static final int LEGIBLE = 30;

    private final Screen screen;
    private final Redactor redactor;
    private final @Nullable JsonRecords records;
    private final boolean names;
    private final Origins origins;
    private final boolean configured;

    private TailWriter(
            Screen screen,
            Redactor redactor,
            @Nullable JsonRecords records,
            boolean names,
            Origins origins,
            boolean configured) {
        this.origins = origins;
        this.configured = configured;
        this.screen = screen;
        this.redactor = redactor;
        this.records = records;
        this.names = names;
    }

    /**
     * The writer for a format.
     *
     * @param configured whether there is a configuration to be written beside the requests
     */
    public static TailWriter of(
            OutputFormat format,
            PrintWriter out,
            Screen screen,
            Redactor redactor,
            Origins origins,
            boolean configured) {
        JsonRecords records = format.machine() ? new JsonRecords(format, out, redactor) : null;
        return new TailWriter(screen, redactor, records, format == OutputFormat.NAME, origins, configured);
    }

    /**
     * Writes a request.
     *
     * @param number of the exchange among all that ended
     * @param config the configuration beside it, null if none is of its proxy
     */
    public void request(long number, Exchange exchange, @Nullable Joined config) {
        if (records != null) {
            records.request(exchange, config, configured);
            records.flush();
        } else {
            screen.print(
                    names
                            ? screen.line().add(Names.reference(isNumbered(exchange) ? number : 0, exchange))
                            : compose(number, exchange, config));
            screen.flush();
        }
    }

    @Override
    public void close() {
        if (records != null) {
            records.close();
        }
    }

    private Line compose(long number, Exchange exchange, @Nullable Joined config) {
        Line line = screen.line();
        origins.begin(screen, line, exchange);
        Verdict verdict = Verdict.of(exchange);
        outcome(line, exchange, verdict);
        int method = line.width() + 1;
        line.to(method).add(method(exchange)).to(method + METHOD);
        String handle =
                verdict == Verdict.OK ? "" : isNumbered(exchange) ? "  @" + number : "  " + Names.handle(exchange);
        int room = Math.max(20, screen.width() - line.width() - 1 - handle.length());
        line.add(" ").add(story(exchange, config, verdict, room), screen.cut() ? room : Integer.MAX_VALUE, false);
        return line.add(handle, Role.DIM);
    }

    /**
     * Whether a later run numbers it likewise. Several followed files have no order for that, nor have pods in one stream: a list waits
     * for the end of each in its pod.
     */
    private boolean isNumbered(Exchange exchange) {
        String pod = exchange.origin().pod();
        return !origins.told() && (pod == null || pod.equals(exchange.origin().file()));
    }

    /** When, how it ended and how long it took; without times in the log only how it ended. */
    private static void outcome(Line line, Exchange exchange, Verdict verdict) {
        int unit = exchange.span().unit();
        long start = exchange.span().start();
        if (unit > 0) {
            line.add(TimeText.clock(start == Event.NO_TIME ? exchange.span().end() : start, unit) + " ");
        }
        Integer status = exchange.response().status();
        line.add(verdict.symbol + " " + (status == null ? " - " : status.toString()), verdict.role);
        if (unit > 0) {
            Long took = exchange.span().durationNs();
            String duration = took == null ? "" : TimeText.duration(took, unit);
            line.to(line.width() + 1 + Math.max(0, DURATION - duration.length()))
                    .add(duration);
        }
    }

    /** What was asked of whom, and why it failed; on a narrow screen the reason takes the place of the target. */
    private Line story(Exchange exchange, @Nullable Joined config, Verdict verdict, int width) {
        String path = exchange.kind() == ExchangeKind.TCP ? "session" : redactor.text(Names.path(exchange));
        String why = why(exchange, config, false);
        if (why.isEmpty() || !screen.cut()) {
            return asked(path, screen.cut() ? MOST_PATH : Integer.MAX_VALUE)
                    .add(target(exchange, config, !why.isEmpty()), Role.DIM)
                    .add(why.isEmpty() ? "" : "  " + why, verdict.role);
        }
        // Where there is little room, the cluster has none beside a reason.
        boolean narrow = !screen.roomy();
        Line story = asked(path, narrow ? NARROW_PATH : MOST_PATH)
                .add(narrow ? "" : target(exchange, config, true), Role.DIM);
        if (width - story.width() - 2 >= Math.min(why.length(), LEGIBLE)) {
            return story.add("  " + why, verdict.role);
        }
        String brief = why(exchange, config, true);
        int room = Math.max(LEAST_PATH, width - brief.length() - 2);
        return (story.width() > room ? asked(path, room) : story).add("  " + brief, verdict.role);
    }

    private Line asked(String path, int room) {
        return screen.line().add(screen.line().add(path), room, true);
    }

    private static String method(Exchange exchange) {
        return switch (exchange.kind()) {
            case TCP -> "⇄ tcp";
            case ASYNC -> "↳" + Names.method(exchange);
            case HTTP -> Names.method(exchange);
        };
    }

    /** @param brief without the host: why it failed is more telling, and names it */
    private String target(Exchange exchange, @Nullable Joined config, boolean brief) {
        List<UpstreamAttempt> attempts = exchange.attempts();
        boolean narrow = screen.cut() && !screen.roomy();
        String name = config == null ? null : config.request().choice().routeName();
        String route = narrow || name == null ? "" : " by route " + name;
        if (attempts.isEmpty()) {
            return route + (exchange.cluster() == null ? "" : " → " + Names.service(exchange.cluster()));
        }
        UpstreamAttempt last = attempts.get(attempts.size() - 1);
        String host = last.host() == null || brief ? "" : " " + last.host();
        int tries = UpstreamAttempt.count(attempts);
        String how = tries > 1 ? " (" + tries + " tries)" : Boolean.TRUE.equals(last.reused()) ? " (reused)" : "";
        return route + " → " + Names.service(exchange.cluster()) + host + how;
    }

    /** @param brief the name of the cause instead of a sentence */
    private String why(Exchange exchange, @Nullable Joined config, boolean brief) {
        String flags = String.join(",", exchange.response().flags());
        Cause cause = exchange.cause();
        String summary = cause == null ? "" : brief ? cause.id().replace('_', ' ') : redactor.text(cause.summary());
        String what = flags.isEmpty() || summary.isEmpty() ? flags + summary : flags + ": " + summary;
        String stopper = config == null ? null : config.request().stoppedBy();
        return what.isEmpty() || brief || stopper == null ? what : what + " · stopped by " + redactor.text(stopper);
    }
}
