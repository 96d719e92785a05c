package dev.envlog.config.join;

import dev.envlog.config.Cluster;
import dev.envlog.config.Dump;
import org.jspecify.annotations.Nullable;

/**
 * A request beside the configuration it ran under. What the log does not tell is null or empty; where it leaves several
 * readings, what they have in common is told.
 *
 * @param dump the configuration
 * @param chain who served the client's connection
 * @param request what was configured for the request itself
 * @param cluster the cluster that the log names, or that the route names if the request did not come so far
 * @param problem why the dump does not fit what is missing here, in words; null if nothing is wrong
 */
public record Joined(
        Dump dump,
        JoinedChain chain,
        JoinedRequest request,
        @Nullable Cluster cluster,
        @Nullable String problem) {

    /** What of it is true of the client's connection, whichever request came on it. */
    public Joined downstream() {
        return new Joined(dump, chain, JoinedRequest.NONE, null, problem);
    }

    /** What of it is true of the connection to the upstream. */
    public Joined upstream() {
        return new Joined(dump, JoinedChain.NONE, JoinedRequest.NONE, cluster, problem);
    }
}
