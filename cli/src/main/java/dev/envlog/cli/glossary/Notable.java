package dev.envlog.cli.glossary;

import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * A record that is worth a look.
 *
 * @param step the first that says so
 * @param next what to look at next; null if nothing is known
 * @param count how many say the same, itself included
 */
public record Notable(Step step, @Nullable String next, long count) {

    Notable andOneMore() {
        return new Notable(step, next, count + 1);
    }
}
