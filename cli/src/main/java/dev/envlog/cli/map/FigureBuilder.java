package dev.envlog.cli.map;

import dev.envlog.catalog.Component;
import dev.envlog.catalog.FilterNames;
import dev.envlog.cli.map.Box.Pin;
import dev.envlog.cli.map.Box.State;
import dev.envlog.cli.map.Places.Place;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Sentences.Sentence;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.render.Verdict;
import dev.envlog.config.join.Joined;
import dev.envlog.diagnosis.Replier;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.UpstreamAttempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws up the boxes of a request, from its configuration where there is one, and pins its records to them. */
final class FigureBuilder {

    private final Exchange exchange;
    private final @Nullable Joined joined;
    private final SafeText safe;
    private final Places places = Places.load();
    private final List<Box> boxes = new ArrayList<>();
    private final Map<Long, Box> upstream = new LinkedHashMap<>();
    private final List<Box> tries = new ArrayList<>();
    private @Nullable Box latestUpstream;
    private int currentTry;

    FigureBuilder(Exchange exchange, @Nullable Joined joined, SafeText safe) {
        this.exchange = exchange;
        this.joined = joined;
        this.safe = safe;
    }

    /** @param sentences the request's records in words */
    Figure build(List<Sentence> sentences) {
        if (joined != null) {
            boxes.addAll(ConfiguredBoxes.of(joined, safe));
        }
        attempts();
        int number = 0;
        for (Sentence sentence : sentences) {
            if (!sentence.step().context()) {
                number++;
                pin(sentence, number);
            }
        }
        cluster();
        settle();
        boxes.sort(Comparator.comparing(box -> box.stage));
        return new Figure(title(), verdict(), exchange.failed(), notes(), List.copyOf(boxes));
    }

    private void attempts() {
        for (UpstreamAttempt attempt : exchange.attempts()) {
            AttemptOutcome outcome = attempt.outcome();
            boolean good = outcome == AttemptOutcome.RESPONSE
                    || outcome == AttemptOutcome.CONNECTED
                    || outcome == AttemptOutcome.OPEN;
            String which = UpstreamAttempt.count(exchange.attempts()) > 1 ? "try " + attempt.number() + ": " : "";
            Box box = add(
                    Stage.UPSTREAM,
                    which + Objects.requireNonNullElse(attempt.host(), "host not in the log"),
                    good ? State.TAKEN : State.FAILED);
            String reused = attempt.reused() == null ? "" : attempt.reused() ? ", reused" : ", new";
            tries.add(box);
            if (attempt.connection() != null) {
                box.notes.add("connection C" + Long.toUnsignedString(attempt.connection()) + reused);
                // A connection that served two tries has its lines at the first.
                upstream.putIfAbsent(attempt.connection(), box);
            }
            box.notes.add(safe.of(outcome.printed().replace('_', ' ')
                    + (attempt.status() == null ? "" : " " + attempt.status())
                    + (attempt.resetReason() == null ? "" : ": " + attempt.resetReason())));
        }
    }

    private void pin(Sentence sentence, int number) {
        Step step = sentence.step();
        Event event = step.event();
        long written = step.written();
        long start = exchange.span().start();
        String at = written == Event.NO_TIME || start == Event.NO_TIME
                ? ""
                : TimeText.millis(written - start, event.timeUnit());
        box(step).pins.add(new Pin(number, event.line(), at, safe.of(sentence.text()), sentence.failure()));
    }

    private Box box(Step step) {
        if (step.event().event() == EventKind.ROUTER_RETRY && currentTry + 1 < tries.size()) {
            // What the pool says from here on without an id is for the next try.
            currentTry++;
            latestUpstream = tries.get(currentTry);
        }
        Component component = step.by().component();
        Event event = step.event();
        if (event.kind() == RecordKind.ACCESS) {
            return at(Stage.END, "access log");
        }
        if (component == null) {
            return at(Stage.END, "producer not known");
        }
        Box filter = filter(component, plugin(event));
        if (filter != null) {
            return filter;
        }
        Place place = places.of(component.name());
        if (place.side() || place.stage() == Stage.UPSTREAM) {
            return connection(event, place.side());
        }
        return switch (place.stage()) {
            case LISTENER -> at(Stage.LISTENER, "listener");
            case CLUSTER -> at(Stage.CLUSTER, Objects.requireNonNullElse(exchange.cluster(), "cluster"));
            case END -> at(Stage.END, component.name());
            default -> logged(place.stage(), component);
        };
    }

    /** The box of a filter, of several with that name the one that runs the plugin. */
    private @Nullable Box filter(Component component, @Nullable String plugin) {
        Box first = null;
        for (Box box : boxes) {
            if (box.is(component)) {
                if (plugin == null || plugin.equals(box.plugin)) {
                    return box;
                }
                first = first == null ? box : first;
            }
        }
        return first;
    }

    private static @Nullable String plugin(Event event) {
        String words = event.event() == EventKind.WASM_LOG ? event.field("plugin") : null;
        return words == null ? null : words.strip().split(" ", 2)[0];
    }

    /** A filter that the log proves: behind those before it, but before the router, which is the last. */
    private Box logged(Stage stage, Component component) {
        Box box = new Box(stage, safe.of(Names.filter(component.name())), component.name(), null, State.TAKEN);
        int place = boxes.size();
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).stage == stage && FilterNames.ROUTER.equals(boxes.get(i).component)) {
                place = i;
                break;
            }
        }
        boxes.add(place, box);
        return box;
    }

    private Box connection(Event event, boolean side) {
        Long own = exchange.clientSide().connection();
        if (side && (event.hasConnection() ? own != null && own == event.connection() : latestUpstream == null)) {
            return at(Stage.CONNECTION, own == null ? "connection" : "C" + Long.toUnsignedString(own));
        }
        Box box;
        if (event.hasConnection() && (own == null || own != event.connection())) {
            box = upstream.computeIfAbsent(
                    event.connection(),
                    id -> add(Stage.UPSTREAM, "connection C" + Long.toUnsignedString(id), State.TAKEN));
        } else if (latestUpstream != null) {
            box = latestUpstream;
        } else {
            box = boxes.stream()
                    .filter(one -> one.stage == Stage.UPSTREAM)
                    .findFirst()
                    .orElseGet(() -> add(Stage.UPSTREAM, "connection pool", State.TAKEN));
        }
        latestUpstream = box;
        return box;
    }

    /** The box of a stage that is not folded, made if there is none. In the last stage each producer has its own. */
    private Box at(Stage stage, String title) {
        String safely = safe.of(title);
        for (Box box : boxes) {
            if (box.stage == stage && box.state != State.UNTAKEN && (stage != Stage.END || box.title.equals(safely))) {
                return box;
            }
        }
        return add(stage, title, stage == Stage.END ? State.BESIDE : State.TAKEN);
    }

    private Box add(Stage stage, String title, State state) {
        Box box = Box.of(stage, safe.of(title), state);
        boxes.add(box);
        return box;
    }

    private void cluster() {
        if (exchange.cluster() != null) {
            at(Stage.CLUSTER, exchange.cluster());
        }
    }

    /** What the pinned records tell of each box's part, and where the path ended. */
    private void settle() {
        String told = Replier.of(exchange.response());
        String stopper = told == null ? Replier.likely(exchange) : told;
        boolean stopped = false;
        for (Box box : boxes) {
            if (box.state == State.SILENT && !box.pins.isEmpty()) {
                box.state = State.TAKEN;
            }
            if (box.stage == Stage.LISTENER_FILTER && box.state == State.TAKEN && box.pins.isEmpty()) {
                box.notes.add("spoke before, on this connection");
            }
            if (stopper != null && !stopper.equals(FilterNames.ROUTER) && stopper.equals(box.component) && !stopped) {
                box.state = State.STOPPED;
                if (told == null) {
                    box.notes.add("inferred by its lines before the reply");
                }
            }
            stopped |= box.state == State.STOPPED;
        }
        for (Box box : boxes) {
            boolean further = box.stage == Stage.ROUTE || box.stage == Stage.CLUSTER;
            if (stopped
                    && further
                    && box.state == State.TAKEN
                    && box.pins.isEmpty()
                    && exchange.attempts().isEmpty()) {
                box.state = State.NOT_REACHED;
            }
        }
    }

    private String title() {
        return safe.of(Names.handle(exchange) + "  " + Names.request(exchange));
    }

    private String verdict() {
        List<String> parts = new ArrayList<>();
        parts.add(Verdict.of(exchange).words(exchange));
        if (!exchange.response().flags().isEmpty()) {
            parts.add(String.join(",", exchange.response().flags()));
        }
        Long took = exchange.span().durationNs();
        if (took != null) {
            parts.add(TimeText.duration(took, exchange.span().unit()));
        }
        if (exchange.peer() != null) {
            parts.add("client " + exchange.peer());
        }
        int count = UpstreamAttempt.count(exchange.attempts());
        if (count > 1) {
            parts.add(count + " tries");
        }
        return safe.of(String.join(" · ", parts));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        String why = exchange.why();
        if (why != null) {
            notes.add(safe.of(why));
        }
        if (joined != null) {
            String node = joined.dump().node() == null
                    ? ""
                    : ", node " + joined.dump().node().id();
            notes.add(safe.of("configuration: " + joined.dump().source() + node));
            if (joined.problem() != null) {
                notes.add(safe.of("does not fit: " + joined.problem()));
            }
        }
        return notes;
    }
}
