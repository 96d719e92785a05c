package dev.envlog.correlator;

import org.jspecify.annotations.Nullable;

/** The side calls that an exchange made, as far as they can be why it ends as it does; few exchanges make any. */
final class CallsMade {

    /** The one that ended last. */
    @Nullable
    ExchangeTracker last;
    /** The one that was made last and had not ended yet, or had not when the exchange itself ended. */
    @Nullable
    ExchangeTracker pending;
    /** How one failed since then that is no stream of its own, in words. */
    @Nullable
    String failed;

    void ended(ExchangeTracker call) {
        last = call;
        failed = null;
    }

    /** One that is no stream of its own. */
    void failed(String how) {
        last = null;
        failed = how;
    }
}
