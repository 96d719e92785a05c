package dev.envlog.cli.command;

import dev.envlog.query.Query;
import dev.envlog.query.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that pick requests by an expression of the query language. */
final class FilterOptions {

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description = "only what fits, as in 'status:5xx cluster:reviews' (envlog help query)")
    @Nullable
    private String where;

    @Option(
            names = "--fail-on",
            paramLabel = "EXPR",
            description = "exit code 3 if a request fits, listed or not; probes count where they are listed")
    @Nullable
    private String failOn;

    /** What they say. */
    Filter filter(Times times) {
        return filter(null, times);
    }

    /**
     * What they say.
     *
     * @param query what has to fit as well; null for nothing more
     */
    Filter filter(@Nullable Query query, Times times) {
        Query wanted = where == null ? null : Expression.read("--where", where, times);
        Query both = query == null ? wanted : wanted == null ? query : Query.and(java.util.List.of(query, wanted));
        return new Filter(both, failOn == null ? null : Expression.read("--fail-on", failOn, times));
    }
}
