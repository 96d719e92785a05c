package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.input.Succession;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.cli.workspace.TimeBound.OfRequest;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.input.LogSource;
import dev.envlog.query.Query;
import dev.envlog.query.Times;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Span;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a run has open: its inputs, read through the correlator. */
public final class Workspace {

    /** Of a request that is asked for all is wanted. */
    private static final CorrelatorOptions FULL = CorrelatorOptions.timelines();

    private Inputs inputs;
    private final ReadingProgress progress;
    /** What answers for the inputs where it can; null if they are to be read. */
    private final @Nullable Session session;
    /** Null where only the process as a whole can be interrupted. */
    private final @Nullable Cancel cancel;
    /** What is to be read, where it was looked for before reading. */
    private @Nullable Plan known;
    /** What is asked in place of the inputs, null for nothing. */
    private final @Nullable Indexed index;

    public Workspace(Inputs inputs) {
        this(inputs, ReadingProgress.UNSEEN, null, null, null);
    }

    Workspace(Inputs inputs, ReadingProgress progress, @Nullable Session session, @Nullable Cancel cancel) {
        this(inputs, progress, session, cancel, null);
    }

    private Workspace(
            Inputs inputs,
            ReadingProgress progress,
            @Nullable Session session,
            @Nullable Cancel cancel,
            @Nullable Indexed index) {
        this.inputs = inputs;
        this.progress = progress;
        this.session = session;
        this.cancel = cancel;
        this.index = index;
    }

    /** A workspace that asks an index instead of reading inputs. */
    public static Workspace ofIndex(Path folder) {
        return ofIndex(folder, null, null);
    }

    static Workspace ofIndex(Path folder, @Nullable Session session, @Nullable Cancel cancel) {
        return new Workspace(Inputs.NONE, ReadingProgress.UNSEEN, session, cancel, new Indexed(folder));
    }

    /** The same workspace, showing how far {@link #read} has come. */
    public Workspace showing(ReadingProgress how) {
        return new Workspace(inputs, how, session, cancel, index);
    }

    /** Takes what is read, and says when it has enough. */
    public interface Reading extends CorrelationSink {

        /** Each record before the correlator gets it; valid during the call only. */
        default void record(Event event) {}

        /** Whether some of the log was left out before the record. */
        default boolean gap(Event event) {
            return false;
        }

        /** An exchange that was read before, with its number and whether it is noise. */
        default void kept(long number, Exchange exchange, boolean noise) {
            exchange(exchange);
        }

        /** How many exchanges were read before, and how many of them are noise, whether they were handed out or not. */
        default void keptInAll(long requests, long noise) {}

        /** A query that everything fits which it has use for; null if it wants everything. Nothing else need be handed out. */
        default @Nullable Query wanted() {
            return null;
        }

        /** The id of the connections that it has use for; null if it wants all. No others need be handed out. */
        default @Nullable Long wantedConnection() {
            return null;
        }

        /** How many connections were read before, whether they were handed out or not. */
        default void connectionsInAll(long connections) {}

        /** Nothing more is coming right now; only when following. */
        default void quiet() {}

        /** All that was there when following began has been read. */
        default void caughtUp() {}

        /** The resolution of the log's times in nanoseconds, 0 if it has none; told where no records are handed over. */
        default void timeUnit(int unit) {}

        /** Whether the rest of a log can change what its beginning says, and not only add to it. */
        default boolean needsAll() {
            return false;
        }

        /** True to stop reading. */
        default boolean enough() {
            return false;
        }

        /** Whether there may be enough before the end of the input. */
        default boolean mayStop() {
            return false;
        }
    }

    /**
     * The part of the inputs' time that is asked for. Where that depends on the times of the inputs, they are read once more.
     *
     * @throws UserError if that cannot be told
     */
    public Window window(TimeRange range) {
        if (!range.limits()) {
            return Window.ALL;
        }
        if (range.dependsOnEnd() || range.dependsOnRequest()) {
            keep();
        }
        Function<OfRequest, Span> spans = request -> {
            // What is shown opens the inputs anew, unless it is answered from what was read before.
            Workspace looked = index == null && session == null ? new Workspace(inputs, progress, null, null) : this;
            return RequestSpan.find(request, reading -> looked.read(reading.options(), reading));
        };
        return range.in(() -> times(range.dependsOnEnd()), spans);
    }

    private LogTimes times(boolean end) {
        if (index != null) {
            return index.times();
        }
        if (end) {
            keep();
        }
        Plan plan = known == null ? inputs.plan(true, progress) : known;
        known = plan;
        return LogTimes.of(plan, end);
    }

    /** Keeps a copy of a pipe, which could be read only once, so that it can be read again. */
    private void keep() {
        if (!inputs.hasPipe()) {
            return;
        }
        if (known != null) {
            throw new UserError(
                    "of what is piped in not both can be known before it is read, a time of day and how long before its"
                            + " end: give both in one way, or save it to a file");
        }
        inputs = inputs.kept(progress);
    }

    /** Reads the times in a query. If one depends on the times of the inputs, they are read once more. */
    public Times times() {
        return new QueryTimes(this::times);
    }

    /**
     * Reads the times in a query about a live log: relative to now.
     *
     * @param now nanoseconds since the epoch
     */
    public static Times times(long now) {
        return new QueryTimes(end -> TimeRange.live(now));
    }

    /** Finds the request that one reference names, as {@link #find(List, Window, Join, Amount)} does. */
    public Search find(Ref ref, Window window, @Nullable Join join, Amount amount) {
        return find(List.of(ref), window, join, amount).get(0);
    }

    /**
     * Finds the requests that references name, reading once for all. Of a large file no more is read than tells of one that alone
     * is asked for, where that can be known; its number in the list of all is then unknown.
     *
     * @param join learns what all of them tell of the configuration; null if there is none
     * @return one for each reference, in their order
     */
    public List<Search> find(List<Ref> refs, Window window, @Nullable Join join, Amount amount) {
        Session asked = session;
        List<Search> found = index == null ? search(refs, window, join, amount) : index.find(refs, window, join, FULL);
        if (asked != null) {
            found.forEach(asked::found);
        }
        return found;
    }

    private List<Search> search(List<Ref> refs, Window window, @Nullable Join join, Amount amount) {
        if (refs.size() == 1 && amount == Amount.ENOUGH && !window.limits()) {
            Ref ref = refs.get(0);
            Search excerpt = excerpt(ref, session == null ? ref : session.byIds(ref), join);
            if (excerpt != null) {
                return List.of(excerpt);
            }
        }
        RequestFinder finder = new RequestFinder(refs, window, join, amount);
        return Search.each(refs, finder, read(FULL, finder));
    }

    /**
     * Reads no more than tells of a request; null if all has to be read.
     *
     * @param typed how it was named
     * @param ref the same by ids, if they are known
     */
    private @Nullable Search excerpt(Ref typed, Ref ref, @Nullable Join join) {
        if (known == null) {
            known = inputs.plan(false, progress);
        }
        Excerpt excerpt = Excerpt.of(known, ref, Excerpt.Reach.USUAL);
        Search found = excerpt == null ? null : excerpt.read(FULL, join);
        if (found == null) {
            return null;
        }
        closeKnown();
        List<Listed> one = found.found();
        return session == null || one.size() != 1
                ? found
                : new Search(
                        typed,
                        found.candidates(),
                        found.finder(),
                        session.described(found.reports()),
                        false,
                        session.number(typed, one.get(0).exchange()));
    }

    /** What is to be read; the caller has to close it. */
    private Plan taken(ReadingProgress looking) {
        Plan plan = known == null ? inputs.plan(false, looking) : known;
        known = null;
        return plan;
    }

    private void closeKnown() {
        if (known != null) {
            known.close();
            known = null;
        }
    }

    /**
     * Reads every input: in order of time those that can be read side by side ({@link Merge}), then the others one by one. An
     * input that cannot be read does not stop the rest. The same inputs always give the same order.
     */
    public List<InputReport> read(CorrelatorOptions options, Reading reading) {
        if (index != null) {
            return done(index.read(options, cancellable(reading)));
        }
        List<InputReport> answer = session == null ? null : session.answer(options, reading, progress);
        if (answer != null) {
            closeKnown();
            return answer;
        }
        progress.begin();
        try {
            return done(readAll(options, cancellable(reading)));
        } finally {
            progress.end();
        }
    }

    private Reading cancellable(Reading reading) {
        return cancel == null ? reading : cancel.on(reading);
    }

    /** What came of reading, if it was not cancelled. */
    private List<InputReport> done(List<InputReport> reports) {
        if (cancel != null) {
            cancel.check();
        }
        return session == null ? reports : session.described(reports);
    }

    private List<InputReport> readAll(CorrelatorOptions options, Reading reading) {
        List<InputReport> reports = new ArrayList<>();
        try (Plan plan = taken(progress)) {
            progress.expect(plan.size());
            reports.addAll(InputReport.of(plan.remarks()));
            reports.addAll(new Merge(plan.sets(), options, reading).read());
            for (Succession succession : plan.successions()) {
                LogSet log = reading.enough() ? null : succession.next();
                while (log != null) {
                    reports.addAll(new Merge(List.of(log), options, reading).read());
                    log = reading.enough() ? null : succession.next();
                }
                reports.addAll(InputReport.of(succession.remarks()));
            }
        }
        return reports;
    }

    /**
     * Writes the only log among the inputs again, byte for byte.
     *
     * @param window what is written of it
     * @throws UserError if it is not one log, or cannot be read
     */
    public LogReplay.Result replay(PrintWriter out, Tempo tempo, Window window, Pace pace) {
        try (Plan plan = taken(ReadingProgress.UNSEEN)) {
            return new LogReplay(out, tempo, window, pace).run(plan);
        }
    }

    /** Follows the inputs instead of reading them to their end; see {@link Follower}. */
    public Follower follower(Consumer<String> notes) {
        if (index != null) {
            throw new UserError("--index: an index does not grow while it is read; name the log's files instead");
        }
        return new Follower(inputs.live(), notes, cancel);
    }

    /** Reads the inputs to their end, and those that are still being written as their lines come. */
    public List<InputReport> follow(CorrelatorOptions options, Reading reading) {
        if (index != null || !inputs.hasPipe()) {
            return read(options, reading);
        }
        Reading wanted = cancellable(reading);
        List<InputReport> reports = new ArrayList<>();
        for (LogSource source : inputs.live()) {
            if (!wanted.enough()) {
                reports.add(follow(source, options, wanted));
            }
        }
        return reports;
    }

    private static InputReport follow(LogSource source, CorrelatorOptions options, Reading reading) {
        try (EventReader reader = EventReader.open(source, true)) {
            Correlator correlator = new Correlator(options, reading);
            Heap heap = new Heap();
            Progress progress = Progress.QUIET;
            while (progress != Progress.END && !reading.enough()) {
                progress = reader.next();
                if (progress == Progress.EVENT) {
                    reading.record(reader.event());
                    correlator.accept(reader.event());
                    heap.record();
                } else if (progress == Progress.QUIET) {
                    correlator.quiet();
                    reading.quiet();
                }
            }
            correlator.finish();
            ReadSummary summary = reader.summary();
            return new InputReport(
                    source.name(), summary, correlator.summary(), summary.problem(), progress == Progress.END);
        } catch (IOException e) {
            return new InputReport(source.name(), null, null, InputError.words(e), true);
        }
    }
}
