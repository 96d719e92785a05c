package dev.envlog.cli.workspace;

import dev.envlog.config.join.Joined;
import dev.envlog.query.Subject;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with its number.
 *
 * @param number its place among all of the same inputs in order of their ends, 1 first, whatever is shown of them
 * @param noise true for probes and requests to the admin interface
 * @param config the configuration beside it as far as the log had told of it by then; null if none is of its proxy
 */
public record Listed(
        long number,
        Exchange exchange,
        boolean noise,
        @Nullable Joined config) {

    /** Whether it is neither a probe, or for the admin interface, nor a side call: somebody asked for it. */
    public boolean isAsked() {
        return !noise && exchange.kind() != ExchangeKind.ASYNC;
    }

    /** What expressions are asked about. */
    public Subject subject() {
        return Subject.of(number, exchange, noise);
    }
}
