package dev.envlog.correlator;

/** What the wordings tell of the Envoy release that wrote the log, as far as an answer depends on it. */
final class Releases {

    private boolean before119;
    private boolean ends;

    /** {@code new connection} names its peer since 1.19. */
    void newConnection(boolean withPeer) {
        before119 = !withPeer;
    }

    /** {@code Codec completed encoding stream} came with 1.26 ({@code source/common/http/conn_manager_impl.cc}). */
    void endPrinted() {
        ends = true;
    }

    /** Whether each answer that went out wholly says so. */
    boolean printsEnds() {
        return ends;
    }

    /** Whether filters log the end of a stream when the callback is over rather than at once. */
    boolean logsEndsLate() {
        return before119;
    }

    /** {@code NC} came with 1.18 (envoy/stream_info/stream_info.h); releases before it set {@code NR} for a missing cluster. */
    ResponseFlag clusterNotFoundFlag() {
        return before119 ? ResponseFlag.NR : ResponseFlag.NC;
    }
}
