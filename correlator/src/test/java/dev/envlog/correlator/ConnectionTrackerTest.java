package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class ConnectionTrackerTest {

    @Test
    void keepsNobodyInMemoryOnceItWasHandedOut() {
        ConnectionTracker handedOut = new ConnectionTracker(1, CorrelatorOptions.allConnections());
        try {
            WeakReference<ExchangeTracker> user = used(handedOut);
            assertThat(user.get()).isNotNull();
            handOut(handedOut);
            System.gc();
            assertThat(user.get()).isNull();
        } finally {
            Reference.reachabilityFence(handedOut);
        }
    }

    /** As it goes out when it was closed long enough ago. */
    private static void handOut(ConnectionTracker closed) {
        CorrelatorOptions options = CorrelatorOptions.requests();
        CorrelationSink sink = new CorrelationSink() {};
        Output output = new Output(options, sink, new RecordQueue(options, sink));
        Scene scene = new Scene(options, output);
        output.join(new AccessLogJoiner(scene));
        output.bind(scene, new Origin("-", null, 0));
        closed.closedSeq = 1;
        output.closed(closed);
        output.advance(10_000, Event.NO_TIME);
        assertThat(closed.handedOut).isTrue();
    }

    /** A connection that knows an exchange in every way there is. */
    private static WeakReference<ExchangeTracker> used(ConnectionTracker connection) {
        ExchangeTracker exchange = new ExchangeTracker(ExchangeKind.HTTP, connection, 1, 7, 0, false);
        connection.use(exchange);
        connection.current = exchange;
        connection.trigger = exchange;
        connection.lastReleased = exchange;
        connection.outer = new ConnectionTracker(2, CorrelatorOptions.allConnections());
        connection.outer.current = exchange;
        return new WeakReference<>(exchange);
    }
}
