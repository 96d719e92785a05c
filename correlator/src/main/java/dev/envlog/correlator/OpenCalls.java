package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.AttemptOutcome;

/** Side calls of which the log does not show the end, although something else in it tells that their tries are over. */
final class OpenCalls {

    private OpenCalls() {}

    /**
     * A filter that is destroyed with its request cancels the call it waits for, and closes its gRPC stream
     * ({@code onDestroy()} of ext_authz, Lua, ext_proc …). A mirror is nobody's: it may outlive its request. And no stream
     * outlives its connection. The call itself stays one whose end is not in the log: when it ended is not known.
     */
    static void endTries(ExchangeTracker call) {
        ExchangeTracker parent = call.parent;
        AttemptTracker last = call.last();
        ConnectionTracker upstream = last == null ? null : last.upstream;
        if (upstream != null && upstream.isClosed()) {
            call.endOpenAttempts(AttemptOutcome.RESET, Event.NO_TIME);
        } else if (parent != null && parent.ended && !isMirror(call, parent)) {
            call.endOpenAttempts(AttemptOutcome.CANCELLED, Event.NO_TIME);
        }
    }

    /** A mirror asks for what its request asked for. */
    private static boolean isMirror(ExchangeTracker call, ExchangeTracker parent) {
        return call.path != null && call.path.equals(parent.path);
    }
}
