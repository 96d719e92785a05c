package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first lines of a timeline: which request, how it ended, from whom, to whom. */
final class TimelineHead {

    private static final int INDENT = 4;

    private final Screen screen;
    private final Redactor redactor;
    private final boolean several;

    /** @param several whether there are several logs, so that each is to be named */
    TimelineHead(Screen screen, Redactor redactor, boolean several) {
        this.screen = screen;
        this.redactor = redactor;
        this.several = several;
    }

    void print(long number, Exchange exchange) {
        title(number, exchange);
        Flow flow = new Flow(screen, INDENT, " · ");
        flow.add(label("client", exchange.peer()));
        flow.add(label("protocol", exchange.request().protocol()));
        flow.add(label("x-request-id", exchange.request().requestId()));
        flow.add(label("user-agent", header(exchange, "user-agent")));
        flow.print(INDENT);
        flow.add(label("route", exchange.route()));
        flow.add(label("cluster", exchange.cluster()));
        flow.add(upstream(exchange.attempts()));
        flow.print(INDENT);
        flow.add(label("thread", exchange.thread()));
        flow.add(Names.where(exchange.origin(), several));
        int restart = exchange.origin().restart();
        flow.add(restart == 0 ? "" : "after " + Names.count(restart, "restart"));
        flow.add(lines(exchange));
        flow.print(INDENT);
        List<String> missing = exchange.span().missing();
        Partial partial = exchange.span().partial();
        if (missing.isEmpty() && (partial == Partial.NO_START || partial == Partial.BOTH)) {
            flow.add(
                    exchange.span().start() == Event.NO_TIME
                            ? "no start seen: the log begins later"
                            : "no start seen: \"new stream\" is not in the log",
                    Role.NOTE);
        }
        if (!missing.isEmpty()) {
            flow.add("not in the log, though it must have been printed: " + String.join(", ", missing), Role.NOTE);
        }
        if (exchange.span().open()) {
            // A filter drops its call without a word, so that an end that is not seen does not mean that it is open.
            flow.add(
                    exchange.kind() == ExchangeKind.ASYNC || exchange.failed()
                            ? "no end seen"
                            : "no end seen: still open where the log ends",
                    Role.NOTE);
        }
        boolean lost = missing.isEmpty() && exchange.span().endless();
        flow.add(lost && !exchange.span().open() ? "no end seen" : "", Role.NOTE);
        flow.print(INDENT);
        cause(exchange);
    }

    /** Why it failed; nothing if it did not. */
    void cause(Exchange exchange) {
        Cause cause = exchange.cause();
        String why = exchange.why();
        Flow flow = new Flow(screen, INDENT, " · ");
        if (cause != null && why != null) {
            Verdict verdict = cause.isOrdinary() ? Verdict.of(exchange) : Verdict.FAILED;
            new Flow(screen, INDENT + 2, " ")
                    .words(verdict.symbol + " " + redactor.text(why), verdict.role)
                    .print(INDENT);
            flow.add(name(cause) + ", confidence " + cause.confidence().printed(), Role.DIM);
            flow.print(INDENT);
            flow.add(redactor.text(Aim.of(exchange)));
            flow.print(INDENT);
        }
    }

    /** What programs know as a cause is one of a failure. */
    private static String name(Cause cause) {
        if (cause.isOrdinary()) {
            return cause.id() + ", no failure";
        }
        return "cause " + cause.id()
                + (cause.isUnknown() ? "" : ", " + cause.side().printed() + "'s side");
    }

    /** From where to where, with the files if they are two. */
    private static String lines(Exchange exchange) {
        int first = exchange.extent().firstLine();
        int last = exchange.extent().lastLine();
        String file = exchange.origin().file();
        for (Step step : exchange.steps()) {
            Event event = step.event();
            if (event.line() + event.lines() - 1 == last && !event.file().equals(file)) {
                return "lines " + file + ":" + first + " – " + event.file() + ":" + last;
            }
        }
        return "lines " + first + "–" + last;
    }

    /** The first connection of a process prints 0, as side calls do: which it is only the beginning tells. */
    private static String sideCall(Exchange exchange) {
        boolean unseen = exchange.parent() == null && exchange.span().start() == Event.NO_TIME;
        return unseen ? "↳ side call (or a request on C0)" : "↳ side call";
    }

    /** Which request, and how it ended. */
    void title(long number, Exchange exchange) {
        Span span = exchange.span();
        Flow flow = new Flow(screen, INDENT, "  ");
        flow.add(number == 0 ? "" : "@" + number, Role.DIM);
        String stream = exchange.ref().stream();
        flow.add(Names.connection(exchange.ref().connection()) + (stream == null ? "" : "/S" + stream), Role.CLIENT);
        flow.add(
                switch (exchange.kind()) {
                    case TCP -> "⇄ TCP session";
                    case ASYNC -> sideCall(exchange) + " " + redactor.text(Names.request(exchange));
                    case HTTP -> redactor.text(Names.request(exchange));
                },
                Role.STRONG);
        Verdict verdict = Verdict.of(exchange);
        flow.add(verdict.symbol + " " + verdict.words(exchange), verdict.role);
        List<String> flags = exchange.response().flags();
        flow.add(flags.isEmpty() ? "" : String.join(",", flags) + derived(exchange), verdict.role);
        Long took = span.durationNs();
        flow.add(took == null ? "" : TimeText.duration(took, span.unit()));
        flow.add(span.start() == Event.NO_TIME ? "" : "at " + TimeText.fullClock(span.start(), span.unit()), Role.DIM);
        flow.print(0);
    }

    private static String derived(Exchange exchange) {
        return exchange.response().flagsBy() == FlagsBy.DERIVED ? " (derived)" : "";
    }

    private static String upstream(List<UpstreamAttempt> attempts) {
        if (attempts.isEmpty()) {
            return "";
        }
        UpstreamAttempt last = attempts.get(attempts.size() - 1);
        String over = last.connection() == null ? "" : " over " + Names.connection(last.connection());
        String reused = last.reused() == null ? "" : last.reused() ? ", reused" : ", new";
        int tries = UpstreamAttempt.count(attempts);
        return "upstream " + Objects.requireNonNullElse(last.host(), "?") + over + reused
                + (tries > 1 ? " (" + tries + " tries)" : "");
    }

    private String header(Exchange exchange, String name) {
        for (Step step : exchange.steps()) {
            String value = step.event().header(name);
            if (value != null) {
                return redactor.shown(name, value);
            }
        }
        return "";
    }

    private static String label(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : name + " " + value;
    }
}
