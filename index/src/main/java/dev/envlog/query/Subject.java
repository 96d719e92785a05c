package dev.envlog.query;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.List;

/**
 * What a query is asked about: an exchange.
 *
 * @param number its place among all of the same inputs, 1 first
 * @param noise whether it is a probe or for the admin interface
 * @param lines its own records, those that count when lines are asked for
 */
public record Subject(long number, Exchange exchange, boolean noise, List<Step> lines) {

    /** The exchange with all records that are its own; what is shown beside them as context is not. */
    public static Subject of(long number, Exchange exchange, boolean noise) {
        return new Subject(
                number,
                exchange,
                noise,
                exchange.steps().stream().filter(step -> !step.context()).toList());
    }

    /** The exchange with one record. */
    public Subject with(Step line) {
        return new Subject(number, exchange, noise, List.of(line));
    }
}
