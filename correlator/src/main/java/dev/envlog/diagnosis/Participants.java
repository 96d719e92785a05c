package dev.envlog.diagnosis;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who had to do with a request, in order of first appearance, and what came of it.
 *
 * <p>What proves that a filter let the request go on: the terminal filter behind it got the request. An HTTP filter that wrote
 * before the router did stands before it in the chain, as the router is the last ({@code source/common/http/filter_manager.cc});
 * listener filters and the network filters before the connection manager are through when it begins a stream. The router is
 * through when it has a connection ({@code pool ready}).
 */
public final class Participants {

    /** What is known of one component so far. */
    private static final class Tally {
        private final Component component;
        private final int first;
        private int steps;
        private long begin = Event.NO_TIME;
        private long end = Event.NO_TIME;
        private int timed;

        Tally(Component component, int first) {
            this.component = component;
            this.first = first;
        }
    }

    private final Exchange exchange;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    /** Positions of steps, -1 if there is none. */
    private int streamBegan = -1;

    private int managerWentOn = -1;
    private int routed = -1;
    private int sent = -1;
    private boolean answered;
    private @Nullable String stopped;
    private @Nullable String replied;

    private Participants(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Those of an exchange whose steps were kept. */
    public static List<Participant> of(Exchange exchange) {
        Participants participants = new Participants(exchange);
        List<Step> steps = exchange.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!step.context()) {
                participants.read(step, i);
            }
        }
        return participants.list();
    }

    private void read(Step step, int position) {
        Event event = step.event();
        switch (event.event()) {
            case HTTP_NEW_STREAM -> streamBegan = first(streamBegan, position);
            case ROUTER_CLUSTER_MATCH, ROUTER_DECODING_HEADERS, ROUTER_NO_ROUTE, ROUTER_UNKNOWN_CLUSTER ->
                routed = first(routed, position);
            case ROUTER_POOL_READY -> sent = first(sent, position);
            case HTTP_DECODE_HEADERS -> decoded(event);
            case HTTP_FILTER_ABORT -> replied = named(event);
            default -> {
                // tells nothing of the chain
            }
        }
        if (exchange.kind() == ExchangeKind.TCP && Denials.denies(event)) {
            denied(step.by().component());
        }
        // The response belongs to what follows, not to the request.
        answered |= begins(event.event());
        Component component = step.by().component();
        if (component == null) {
            return;
        }
        if (managerWentOn < 0 && component.isHttpFilter()) {
            managerWentOn = position;
        }
        Tally tally = tallies.computeIfAbsent(component.name(), name -> new Tally(component, position));
        tally.steps++;
        long time = step.written();
        if (!answered && time != Event.NO_TIME) {
            tally.begin = tally.begin == Event.NO_TIME ? time : tally.begin;
            tally.end = time;
            tally.timed++;
        }
    }

    /** Whether a statement is the first of a response. */
    static boolean begins(EventKind kind) {
        return switch (kind) {
            case HTTP_RESPONSE_HEADERS,
                    HTTP_LOCAL_REPLY,
                    HTTP_LOCAL_REPLY_PREPARE,
                    HTTP_LOCAL_REPLY_DIRECT,
                    HTTP_LOCAL_REPLY_RESET,
                    HTTP_ASYNC_RESPONSE_HEADERS -> true;
            default -> false;
        };
    }

    /** A filter that answers anything but "go on" holds the request until the next filter is seen at work. */
    private void decoded(Event event) {
        stopped = "0".equals(event.field("status")) || "2".equals(event.field("status")) ? null : named(event);
    }

    /** A network filter answers nothing: it has the connection closed, and the filters behind it do not get to know of its bytes. */
    private void denied(@Nullable Component filter) {
        if (exchange.attempts().isEmpty() && filter != null) {
            stopped = filter.name();
        }
    }

    private static @Nullable String named(Event event) {
        String filter = event.field("filter");
        Component component = filter == null ? null : Attributor.shared().byName(filter);
        return component == null ? null : component.name();
    }

    private List<Participant> list() {
        Response response = exchange.response();
        if (replied == null) {
            replied = Replier.of(response);
        }
        List<Participant> list = new ArrayList<>();
        for (Tally tally : tallies.values()) {
            Component component = tally.component;
            list.add(new Participant(
                    component.name(),
                    component.filter(),
                    tally.steps,
                    tally.timed < 2 ? null : Long.valueOf(tally.end - tally.begin),
                    component.filter() ? outcome(component, tally.first) : null));
        }
        Component silent = replied == null || tallies.containsKey(replied)
                ? null
                : Attributor.shared().byName(replied);
        if (silent != null) {
            list.add(new Participant(silent.name(), silent.filter(), 0, null, FilterOutcome.LOCAL_REPLY));
        }
        return list;
    }

    private @Nullable FilterOutcome outcome(Component component, int first) {
        String name = component.name();
        if (name.equals(replied)) {
            return FilterOutcome.LOCAL_REPLY;
        }
        boolean whole = !exchange.span().open() && exchange.span().partial() == null;
        if (name.equals(stopped) && routed < 0 && whole && exchange.response().localReply() == null) {
            return FilterOutcome.STOPPED;
        }
        return wentOn(component, first) ? FilterOutcome.CONTINUED : null;
    }

    private boolean wentOn(Component component, int first) {
        String name = component.name();
        if (name.equals(FilterNames.ROUTER)) {
            return sent >= 0;
        }
        if (name.equals(FilterNames.CONNECTION_MANAGER)) {
            return managerWentOn >= 0;
        }
        if (name.startsWith(FilterNames.LISTENER) || name.startsWith(FilterNames.NETWORK)) {
            return first < streamBegan;
        }
        // Istio's filters have names that do not say which kind they are; within a stream they are HTTP filters.
        boolean http = component.isHttpFilter() || (streamBegan >= 0 && first > streamBegan);
        return http && !name.equals(FilterNames.UPSTREAM_CODEC) && first < routed;
    }

    private static int first(int known, int position) {
        return known < 0 ? position : known;
    }
}
