package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
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
import dev.envlog.parser.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings an index up to date with logs: each is read on its own, and made last when it was read to its end. */
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
        try (Plan plan = inputs.plan(false, progress);
                ExchangeIndex index = ExchangeIndex.open(folder)) {
            progress.expect(plan.size());
            reports.addAll(InputReport.of(plan.remarks()));
            for (LogSet log : plan.sets()) {
                bring(index, log);
            }
            for (Succession succession : plan.successions()) {
                for (LogSet log = succession.next(); log != null; log = succession.next()) {
                    bring(index, log);
                }
                reports.addAll(InputReport.of(succession.remarks()));
            }
            return reports;
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } finally {
            progress.end();
        }
    }

    private void bring(ExchangeIndex index, LogSet log) {
        try {
            List<LogPart> parts = KnownLogs.parts(log);
            Decision decision = new KnownLogs(index).decide(log, parts);
            IndexedLog before = decision.log();
            if (decision.todo() == Todo.NOTHING) {
                notes.accept(log.name() + ": unchanged");
                return;
            }
            if (decision.todo() == Todo.ADD_BESIDE && before != null) {
                leave(index, before);
            }
            if (decision.todo() == Todo.REPLACE) {
                notes.accept(log.name() + ": is in the index in another form; read again from its beginning");
            }
            decision.absorbed().forEach(index::remove);
            if (decision.todo() == Todo.REPLACE && before != null) {
                index.remove(before);
            }
            LogWriter writer =
                    decision.todo() == Todo.RESUME && before != null ? index.resume(before) : index.add(log.name());
            read(index, writer, log, parts);
        } catch (IOException e) {
            reports.add(new InputReport(log.name(), null, null, Discovery.words(e), true));
        }
    }

    /** Another file has the name of a log: it is read to its end if it is still to be found, and then kept as it is. */
    private void leave(ExchangeIndex index, IndexedLog log) throws IOException {
        Path moved = KnownLogs.moved(log);
        IndexedLog now = log;
        if (moved != null && Files.size(moved) > log.parts().get(0).size()) {
            LogSource source =
                    new LogSource(log.name(), podOf(log), () -> Files.newInputStream(moved), inputs.formats());
            LogSet set = new LogSet(log.name(), List.of(source), dev.envlog.log.Event.NO_TIME, false);
            now = read(index, index.resume(log), set, List.of(LogPart.of(moved)));
        }
        index.put(now.close());
        notes.accept(log.name() + ": another file has this name now; what was indexed of the one before is kept"
                + (moved == null ? "" : ", read to its end as " + moved.getFileName()));
    }

    private @Nullable String podOf(IndexedLog log) {
        return inputs.pod() == null ? log.name() : inputs.pod();
    }

    private IndexedLog read(ExchangeIndex index, LogWriter writer, LogSet log, List<LogPart> parts) {
        Merge merge = new Merge(List.of(log), CorrelatorOptions.connectionTimelines(), new IndexReading(writer));
        List<InputReport> read = merge.read();
        reports.addAll(read);
        long bytes = read.stream()
                .mapToLong(report ->
                        report.summary() == null ? 0 : report.summary().bytes())
                .sum();
        IndexedLog written = writer.write(parts, bytes, ReportText.of(read));
        index.commit();
        return written;
    }
}
