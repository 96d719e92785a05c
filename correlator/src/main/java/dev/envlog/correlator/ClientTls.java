package dev.envlog.correlator;

import dev.envlog.log.Event;
import java.util.concurrent.TimeUnit;

/**
 * How far TLS with a client had come. The proxy of a TLS listener connects upstream before the handshake is over, and nothing is logged of
 * that end since 1.16: what came through tells it, or that it was long ago.
 */
final class ClientTls {

    /** A handshake takes a few ways to the client and back; a server may speak first meanwhile. */
    private static final long ANSWERED = TimeUnit.SECONDS.toNanos(1);

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(15);

    private boolean done;
    private boolean answered;

    /** Takes what is logged of the client's connection. */
    void saw(Event event) {
        switch (event.event()) {
            case CONNECTION_TLS_HANDSHAKE_COMPLETE, FILTER_TCP_DOWNSTREAM_TLS -> done = true;
            case FILTER_TCP_DOWNSTREAM_DATA -> done |= !"0".equals(event.field("bytes"));
            default -> answered |= !"0".equals(event.field("bytes"));
        }
    }

    /**
     * Whether the handshake was over.
     *
     * @param opened when the connection was accepted
     */
    boolean isOver(long opened, long now) {
        if (done) {
            return true;
        }
        if (opened == Event.NO_TIME || now == Event.NO_TIME) {
            return false;
        }
        return now - opened > (answered ? ANSWERED : LONGEST);
    }
}
