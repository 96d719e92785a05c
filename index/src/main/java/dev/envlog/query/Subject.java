package dev.envlog.query;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.util.List;

/**
 * What a query is asked about: an exchange.
 *
 * @param number its place among all of the same inputs, 1 first
 * @param noise whether it is a probe or for the admin interface
 * @param lines its own records, those that count when lines are asked for
 */
public record Subject(long number, Exchange exchange, boolean noise, List<Step> lines) {

    private static final Exchange NONE = new Exchange(
            ExchangeKind.HTTP,
            new Origin("", null, 0),
            new StreamRef(null, null),
            null,
            null,
            null,
            new RequestHead(null, null, null, null, null),
            null,
            null,
            List.of(),
            new Response(null, List.of(), null, null, null),
            List.of(),
            new Span(Event.NO_TIME, Event.NO_TIME, true, null, List.of(), 0),
            Phases.NONE,
            null,
            new Extent(0, 0, 0),
            List.of());

    /** The exchange with all records that are its own; what is shown beside them as context is not. */
    public static Subject of(long number, Exchange exchange, boolean noise) {
        return new Subject(
                number,
                exchange,
                noise,
                exchange.steps().stream().filter(step -> !step.context()).toList());
    }

    /** One record, which may be of no exchange: only fields of lines have values. */
    public static Subject of(Step line) {
        return new Subject(0, NONE, false, List.of(line));
    }

    /** The exchange with one record. */
    public Subject with(Step line) {
        return new Subject(number, exchange, noise, List.of(line));
    }
}
