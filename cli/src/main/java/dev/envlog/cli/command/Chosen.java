package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Search;
import java.util.List;

/**
 * What references name, in their order.
 *
 * @param requests of those that name one
 * @param untold what is to be said of the others
 * @param ambiguous whether one of them names several
 */
record Chosen(List<One> requests, List<String> untold, boolean ambiguous) {

    /** A request, and how it was found. */
    record One(Search search, Listed request) {

        long number() {
            return search.number(request);
        }
    }

    /** Whether each reference named one. */
    boolean all() {
        return untold.isEmpty();
    }

    /** Says of each of the others why there is nothing: below what was shown, where it is seen. */
    void complain(Notes notes) {
        untold.forEach(notes::error);
    }

    /** What a command comes to: to name several where one is meant is a mistake, whatever there was of the others. */
    Outcome outcome(Outcome read) {
        return ambiguous ? Outcome.INCOMPLETE : read;
    }
}
