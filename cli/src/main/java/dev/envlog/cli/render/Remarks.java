package dev.envlog.cli.render;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.cli.glossary.Notables;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is worth a look in an exchange that did not fail: who asks about one has a reason. These are {@link Notables}, such as a call
 * that failed and was let through, a redirect that was not followed, a session that was idle for too long; of a session also which
 * side closed it, as nothing else tells how it ended.
 */
public final class Remarks {

    private static final int MOST = 6;

    private static final Set<EventKind> CLOSES = EnumSet.of(
            EventKind.CONNECTION_REMOTE_CLOSE, EventKind.CONNECTION_REMOTE_EARLY_CLOSE, EventKind.CONNECTION_RST_READ);

    private Remarks() {}

    /** Of each statement the first record, in the order of the log. */
    public static List<Notable> of(Exchange exchange) {
        Notables notables = new Notables();
        List<Notable> found = new ArrayList<>();
        boolean ended = exchange.kind() != ExchangeKind.TCP;
        for (Step step : exchange.steps()) {
            boolean ends = !ended && CLOSES.contains(step.event().event());
            Notable notable = notables.offer(step.event(), event -> step);
            ended |= ends;
            if ((notable != null || ends) && found.size() < MOST) {
                found.add(notable != null ? notable : new Notable(step, null, 1));
            }
        }
        return found;
    }
}
