package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.query.Query;
import dev.envlog.query.QueryPredicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks requests by expressions: those to be shown, and those that make the command fail. */
final class Filter {

    private final @Nullable Query query;
    private final @Nullable QueryPredicate where;
    private final @Nullable QueryPredicate failOn;
    private long failing;
    private long firstFailing;

    /** Null for no expression: everything is shown, nothing fails. */
    Filter(@Nullable Query where, @Nullable Query failOn) {
        this.query = where;
        this.where = where == null ? null : new QueryPredicate(where);
        this.failOn = failOn == null ? null : new QueryPredicate(failOn);
    }

    /** What to read for it. */
    CorrelatorOptions options() {
        boolean lines = (where != null && where.needsLines()) || (failOn != null && failOn.needsLines());
        return lines ? CorrelatorOptions.timelines() : CorrelatorOptions.requests();
    }

    /** What all fits that is to be looked at; null for everything. */
    @Nullable
    Query query() {
        return failOn == null ? query : null;
    }

    /** Whether a request is to be shown. */
    boolean fits(Listed request) {
        return where == null || where.test(request.subject());
    }

    /** Whether it asks for what is hidden else: who names probes means them. */
    boolean asksForNoise() {
        return query != null && query.asksFor("noise");
    }

    /** Whether there is an expression. */
    boolean picks() {
        return where != null || failOn != null;
    }

    /** Whether all requests have to be looked at, whatever is shown. */
    boolean looksAtAll() {
        return failOn != null;
    }

    /** Looks whether a request makes the command fail. */
    void look(Listed request) {
        if (failOn != null && failOn.test(request.subject())) {
            firstFailing = failing++ == 0 ? request.number() : firstFailing;
        }
    }

    /** To be said after the list. */
    List<String> foot() {
        return failing == 0
                ? List.of()
                : List.of("--fail-on: " + Names.count(failing, "request")
                        + (failing == 1 ? " fits, @" : " fit, the first is @") + firstFailing);
    }

    /** The outcome with respect to what makes the command fail; an input that could not be read counts for more. */
    Outcome outcome(Outcome outcome) {
        return failing > 0 && outcome != Outcome.INCOMPLETE ? Outcome.FAILED_ON : outcome;
    }
}
