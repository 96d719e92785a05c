package dev.envlog.cli.workspace;

import dev.envlog.timeline.Exchange;
import java.util.List;

/**
 * What else in the log was done for a request, as far as it was looked for.
 *
 * @param sideCalls made on its behalf, in order of their first lines, without their records
 * @param hops requests with its id that failed or outlasted it: at other proxies, or calls that the application made for it; without their
 *     records, and with number 0 where it is not known
 */
public record Related(List<Exchange> sideCalls, List<Listed> hops) {

    /** Nothing was looked for. */
    public static final Related NONE = new Related(List.of(), List.of());
}
