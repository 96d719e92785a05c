package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Link;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What readings of the same log are compared by, keyed so that the order of independent things does not matter. */
final class Facts {

    private Facts() {}

    /** Kind and ids of an exchange, which name it within one process run; of one that only the access log tells of, its line. */
    static String key(Exchange exchange) {
        return exchange.origin().restart() + " " + exchange.kind().printed() + " "
                + (hasIds(exchange)
                        ? ExchangeText.ref(exchange.ref())
                        : "line " + exchange.extent().firstLine());
    }

    /** False if only the access log tells of it. */
    static boolean hasIds(Exchange exchange) {
        return exchange.ref().connection() != null || exchange.ref().stream() != null;
    }

    /**
     * Each exchange in full by its key. Left out are context steps: what the main thread and other workers say of a cluster
     * depends on when they say it.
     *
     * @throws AssertionError if two exchanges have the same ids
     */
    static Map<String, String> exchanges(Reading reading, Predicate<Exchange> wanted) {
        Map<String, String> facts = new TreeMap<>();
        for (Exchange exchange : reading.exchanges()) {
            if (wanted.test(exchange)) {
                String before = facts.put(key(exchange), text(exchange));
                if (before != null) {
                    throw new AssertionError("handed out twice: " + key(exchange));
                }
            }
        }
        return facts;
    }

    /** Each record's owner, rule and confidence by the record's line. */
    static Map<Integer, String> owners(Reading reading, Predicate<Reading.Owned> wanted) {
        Map<Integer, String> facts = new TreeMap<>();
        for (Reading.Owned record : reading.records()) {
            if (wanted.test(record)) {
                facts.put(record.event().line(), owner(record.owner()));
            }
        }
        return facts;
    }

    static String owner(@Nullable Owner owner) {
        return owner == null
                ? "-"
                : ExchangeText.ref(owner.ref()) + " " + owner.by().printed() + " "
                        + owner.confidence().printed();
    }

    /** The pairs of stream and upstream connection that are said to belong together, by whom it may be said. */
    static Set<String> links(Reading reading, Predicate<Confidence> how) {
        Set<String> links = new TreeSet<>();
        for (Exchange exchange : reading.exchanges()) {
            for (UpstreamAttempt attempt : exchange.attempts()) {
                Link link = attempt.link();
                if (link != null && how.test(link.confidence())) {
                    links.add(ExchangeText.ref(exchange.ref()) + " on C" + attempt.connection());
                }
            }
        }
        return links;
    }

    static Set<String> certainLinks(Reading reading) {
        return links(reading, confidence -> confidence == Confidence.CERTAIN);
    }

    static Set<String> allLinks(Reading reading) {
        return links(reading, confidence -> true);
    }

    /** All of it but the stamp of its beginning, a part a line. */
    static String text(Exchange e) {
        StringBuilder text = new StringBuilder();
        for (Object part :
                new Object[] {e.kind(), e.ref(), e.parent(), e.thread(), e.peer(), e.request(), e.cluster(), e.route()
                }) {
            text.append(part).append('\n');
        }
        for (UpstreamAttempt attempt : e.attempts()) {
            text.append(ExchangeText.attempt(attempt)).append(' ').append(since(attempt.start(), attempt.ready()));
            text.append(' ').append(since(attempt.start(), attempt.end())).append('\n');
        }
        text.append(e.response()).append('\n').append(e.filters()).append('\n');
        text.append(e.span().durationNs())
                .append(' ')
                .append(e.span().partial())
                .append('\n');
        text.append(e.phases()).append('\n').append(e.cause()).append('\n').append(e.extent());
        for (Step step : e.steps()) {
            if (!step.context()) {
                text.append('\n').append(step.event().line()).append(' ').append(owner(step.owner()));
            }
        }
        return text.toString();
    }

    /** What a piece of a log tells of a request that is whole in it; its client and its connections may be older. */
    static String essence(Exchange e) {
        RequestHead request = e.request();
        StringBuilder text = new StringBuilder();
        text.append(e.kind())
                .append(' ')
                .append(e.ref())
                .append(' ')
                .append(e.span().partial())
                .append('\n');
        text.append(request.method())
                .append(' ')
                .append(request.authority())
                .append(' ')
                .append(request.path());
        text.append(' ').append(request.requestId()).append('\n').append(e.cluster());
        for (UpstreamAttempt a : e.attempts()) {
            Link link = a.link();
            text.append('\n')
                    .append(a.number())
                    .append(" C")
                    .append(a.connection())
                    .append(' ')
                    .append(a.outcome());
            text.append(' ').append(a.status()).append(' ').append(a.resetReason());
            text.append(' ').append(link == null ? null : link.rule());
        }
        return text.append('\n').append(e.response()).toString();
    }

    private static String since(long start, long time) {
        return start == Event.NO_TIME || time == Event.NO_TIME ? "-" : Long.toString(time - start);
    }
}
