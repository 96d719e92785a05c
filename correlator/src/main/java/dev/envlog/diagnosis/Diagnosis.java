package dev.envlog.diagnosis;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, with all that there is to say of it.
 *
 * @param cause what the log says
 * @param evidence the records that show it, in the order of the log; empty if none of those that tell is there
 * @param counterEvidence what would speak against it, and whether it is there
 * @param usual what mostly lies behind such a failure; null if nothing can be said
 * @param checks what to look at next
 * @param alternatives what else it can have been
 */
public record Diagnosis(
        Cause cause,
        List<Step> evidence,
        List<CounterEvidence> counterEvidence,
        @Nullable String usual,
        List<String> checks,
        List<Cause> alternatives) {

    /**
     * Of an exchange whose records were kept; by the table {@code explanations.txt}.
     *
     * @return null if it has no cause
     */
    public static @Nullable Diagnosis of(Exchange exchange) {
        Cause cause = exchange.cause();
        return cause == null ? null : new Examination(exchange).of(cause, Explanations.shared());
    }
}
