package dev.envlog.correlator;

import dev.envlog.data.Table;
import dev.envlog.diagnosis.CodeTable;
import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;

/** What became of the last try, as the details of the answer tell that the proxy made in its place. */
final class ReplyOutcome {

    private static final CodeTable OUTCOMES =
            CodeTable.load(ReplyOutcome.class, "details-outcomes.txt", "details", "outcome");

    private ReplyOutcome() {}

    /** The exchange's local reply ends the try that is going on, also one that was begun without a word of the pool. */
    static void ends(ExchangeTracker exchange, Rec rec) {
        AttemptTracker last = exchange.last();
        boolean untold = exchange.retriedAt != Event.NO_TIME;
        if (exchange.details == null || last == null || !(untold || last.isOpen())) {
            return;
        }
        Table.Row outcome = OUTCOMES.rowByPrefix(exchange.details);
        if (outcome != null) {
            AttemptTracker ending = untold ? exchange.begin(exchange.retriedAt, rec.seq) : last;
            ending.end(outcome.choice(1, AttemptOutcome.class), rec.time);
        }
    }
}
