package dev.envlog.correlator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An upstream connection that the pool is about to hand to a stream or session which the next lines name. */
final class Attach {

    final ConnectionTracker upstream;
    final List<Rec> records = new ArrayList<>(3);
    /** {@code creating stream} or {@code assigning connection} was printed, the line that directly precedes the naming one. */
    boolean armed;

    boolean assigned;
    boolean existing;
    long lastSeq;
    /** A line of the connection directly before, which says why. */
    @Nullable
    Rec why;
    /** A line of its thread about another connection followed: the one that names the user is not in the log. */
    boolean missed;

    /** Status of the answer, if its codec told it. */
    @Nullable
    Integer status;

    Attach(ConnectionTracker upstream) {
        this.upstream = upstream;
    }

    /** Number of the first of its lines. */
    long firstSeq() {
        return records.get(0).seq;
    }
}
