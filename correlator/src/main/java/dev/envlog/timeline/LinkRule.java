package dev.envlog.timeline;

import java.util.Locale;

/** The rules that tie a downstream stream or session to an upstream connection. */
public enum LinkRule {
    /** {@code [Cu] creating stream}, next on the thread {@code [Cd][S] pool ready} ({@code conn_pool_base.cc: attachStreamToClient}). */
    POOL_ATTACH,
    /** HTTP/1 before 1.14: {@code using existing connection} or {@code attaching to next request}, then {@code pool ready}. */
    POOL_ATTACH_OLD,
    /** 1.27+: {@code Attached upstream connection [Cu] to downstream connection [Cd]}. */
    ATTACHED_LINE,
    /** TCP before 1.27: {@code [Cu] creating stream} or {@code assigning connection}, then {@code TCP:onUpstreamEvent()}. */
    TCP_ATTACH,
    /** {@code [Cu] request reset} next to the stream's {@code upstream reset} or {@code resetting pool request}. */
    RESET_ADJACENT,
    /** {@code [Cu] client disconnected, failure reason}, then {@code upstream reset} of each stream that waited for it. */
    CONNECT_FAILURE,
    /** {@code [Cu] response complete}, or what the codec says of the answer's headers, directly before the response of the stream. */
    RESPONSE_ADJACENT;

    /** Spelling in machine-readable output. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
