package dev.envlog.correlator;

import dev.envlog.memory.Recent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Sockets of one thread that are no connections yet: what listener filters said of them. {@link Listeners} tells whose it is. */
final class Sockets {

    /** What is remembered at a time. */
    private static final int MOST_TOLD = 64;

    /** Lines of those that wait for bytes. */
    final Deque<List<Rec>> waiting = new ArrayDeque<>();
    /** The run of lines going on. */
    List<Rec> accepting = new ArrayList<>(4);
    /** Number of the record of the lane that was added to it last. */
    long acceptingAt = -1;
    /** When one was last taken while others waited: of those that did, whose lines are whose is a guess. */
    long mixedBefore = -1;
    /** What filters read, a server name or an original destination, by the place of their record, until the connection shows itself. */
    final Map<Long, String> told = Recent.byAge(MOST_TOLD);
    /** Lines of the one whose filters just gave up. */
    List<Rec> gaveUp = new ArrayList<>(0);
    /** Filters just did, and what was said of it: whether the socket is closed the next line tells. */
    boolean timedOut;

    String timeout = "";

    /** Whose they are will not be told any more: nobody's. */
    void drop(Scene scene) {
        Deferred.none(scene, accepting);
        Deferred.none(scene, gaveUp);
        waiting.forEach(socket -> Deferred.none(scene, socket));
        waiting.clear();
    }
}
