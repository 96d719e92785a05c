package dev.envlog.cli.workspace;

import dev.envlog.timeline.Exchange;
import java.util.List;

/**
 * What else in the log was done for a request, as far as it was looked for.
 *
 * @param sideCalls made on its behalf, in order of their first lines, without their records
 * @param hops requests that failed or outlasted it: itself at other proxies, or calls that the application made for it
 */
public record Related(List<Exchange> sideCalls, List<Hop> hops) {

    /** The same where only a part of the log was read. */
    Related unnumbered() {
        return new Related(sideCalls, hops.stream().map(Hop::unnumbered).toList());
    }
}
