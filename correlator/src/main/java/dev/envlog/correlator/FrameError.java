package dev.envlog.correlator;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the codec of HTTP/2 found wrong with the frame at hand. One line or two say so, and in the same callback others what that
 * came to: the end of a stream, or of all.
 */
final class FrameError {

    private @Nullable String error;
    private @Nullable Rec rec;

    /** The first of two lines says more. */
    void found(@Nullable String error, Rec rec) {
        if (this.rec == null || !Lane.isBurst(this.rec.time, rec.time)) {
            this.error = error;
            this.rec = rec;
        }
    }

    /**
     * What it was, null if nothing was said of it; its record explains the end of these.
     *
     * @param then what it came to
     */
    @Nullable
    String tell(Rec then, Collection<ExchangeTracker> ended) {
        Rec said = rec;
        rec = null;
        if (said == null || !Lane.isBurst(said.time, then.time)) {
            return null;
        }
        ended.forEach(exchange -> exchange.steps.addRelated(said));
        return error;
    }
}
