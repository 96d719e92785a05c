package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.input.Succession;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.cli.workspace.KnownLogs.Decision;
import dev.envlog.cli.workspace.KnownLogs.Todo;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.IndexException;
import dev.envlog.index.IndexedLog;
import dev.envlog.index.LogPart;
import dev.envlog.index.LogWriter;
import dev.envlog.log.Event;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings an index up to date with logs: each is read on its own, and made last when it was read to its end. Only what a pod's access log
 * lies apart from ({@link AccessApart}) is read with it, and is one log of the index.
 */
public final class Indexer {

    private final Inputs inputs;
    private final ReadingProgress progress;
    private final Consumer<String> notes;
    private final List<InputReport> reports = new ArrayList<>();

    /** @param notes takes what became of each log, a line each */
    public Indexer(Inputs inputs, ReadingProgress progress, Consumer<String> notes) {
        this.inputs = inputs;
        this.progress = progress;
        this.notes = notes;
    }

    /**
     * Reads what is new.
     *
     * @return what reading came to; nothing of a log that is as it was
     * @throws UserError if the index cannot be written
     */
    public List<InputReport> index(Path folder) {
        progress.begin();
        boolean made = !Files.exists(folder);
        try (Plan plan = inputs.plan(false, progress);
                ExchangeIndex index = ExchangeIndex.open(folder)) {
            progress.expect(plan.size());
            reports.addAll(InputReport.of(plan.remarks()));
            Collection<AccessApart> apart = AccessApart.of(plan.sets()).values();
            for (AccessApart pod : apart) {
                bring(index, pod.logs());
            }
            for (LogSet log : plan.sets()) {
                if (apart.stream().noneMatch(pod -> pod.logs().contains(log))) {
                    bring(index, List.of(log));
                }
            }
            for (Succession succession : plan.successions()) {
                for (LogSet log = succession.next(); log != null; log = succession.next()) {
                    bring(index, List.of(log));
                }
                reports.addAll(InputReport.of(succession.remarks()));
            }
            return reports;
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            progress.end();
            if (made && Files.isDirectory(folder) && !IndexSummary.isIndex(folder)) {
                unmake(folder);
            }
        }
    }

    private static void unmake(Path folder) {
        try {
            ExchangeIndex.delete(folder);
        } catch (IndexException e) {
            // An empty directory stays; why nothing was written is told.
        }
    }

    /** @param logs one, or several that are read together */
    private void bring(ExchangeIndex index, List<LogSet> logs) {
        LogSet whole = LogSet.of(logs);
        try {
            List<LogPart> parts = KnownLogs.parts(whole);
            LogWriter writer = writer(index, whole, parts, false, logs.size() > 1);
            if (writer == null) {
                notes.accept(whole.name() + ": unchanged");
            } else {
                read(index, writer, logs, parts);
            }
        } catch (IOException e) {
            reports.add(new InputReport(whole.name(), null, null, InputError.words(e), true));
        }
    }

    /**
     * Begins to write a log, or to go on with one that is there.
     *
     * @param growing whether more will come of a log that is there as it is
     * @param together whether it is several logs: what one of them grew by may belong between what is there
     * @return null if there is nothing to write
     */
    @Nullable
    LogWriter writer(ExchangeIndex index, LogSet log, List<LogPart> parts, boolean growing, boolean together)
            throws IOException {
        Decision decision = new KnownLogs(index).decide(log, parts, said());
        IndexedLog before = decision.log();
        Todo todo = decision.todo() == Todo.NOTHING && growing ? Todo.RESUME : decision.todo();
        if (todo == Todo.NOTHING) {
            return null;
        }
        if (todo == Todo.RESUME && together) {
            todo = Todo.REPLACE;
        }
        if (todo == Todo.ADD_BESIDE && before != null) {
            leave(index, before);
        }
        if (todo == Todo.REPLACE) {
            notes.accept(log.name()
                    + ": is in the index in another form, or has grown between; read again from its beginning");
        }
        decision.absorbed().forEach(index::remove);
        if (todo == Todo.REPLACE && before != null) {
            index.remove(before);
        }
        return todo == Todo.RESUME && before != null ? index.resume(before) : index.add(log.name(), said());
    }

    /** Another file has the name of a log: it is read to its end if it is still to be found, and then kept as it is. */
    private void leave(ExchangeIndex index, IndexedLog log) throws IOException {
        Path moved = KnownLogs.moved(log);
        IndexedLog now = log;
        if (moved != null && Files.size(moved) > log.parts().get(0).size()) {
            LogSource source =
                    new LogSource(log.name(), podOf(log), () -> Files.newInputStream(moved), inputs.formats());
            LogSet set = new LogSet(log.name(), List.of(source), Event.NO_TIME, false);
            now = Objects.requireNonNullElse(
                    read(index, index.resume(log), List.of(set), List.of(LogPart.of(moved))), log);
        }
        index.put(now.close());
        notes.accept(log.name() + ": another file has this name now; what was indexed of the one before is kept"
                + (moved == null ? "" : ", read to its end as " + moved.getFileName()));
    }

    /** What the user said of how to read the logs, in one text. */
    String said() {
        LineFormats formats = inputs.formats();
        return String.join(
                "\n",
                Objects.requireNonNullElse(inputs.pod(), ""),
                Objects.toString(formats.log(), ""),
                Objects.toString(formats.access(), ""));
    }

    private @Nullable String podOf(IndexedLog log) {
        return inputs.pod() == null ? log.name() : inputs.pod();
    }

    private @Nullable IndexedLog read(ExchangeIndex index, LogWriter writer, List<LogSet> logs, List<LogPart> parts) {
        Merge merge = new Merge(logs, CorrelatorOptions.connectionTimelines(), new IndexReading(writer));
        List<InputReport> read = merge.read();
        reports.addAll(read);
        if (!writer.isPastSettled() && read.stream().anyMatch(report -> report.problem() != null)) {
            // What was read of it before is kept.
            return null;
        }
        long bytes = read.stream()
                .mapToLong(report ->
                        report.summary() == null ? 0 : report.summary().bytes())
                .sum();
        IndexedLog written = writer.write(parts, bytes, ReportText.of(read));
        index.commit();
        return written;
    }
}
