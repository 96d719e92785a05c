package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import dev.envlog.timeline.UpstreamAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Exchanges as text that a person can compare with the log: a head of a few lines, then one line per step. */
final class ExchangeText {

    private final StringBuilder out = new StringBuilder();

    static String of(List<Exchange> exchanges) {
        ExchangeText text = new ExchangeText();
        for (Exchange exchange : exchanges) {
            text.exchange(exchange);
        }
        return text.out.toString();
    }

    private void exchange(Exchange exchange) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        line("%s %s", exchange.kind().printed(), ref(exchange.ref()));
        StreamRef parent = exchange.parent();
        if (parent != null) {
            line("  parent    %s", ref(parent));
        }
        RequestHead request = exchange.request();
        line(
                "  request   %s %s %s %s id=%s",
                text(request.method()),
                text(request.authority()),
                text(request.path()),
                text(request.protocol()),
                text(request.requestId()));
        line("  client    %s thread=%s", text(exchange.peer()), text(exchange.thread()));
        line("  cluster   %s", text(exchange.cluster()));
        exchange.attempts().forEach(attempt -> line("  attempt   %s", attempt(attempt)));
        Response response = exchange.response();
        FlagsBy by = response.flagsBy();
        line(
                "  response  %s flags=%s by=%s details=%s local=%s",
                text(response.status()),
                response.flags(),
                text(by == null ? null : by.printed()),
                text(response.details()),
                text(response.localReply()));
        line("  filters   %s", String.join(" ", exchange.filters()));
        span(exchange.span());
        phases(exchange.phases());
        Cause cause = exchange.cause();
        if (cause != null) {
            line(
                    "  cause     %s side=%s confidence=%s: %s",
                    cause.id(), cause.side().printed(), cause.confidence().printed(), cause.summary());
        }
        line(
                "  records   %d, lines %d-%d",
                exchange.extent().records(),
                exchange.extent().firstLine(),
                exchange.extent().lastLine());
        exchange.steps().forEach(step -> step(step, exchange.ref()));
    }

    /** {@code 1 C6 10.0.0.9:80 new response status=200 reset=- link=pool-attach}; a doubtful link ends in a question mark. */
    static String attempt(UpstreamAttempt attempt) {
        Link link = attempt.link();
        Boolean reused = attempt.reused();
        return String.format(
                Locale.ROOT,
                "%d %s %s %s %s status=%s reset=%s link=%s",
                attempt.number(),
                attempt.connection() == null ? "-" : "C" + attempt.connection(),
                text(attempt.host()),
                reused == null ? "-" : reused ? "reused" : "new",
                attempt.outcome().printed(),
                text(attempt.status()),
                text(attempt.resetReason()),
                link == null ? "-" : link.rule().printed() + doubt(link.confidence()));
    }

    private void span(Span span) {
        line(
                "  time      %s for %s partial=%s",
                span.start() == Event.NO_TIME ? "-" : Instant.EPOCH.plusNanos(span.start()),
                micros(span.durationNs()),
                span.partial() == null ? "-" : span.partial().printed());
    }

    private void phases(Phases phases) {
        if (!phases.equals(Phases.NONE)) {
            line(
                    "  phases    filters=%s pool=%s connect=%s upstream=%s response=%s",
                    micros(phases.filters()),
                    micros(phases.poolWait()),
                    micros(phases.connect()),
                    micros(phases.upstream()),
                    micros(phases.response()));
        }
    }

    private void step(Step step, StreamRef own) {
        Event event = step.event();
        String name = event.eventName();
        Owner owner = step.owner();
        String by;
        if (step.context()) {
            by = "context";
        } else if (owner == null) {
            by = "-";
        } else {
            by = owner.by().printed()
                    + doubt(owner.confidence())
                    + (owner.ref().equals(own) ? "" : " " + ref(owner.ref()));
        }
        String kind = event.kind() == RecordKind.LOG
                ? event.logger() + ".?"
                : event.kind().printed();
        line("    %4d %-36s %s", event.line(), name == null ? kind : name, by);
    }

    private static String doubt(Confidence confidence) {
        return confidence == Confidence.CERTAIN ? "" : "?";
    }

    static String ref(StreamRef ref) {
        return (ref.connection() == null ? "C-" : "C" + ref.connection())
                + (ref.stream() == null ? "" : " S" + ref.stream());
    }

    private static String micros(@Nullable Long nanos) {
        return nanos == null ? "-" : nanos / 1000 + "us";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private void line(String format, @Nullable Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
