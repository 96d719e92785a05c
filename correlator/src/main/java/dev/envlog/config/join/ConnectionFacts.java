package dev.envlog.config.join;

import dev.envlog.catalog.FilterNames;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Step;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the log tells of a downstream connection; its requests tell it bit by bit. */
final class ConnectionFacts {

    /** What is sure. */
    final SocketFacts certain = new SocketFacts();

    /** The same with what is told by records that are only likely to be about this connection, as listener filters print no id. */
    final SocketFacts likely = new SocketFacts();

    /** True if the log shows how it began, so that what is not there did not happen. */
    boolean begins;

    /** True if the destination is known by where its cluster sent a request on to. */
    boolean destinationSentOn;

    /** Components of listener filters that spoke for it. */
    final Set<String> listenerFilters = new LinkedHashSet<>();

    /** False if these are known by order alone, as the log prints no threads: sockets of several workers may have been taken for each other. */
    boolean threads = true;

    /** Chains that fit all of its requests so far; null before the first. */
    @Nullable
    Set<ChainRef> chains;

    /** Learns from a record of one of its requests. */
    void learn(Step step) {
        Event event = step.event();
        likely.learn(event);
        if (certain(step)) {
            certain.learn(event);
        }
        begins |= event.event() == EventKind.CONN_HANDLER_NEW_CONNECTION;
        String component = step.component();
        if (component != null && component.startsWith(FilterNames.LISTENER)) {
            listenerFilters.add(component);
            threads &= event.thread() != null;
        }
    }

    /** Whether a record belongs to its request beyond doubt. */
    static boolean certain(Step step) {
        return step.owner() != null && step.owner().confidence() == Confidence.CERTAIN;
    }
}
