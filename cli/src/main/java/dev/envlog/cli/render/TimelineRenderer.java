package dev.envlog.cli.render;

import dev.envlog.cli.glossary.Glossary;
import dev.envlog.cli.glossary.Meaning;
import dev.envlog.cli.render.Phrase.Crossing;
import dev.envlog.cli.render.Phrase.Lane;
import dev.envlog.cli.render.Phrase.Mark;
import dev.envlog.cli.render.Phrases.Said;
import dev.envlog.cli.workspace.Tempo;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws one exchange: who it was, its steps on three lanes, and what its time and its tries came to. */
public final class TimelineRenderer {

    /** Columns for all but the names of components: what a step says is worth more than a name written out. */
    private static final int BESIDE_NAMES = 104;

    /**
     * What to add to the steps.
     *
     * @param headers the header blocks
     * @param lines the original lines
     * @param explain what the steps mean
     * @param several the name of the log, as there are several
     */
    public record Extras(boolean headers, boolean lines, boolean explain, boolean several) {}

    private final Screen screen;
    private final Redactor redactor;
    private final Extras extras;
    private final Phrases phrases = Phrases.load();
    /** Null where nobody wants steps explained: its files take a while to read. */
    private final @Nullable Glossary glossary;

    private String explained = "";

    public TimelineRenderer(Screen screen, Redactor redactor, Extras extras) {
        this.screen = screen;
        this.redactor = redactor;
        this.extras = extras;
        this.glossary = extras.explain() ? Glossary.shared() : null;
    }

    /**
     * Draws one exchange.
     *
     * @param number of the exchange in the list of all, 0 if it has none
     * @param sideCalls the calls made on its behalf
     */
    public void render(long number, Exchange exchange, List<Exchange> sideCalls) {
        new TimelineHead(screen, redactor, extras.several()).print(number, exchange);
        screen.blank();
        print(rows(exchange, sideCalls), brief(exchange.steps()));
        screen.blank();
        new TimelineFoot(screen).print(exchange, sideCalls);
        screen.flush();
    }

    /** The silences of one exchange as it is drawn, in nanoseconds. */
    public long[] silences(Exchange exchange, List<Exchange> sideCalls) {
        return Silences.before(rows(exchange, sideCalls));
    }

    /**
     * The same as {@link #render}, to be shown piece by piece.
     *
     * @param tempo how it will be played
     */
    public Reel reel(long number, Exchange exchange, List<Exchange> sideCalls, Tempo tempo) {
        StringWriter text = new StringWriter();
        Screen paper = screen.on(new PrintWriter(text));
        TimelineRenderer renderer = new TimelineRenderer(paper, redactor, extras);
        new TimelineHead(paper, redactor, extras.several()).print(number, exchange);
        paper.blank();
        List<Row> rows = Silences.tell(rows(exchange, sideCalls), tempo);
        boolean brief = brief(exchange.steps());
        Lanes lanes = Lanes.fit(screen.width(), rows, brief);
        paper.print(lanes.heading(paper.line()));
        String head = cut(text);
        long[] silences = Silences.before(rows);
        List<Reel.Frame> frames = new ArrayList<>(silences.length);
        for (int i = 0; i < silences.length; i++) {
            renderer.print(lanes, rows.get(i));
            frames.add(new Reel.Frame(silences[i], cut(text)));
        }
        paper.blank();
        new TimelineFoot(paper).print(exchange, sideCalls);
        return new Reel(head, frames, cut(text));
    }

    private static String cut(StringWriter text) {
        String written = text.toString();
        text.getBuffer().setLength(0);
        return written;
    }

    /**
     * Draws only the steps, told from the side of one connection or stream.
     *
     * @param leftOut how many are not among them, of their middle
     */
    void steps(List<Step> steps, int leftOut, StreamRef ref, long start) {
        List<Row> rows = rows(steps, ref, start, List.of(), brief(steps));
        if (leftOut == 0) {
            print(Gaps.add(rows, start), brief(steps));
            return;
        }
        // Between the halves there was no silence.
        int half = rows.size() / 2;
        List<Row> all = new ArrayList<>(Gaps.add(rows.subList(0, half), start));
        all.add(Row.gap(Names.count(leftOut, "record") + " between left out here"));
        all.addAll(Gaps.add(rows.subList(half, rows.size()), Event.NO_TIME));
        print(all, brief(steps));
    }

    private List<Row> rows(Exchange exchange, List<Exchange> sideCalls) {
        boolean brief = brief(exchange.steps());
        long start = exchange.span().start();
        return Gaps.add(rows(exchange.steps(), exchange.clientSide(), start, sideCalls, brief), start);
    }

    private List<Row> rows(List<Step> steps, StreamRef ref, long start, List<Exchange> sideCalls, boolean brief) {
        List<Row> rows = new ArrayList<>(steps.size());
        List<Exchange> calls = new ArrayList<>(sideCalls);
        long before = Event.NO_TIME;
        long zero = start;
        String up = "";
        Answers answers = Answers.in(steps);
        for (Step step : steps) {
            Event event = step.event();
            calls.removeIf(call -> call.extent().firstLine() < event.line() && rows.add(sideCall(call)));
            long written = step.written();
            if (zero == Event.NO_TIME) {
                zero = written;
            }
            Said said = phrases.say(event, ref, answers);
            if (event.hasConnection() && Phrases.side(event, ref) == Lane.UP) {
                up = Names.connection(event.connection());
            }
            rows.add(new Row(
                    step,
                    written == Event.NO_TIME ? "" : TimeText.millis(written - zero, event.timeUnit()),
                    written == Event.NO_TIME || before == Event.NO_TIME
                            ? ""
                            : TimeText.distance(written - before, event.timeUnit()),
                    masked(said),
                    connection(said, event, ref, up),
                    Producers.name(step.component(), brief),
                    step.context()));
            before = written == Event.NO_TIME ? before : written;
        }
        calls.forEach(call -> rows.add(sideCall(call)));
        return rows;
    }

    /** The id beside a step: of the connection that it prints, or that it is about. */
    private static String connection(Said said, Event event, StreamRef ref, String up) {
        return switch (said.lane()) {
            case CLIENT -> Names.connection(ref.connection());
            case UP ->
                Phrases.side(event, ref) == Lane.UP
                        ? Names.connection(event.connection())
                        : said.crossing() == Crossing.NONE ? "" : up;
            default -> "";
        };
    }

    private Said masked(Said said) {
        return new Said(said.lane(), said.crossing(), said.mark(), redactor.text(said.text()));
    }

    private Row sideCall(Exchange call) {
        Verdict verdict = Verdict.of(call);
        Long took = call.span().durationNs();
        // What came of it stands first: the path is long and is cut where the screen is narrow.
        String text = "↳ side call: "
                + (call.response().status() == null
                        ? "no answer"
                        : call.response().status())
                + (took == null
                        ? verdict == Verdict.OPEN ? ", no end seen" : ""
                        : " after " + TimeText.duration(took, call.span().unit()))
                + ", " + Names.cluster(call.cluster()) + " " + Names.request(call);
        Mark mark = verdict == Verdict.OK ? Mark.OK : verdict == Verdict.FAILED ? Mark.FAIL : Mark.NOTE;
        return new Row(
                null,
                "",
                "",
                new Said(Lane.PROXY, Crossing.NONE, mark, redactor.text(text)),
                "",
                Names.stream(call.ref().stream()),
                false);
    }

    /** Canonical names where they all fit beside the steps, else short ones. */
    private boolean brief(List<Step> steps) {
        int longest = 0;
        for (Step step : steps) {
            longest = Math.max(longest, Producers.name(step.component(), false).length());
        }
        return screen.width() - longest < BESIDE_NAMES;
    }

    private void print(List<Row> rows, boolean brief) {
        Lanes lanes = Lanes.fit(screen.width(), rows, brief);
        screen.print(lanes.heading(screen.line()));
        rows.forEach(row -> print(lanes, row));
    }

    private void print(Lanes lanes, Row row) {
        screen.print(lanes.row(screen.line(), row));
        more(row.step(), lanes.textColumn());
    }

    private void more(@Nullable Step step, int column) {
        if (step == null) {
            return;
        }
        explain(step, column);
        if (extras.lines()) {
            for (String line : redactor.lines(step.event().text())) {
                screen.print(screen.line().to(4).add(line, Role.DIM));
            }
        } else if (extras.headers() && step.event().kind() != RecordKind.UNKNOWN) {
            // What is a header and nothing else is what its row says.
            step.event()
                    .headers()
                    .forEach(header -> screen.print(screen.line()
                            .to(column + 2)
                            .add(header.name() + ": ", Role.STRONG)
                            .add(redactor.shown(header.name(), header.value()), Role.DIM)));
        }
    }

    /** A sentence that stands directly above is not said again. */
    private void explain(Step step, int column) {
        Meaning meaning = glossary == null ? null : glossary.meaning(step.event());
        if (meaning == null || meaning.text().equals(explained)) {
            return;
        }
        explained = meaning.text();
        new Flow(screen, column + 2, " ").words(explained, Role.DIM).print(column + 2);
    }
}
