package dev.envlog.correlator;

/** What the wordings tell of the Envoy release that wrote the log, as far as an answer depends on it. */
final class Releases {

    private boolean before119;

    /** {@code new connection} names its peer since 1.19. */
    void newConnection(boolean withPeer) {
        before119 = !withPeer;
    }

    /** Whether filters log the end of a stream when the callback is over rather than at once. */
    boolean logsEndsLate() {
        return before119;
    }

    /** {@code NC} came with 1.18 (envoy/stream_info/stream_info.h); releases before it set {@code NR} for a missing cluster. */
    String clusterNotFoundFlag() {
        return before119 ? "NR" : "NC";
    }
}
