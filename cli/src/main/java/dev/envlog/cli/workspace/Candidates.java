package dev.envlog.cli.workspace;

import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The requests that a reference may mean, of those that pass. What does not fit is forgotten at once. */
public final class Candidates {

    /** More than this are counted only. */
    private static final int MOST = 50;

    private final Ref ref;
    private final List<Listed> streams = new ArrayList<>();
    private final Map<Origin.Run, OnConnection> downstream = new HashMap<>();
    private final Map<Origin.Run, OnConnection> upstream = new HashMap<>();
    private @Nullable Picked picked;
    /** How well what is picked fits the pod that was named. */
    private int pickedFits;
    /** What is meant where nobody asked for anything: side calls. */
    private final List<Listed> calling = new ArrayList<>();

    private @Nullable Picked pickedCall;

    private int pickedCallFits;
    private long fitting;
    private @Nullable String nearest;

    /** The requests of one connection of one process: how many, and the one asked for. */
    private static final class OnConnection {
        private int count;
        private @Nullable Listed chosen;

        void offer(Listed request, int nth) {
            count++;
            if (nth == 0 || nth == count) {
                chosen = request;
            }
        }
    }

    Candidates(Ref ref) {
        this.ref = ref;
    }

    /** Takes a request if it may be meant. */
    void offer(Listed request) {
        Exchange exchange = request.exchange();
        int fits = fit(request);
        if (fits == 0) {
            return;
        }
        boolean asked = request.isAsked();
        if (ref.pick() != null) {
            if (asked && fits >= pickedFits) {
                picked = picked == null || fits > pickedFits ? new Picked(ref.pick()) : picked;
                pickedFits = fits;
                picked.offer(request);
            } else if (!asked && !request.noise() && fits >= pickedCallFits) {
                pickedCall = pickedCall == null || fits > pickedCallFits ? new Picked(ref.pick()) : pickedCall;
                pickedCallFits = fits;
                pickedCall.offer(request);
            }
        } else if (ref.any()) {
            if (asked) {
                keep(request);
            } else if (!request.noise() && calling.size() < MOST) {
                calling.add(request);
            }
        } else if (ref.number() != null) {
            if (ref.number() == request.number()) {
                keep(request);
            }
        } else if (ref.stream() != null || ref.requestId() != null) {
            named(request);
        } else if (exchange.kind() != ExchangeKind.ASYNC) {
            onConnection(request);
        }
    }

    /** Whether nothing else can be meant any more: the request of a number is here. */
    boolean settled() {
        return ref.number() != null && !streams.isEmpty();
    }

    /** Whether the request that was offered last was taken: it may be the one that is meant. */
    boolean holds(Listed request) {
        return (picked != null && picked.holds(request))
                || (pickedCall != null && pickedCall.holds(request))
                || isLast(streams, request)
                || isLast(calling, request)
                || isChosen(downstream, request)
                || isChosen(upstream, request);
    }

    private static boolean isLast(List<Listed> all, Listed request) {
        return !all.isEmpty() && is(all.get(all.size() - 1), request);
    }

    private static boolean isChosen(Map<Origin.Run, OnConnection> connections, Listed request) {
        OnConnection on = connections.get(request.exchange().origin().run());
        return on != null && is(on.chosen, request);
    }

    private static boolean is(@Nullable Listed one, Listed other) {
        return one != null && one.number() == other.number();
    }

    /** What fits: one, or several of which the user has to choose. */
    public List<Listed> found() {
        Listed of = picked == null ? null : picked.best();
        Listed best = of == null && pickedCall != null ? pickedCall.best() : of;
        if (best != null) {
            return List.of(best);
        }
        List<Listed> found = new ArrayList<>(ref.any() && streams.isEmpty() ? calling : streams);
        (downstream.isEmpty() ? upstream : downstream).values().forEach(on -> {
            if (on.chosen != null) {
                found.add(on.chosen);
            }
        });
        int fits = found.stream().mapToInt(this::fit).max().orElse(0);
        found.removeIf(one -> fit(one) < fits);
        found.sort(Comparator.comparingLong(Listed::number));
        for (Listed one : found) {
            if (ref.stream() != null && ref.stream().equals(one.exchange().ref().stream())) {
                return List.of(one);
            }
        }
        return found;
    }

    /** How many fit, also those not kept. */
    public long fitting() {
        return Math.max(fitting, found().size());
    }

    /** Requests on the connection that was named, 0 if none was. */
    public int onConnection() {
        return (downstream.isEmpty() ? upstream : downstream)
                .values().stream().mapToInt(on -> on.count).sum();
    }

    /** The stream id most like the one typed, null if there is none. */
    public @Nullable String nearest() {
        return nearest;
    }

    private int fit(Listed request) {
        return ref.fitsPod(request.exchange().origin().pod());
    }

    private void named(Listed request) {
        StreamRef own = request.exchange().ref();
        boolean connectionFits = ref.connection() == null || ref.connection().equals(own.connection());
        if (connectionFits && ref.fitsStream(own.stream())) {
            keep(request);
            return;
        }
        String id = request.exchange().request().requestId();
        if (ref.requestId() != null
                && id != null
                && request.exchange().kind() != ExchangeKind.ASYNC
                && id.toLowerCase(Locale.ROOT).startsWith(ref.requestId())) {
            keep(request);
        } else if (ref.stream() != null
                && own.stream() != null
                && common(own.stream()) > (nearest == null ? 0 : common(nearest))) {
            nearest = own.stream();
        }
    }

    private void onConnection(Listed request) {
        Exchange exchange = request.exchange();
        if (Objects.equals(exchange.ref().connection(), ref.connection())) {
            downstream
                    .computeIfAbsent(exchange.origin().run(), run -> new OnConnection())
                    .offer(request, ref.nth());
        } else if (exchange.attempts().stream()
                .anyMatch(attempt -> Objects.equals(attempt.connection(), ref.connection()))) {
            upstream.computeIfAbsent(exchange.origin().run(), run -> new OnConnection())
                    .offer(request, ref.nth());
        }
    }

    private void keep(Listed request) {
        fitting++;
        if (streams.size() < MOST) {
            streams.add(request);
        }
    }

    private int common(String id) {
        String typed = Objects.requireNonNullElse(ref.stream(), "");
        int i = 0;
        while (i < id.length() && i < typed.length() && id.charAt(i) == typed.charAt(i)) {
            i++;
        }
        return i;
    }
}
