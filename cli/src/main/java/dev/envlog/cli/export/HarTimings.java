package dev.envlog.cli.export;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Where the time of one try went, in nanoseconds; -1 for what does not apply or is not known, as the format has it.
 *
 * @param blocked until it had a connection, less {@code connect}
 * @param connect making a connection
 * @param send sending, which no log tells from waiting
 * @param await until the answer began
 * @param receive until it was whole
 */
record HarTimings(long blocked, long connect, long send, long await, long receive) {

    private static final long NONE = -1;
    private static final double MILLI = 1e6;

    /** When a try began: the first one with its request. {@link Event#NO_TIME} if the log does not tell. */
    static long begin(Exchange exchange, int index) {
        long start = index == 0 ? exchange.span().start() : Event.NO_TIME;
        if (start == Event.NO_TIME && index < exchange.attempts().size()) {
            start = exchange.attempts().get(index).start();
        }
        if (start == Event.NO_TIME) {
            start = exchange.steps().stream()
                    .mapToLong(Step::written)
                    .filter(time -> time != Event.NO_TIME)
                    .findFirst()
                    .orElse(Event.NO_TIME);
        }
        return start;
    }

    static HarTimings of(Exchange exchange, int index, boolean last) {
        long begin = begin(exchange, index);
        UpstreamAttempt attempt =
                index < exchange.attempts().size() ? exchange.attempts().get(index) : null;
        Phases phases = exchange.phases();
        if (attempt == null) {
            return new HarTimings(NONE, NONE, 0, between(begin, exchange.span().end()), 0);
        }
        long ready = attempt.ready();
        long until = ready == Event.NO_TIME ? NONE : between(begin, ready);
        // The phases are those of the last try.
        long connect = last && !Boolean.TRUE.equals(attempt.reused()) ? orNone(phases.connect()) : NONE;
        connect = until == NONE ? NONE : Math.min(connect, until);
        long blocked = until == NONE ? NONE : until - Math.max(0, connect);
        long from = ready == Event.NO_TIME ? begin : ready;
        // Of an access log's request it is not known what went before that, and what after.
        if (last && phases.upstream() != null && ready != Event.NO_TIME) {
            return new HarTimings(
                    blocked, connect, 0, phases.upstream(), Objects.requireNonNullElse(phases.response(), 0L));
        }
        // Of an access log's request only its own end is known.
        long end = last && attempt.end() == Event.NO_TIME ? exchange.span().end() : attempt.end();
        return new HarTimings(blocked, connect, 0, between(from, end), 0);
    }

    /** All of it in milliseconds. */
    double whole() {
        return (Math.max(0, blocked) + Math.max(0, connect) + send + await + receive) / MILLI;
    }

    void write(JsonGenerator out) {
        out.writeName("timings").writeStartObject();
        out.writeNumberProperty("blocked", millis(blocked));
        out.writeNumberProperty("dns", NONE);
        out.writeNumberProperty("connect", millis(connect));
        out.writeNumberProperty("send", millis(send));
        out.writeNumberProperty("wait", millis(await));
        out.writeNumberProperty("receive", millis(receive));
        out.writeNumberProperty("ssl", NONE);
        out.writeEndObject();
    }

    private static double millis(long ns) {
        return ns == NONE ? NONE : ns / MILLI;
    }

    private static long orNone(@Nullable Long ns) {
        return ns == null ? NONE : ns;
    }

    /** 0 if one end is not known: what must be there may not be left open. */
    private static long between(long from, long to) {
        return from == Event.NO_TIME || to == Event.NO_TIME ? 0 : Math.max(0, to - from);
    }
}
