package dev.envlog.cli.render;

import dev.envlog.cli.glossary.Glossary;
import dev.envlog.cli.glossary.Meaning;
import dev.envlog.cli.glossary.Weight;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is worth a look in an exchange that did not fail: who asks about one has a reason. These are the records that the glossary
 * does not call harmless, such as a call that failed and was let through, a redirect that was not followed, a session that was idle
 * for too long; of a session also which side closed it, as nothing else tells how it ended.
 */
final class Remarks {

    private static final int MOST = 6;

    private static final Set<EventKind> CLOSES = EnumSet.of(
            EventKind.CONNECTION_REMOTE_CLOSE, EventKind.CONNECTION_REMOTE_EARLY_CLOSE, EventKind.CONNECTION_RST_READ);

    private final Glossary glossary = Glossary.load();

    /**
     * A record that is worth a look.
     *
     * @param next what to look at next; null if nothing is known
     */
    record Remark(Step step, @Nullable String next) {}

    /** Of each statement the first record, in the order of the log. */
    List<Remark> of(Exchange exchange) {
        List<Remark> found = new ArrayList<>();
        Set<Meaning> met = new HashSet<>();
        boolean ended = exchange.kind() != ExchangeKind.TCP;
        for (Step step : exchange.steps()) {
            Meaning meaning = glossary.meaning(step.event());
            boolean ends = !ended && CLOSES.contains(step.event().event());
            boolean notable = meaning != null && meaning.weight() != Weight.HARMLESS && met.add(meaning);
            ended |= ends;
            if ((notable || ends) && found.size() < MOST) {
                found.add(new Remark(step, notable && meaning != null ? meaning.next() : null));
            }
        }
        return found;
    }
}
