package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last lines of a timeline: where the time went, the tries, and how much of the log it rests on. */
final class TimelineFoot {

    private static final int INDENT = 4;

    private final Screen screen;

    TimelineFoot(Screen screen) {
        this.screen = screen;
    }

    void print(Exchange exchange, List<Exchange> sideCalls) {
        tries(exchange);
        counts(exchange, sideCalls);
    }

    /** Where the time went, and the tries. */
    void tries(Exchange exchange) {
        phases(exchange);
        for (UpstreamAttempt attempt : exchange.attempts()) {
            attempt(attempt, exchange);
        }
    }

    private void phases(Exchange exchange) {
        Phases phases = exchange.phases();
        int unit = exchange.span().unit();
        Flow flow = new Flow(screen, INDENT, " │ ");
        phase(flow, "filters", phases.filters(), unit);
        phase(flow, "earlier tries", earlier(exchange.attempts()), unit);
        phase(flow, "wait for a connection", phases.poolWait(), unit);
        phase(flow, "connect", phases.connect(), unit);
        phase(flow, "upstream", phases.upstream(), unit);
        phase(flow, "reply", phases.response(), unit);
        flow.print(INDENT);
    }

    /** From the beginning of the first try to that of the last, whose times the phases are. */
    private static @Nullable Long earlier(List<UpstreamAttempt> attempts) {
        if (attempts.size() < 2) {
            return null;
        }
        long first = attempts.get(0).start();
        long last = attempts.get(attempts.size() - 1).start();
        return first == Event.NO_TIME || last == Event.NO_TIME ? null : Long.valueOf(last - first);
    }

    private static void phase(Flow flow, String name, @Nullable Long ns, int unit) {
        flow.add(ns == null ? "" : name + " " + TimeText.duration(ns, unit));
    }

    private void attempt(UpstreamAttempt attempt, Exchange exchange) {
        int unit = exchange.span().unit();
        Flow flow = new Flow(screen, INDENT + 7, " · ");
        flow.add("try " + attempt.number() + "  " + Names.connection(attempt.connection()) + " → "
                + Objects.requireNonNullElse(attempt.host(), "?"));
        flow.add(attempt.reused() == null ? "" : attempt.reused() ? "reused" : "new connection");
        flow.add(outcome(attempt, exchange)
                + (attempt.status() == null ? "" : " " + attempt.status())
                + (attempt.resetReason() == null ? "" : " (" + attempt.resetReason() + ")"));
        if (attempt.start() != Event.NO_TIME && attempt.end() != Event.NO_TIME) {
            flow.add(TimeText.duration(attempt.end() - attempt.start(), unit));
        }
        flow.add(attempt.connection() == null && attempt.outcome() == AttemptOutcome.OPEN ? awaited(exchange) : "");
        Link link = attempt.link();
        flow.add(
                link == null
                        ? "link: none"
                        : "link: " + link.rule().printed() + ", "
                                + link.confidence().printed(),
                Role.DIM);
        flow.print(INDENT);
    }

    private static String outcome(UpstreamAttempt attempt, Exchange exchange) {
        boolean over = !exchange.span().open() && exchange.failed();
        return attempt.outcome() == AttemptOutcome.OPEN && over
                ? "how it ended is not told"
                : attempt.outcome().printed().replace('_', ' ');
    }

    /** The connection that was being made for it last, of which another may have been handed to it. */
    private static String awaited(Exchange exchange) {
        Long awaited = null;
        boolean connected = false;
        for (Step step : exchange.steps()) {
            Event event = step.event();
            if (!event.hasConnection() || event.hasStream()) {
                continue;
            }
            switch (event.event()) {
                case POOL_CONNECTING, CLIENT_CONNECTING, CONNECTION_CONNECTING_TO, CONNECTION_IN_PROGRESS -> {
                    connected &= Objects.equals(awaited, event.connection());
                    awaited = event.connection();
                }
                case CONNECTION_CONNECTED -> connected |= Objects.equals(awaited, event.connection());
                default -> {
                    // Tells nothing of connecting.
                }
            }
        }
        return awaited == null
                ? ""
                : "waits for " + Names.connection(awaited) + (connected ? ", TCP connected" : ", connecting");
    }

    private void counts(Exchange exchange, List<Exchange> sideCalls) {
        int own = 0;
        int lines = 0;
        int silent = 0;
        int unknown = 0;
        int context = 0;
        int connection = 0;
        for (Step step : exchange.steps()) {
            if (step.context()) {
                context++;
                continue;
            }
            if (step.owner() == null || !step.owner().ref().equals(exchange.ref())) {
                connection++;
                continue;
            }
            Event event = step.event();
            own++;
            lines += event.lines();
            silent += event.hasConnection() || event.hasStream() ? 0 : 1;
            unknown += event.kind() != RecordKind.ACCESS && event.eventName() == null ? 1 : 0;
        }
        // A session and its connection have the same ids.
        int others = Math.max(0, own - exchange.extent().records());
        own -= others;
        connection += others;
        Flow flow = new Flow(screen, INDENT, " · ");
        flow.add(
                Names.count(own) + " of " + Names.count(exchange.extent().records(), "record") + " ("
                        + Names.count(lines, "line") + ")",
                Role.DIM);
        flow.add(silent == 0 ? "" : Names.count(silent) + " of them print no id", Role.DIM);
        flow.add(unknown == 0 ? "" : Names.count(unknown) + " not understood", Role.DIM);
        flow.add(connection == 0 ? "" : Names.count(connection) + " of its connections", Role.DIM);
        flow.add(context == 0 ? "" : Names.count(context) + " more as context", Role.DIM);
        flow.add(sideCalls.isEmpty() ? "" : Names.count(sideCalls.size(), "side call"), Role.DIM);
        flow.print(INDENT);
    }
}
