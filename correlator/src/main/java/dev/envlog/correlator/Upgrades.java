package dev.envlog.correlator;

import dev.envlog.log.Event;

/** A WebSocket of releases up to 1.8: a request that goes on as a session of TCP ({@code ws_handler_impl.cc}), which is told as one. */
final class Upgrades {

    private Upgrades() {}

    /** The session is the rest of the request. */
    static void join(ExchangeTracker request, ExchangeTracker session) {
        request.upgradedTo = session;
        session.upgraded = request;
    }

    /** What an exchange is told as: the request of which it is the rest, if it is. */
    static ExchangeTracker whole(ExchangeTracker exchange) {
        return exchange.upgraded == null ? exchange : exchange.upgraded;
    }

    /** The request takes over what the session came to. */
    static void takeOver(ExchangeTracker request, ExchangeTracker session) {
        request.cluster = request.cluster == null ? session.cluster : request.cluster;
        request.attempts.addAll(session.attempts);
        request.flags.addAll(session.flags);
        request.routed = request.routed == Event.NO_TIME ? session.routed : request.routed;
        request.responseAt = request.responseAt == Event.NO_TIME ? session.responseAt : request.responseAt;
        request.denied = request.denied == null ? session.denied : request.denied;
    }
}
