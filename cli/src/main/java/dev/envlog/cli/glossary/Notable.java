package dev.envlog.cli.glossary;

import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * A record that is worth a look.
 *
 * @param step the first that says so
 * @param meaning what the glossary says of it; null if it does not have it
 * @param count how many say the same, itself included
 */
public record Notable(Step step, @Nullable Meaning meaning, long count) {

    /** How it is to be taken: what Envoy warns of and nobody knows is worth a look. */
    public Weight weight() {
        return meaning == null ? Weight.NOTABLE : meaning.weight();
    }

    Notable and(long more) {
        return new Notable(step, meaning, count + more);
    }
}
