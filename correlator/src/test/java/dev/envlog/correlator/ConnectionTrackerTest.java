package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.ExchangeKind;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class ConnectionTrackerTest {

    @Test
    void keepsNobodyInMemoryOnceItWasHandedOut() {
        ConnectionTracker handedOut = new ConnectionTracker(1, false, true);
        try {
            WeakReference<ExchangeTracker> user = used(handedOut);
            assertThat(user.get()).isNotNull();
            handedOut.letGo();
            System.gc();
            assertThat(user.get()).isNull();
        } finally {
            Reference.reachabilityFence(handedOut);
        }
    }

    /** A connection that knows an exchange in every way there is. */
    private static WeakReference<ExchangeTracker> used(ConnectionTracker connection) {
        ExchangeTracker exchange = new ExchangeTracker(ExchangeKind.HTTP, connection, 1, 7, 0, false);
        connection.use(exchange);
        connection.current = exchange;
        connection.trigger = exchange;
        connection.lastReleased = exchange;
        return new WeakReference<>(exchange);
    }
}
