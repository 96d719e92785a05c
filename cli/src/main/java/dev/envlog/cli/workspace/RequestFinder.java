package dev.envlog.cli.workspace;

import dev.envlog.config.join.Join;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request that a reference names while the log passes, and the side calls made for it. What does not fit is
 * forgotten at once.
 */
public final class RequestFinder extends RequestReading {

    /** More candidates than this are counted only. */
    private static final int MOST = 50;

    private static final int SIDE_CALLS = 10_000;
    /** Records after the request was told in which something may still tell of its side calls. */
    private static final int RECORDS_AFTER = 5_000;

    private final Ref ref;
    private final boolean byNumber;
    /** Records since the request of a number was told. */
    private int recordsAfter;

    private final List<Listed> streams = new ArrayList<>();
    private final Map<Origin.Run, OnConnection> downstream = new HashMap<>();
    private final Map<Origin.Run, OnConnection> upstream = new HashMap<>();
    private final Deque<Exchange> calls = new ArrayDeque<>();
    private @Nullable Listed picked;
    /** What is meant where nobody asked for anything: side calls. */
    private final List<Listed> calling = new ArrayList<>();

    private @Nullable Listed pickedCall;
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

    /**
     * A finder that has found nothing yet.
     *
     * @param window only what has a part in it is meant
     * @param join learns what all of them tell of the configuration; null if there is none
     */
    public RequestFinder(Ref ref, Window window, @Nullable Join join) {
        this(ref, window, join, false);
    }

    /**
     * The same.
     *
     * @param whole false if there is enough soon after the request of a number was told
     */
    RequestFinder(Ref ref, Window window, @Nullable Join join, boolean whole) {
        super(window, join);
        lookBeside(true);
        this.ref = ref;
        // A configuration learns from each request, also from those behind it.
        this.byNumber = ref.number() != null && join == null && !whole;
    }

    @Override
    public void record(Event event) {
        super.record(event);
        recordsAfter += byNumber && !streams.isEmpty() ? 1 : 0;
    }

    @Override
    public boolean enough() {
        return recordsAfter > RECORDS_AFTER;
    }

    @Override
    protected void request(Listed request) {
        Exchange exchange = request.exchange();
        if (exchange.kind() == ExchangeKind.ASYNC && exchange.parent() != null) {
            calls.add(exchange.withoutSteps());
            if (calls.size() > SIDE_CALLS) {
                calls.removeFirst();
            }
        }
        int fits = fit(request);
        if (fits == 0) {
            return;
        }
        boolean asked = request.isAsked();
        if (ref.pick() != null) {
            if (asked) {
                picked = better(ref.pick(), picked, request);
            } else if (!request.noise()) {
                pickedCall = better(ref.pick(), pickedCall, request);
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

    @Override
    public boolean needsAll() {
        return true;
    }

    /** What fits: one, or several of which the user has to choose. */
    public List<Listed> found() {
        Listed best = picked == null ? pickedCall : picked;
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

    private @Nullable Listed better(Pick pick, @Nullable Listed best, Listed next) {
        int fits = fit(next);
        int before = best == null ? 0 : fit(best);
        return fits < before ? best : pick.of(fits > before ? null : best, next);
    }

    private int fit(Listed request) {
        return ref.fitsPod(request.exchange().origin().pod());
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

    /** The side calls of a request, in order of their first lines, without their records. */
    public List<Exchange> sideCalls(Listed request) {
        StreamRef parent = request.exchange().ref();
        Origin.Run run = request.exchange().origin().run();
        return calls.stream()
                .filter(call ->
                        parent.equals(call.parent()) && run.equals(call.origin().run()))
                .sorted((a, b) ->
                        Integer.compare(a.extent().firstLine(), b.extent().firstLine()))
                .toList();
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
