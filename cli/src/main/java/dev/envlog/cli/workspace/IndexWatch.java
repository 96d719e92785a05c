package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.IndexException;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps an index up to date with logs while they are written. Every few seconds what is new is made last; what is open then, and the
 * requests of the last moments, whose lines may still come, are in it when they have ended, or when watching ends.
 */
public final class IndexWatch {

    /** So often what is new is made last. */
    private static final long COMMIT_MILLIS = 2000;

    private static final long LOOK_MILLIS = 80;

    private final Inputs inputs;
    private final Cancel cancel;
    private final Pace pace;
    private final Consumer<String> notes;
    private final Consumer<Path> committed;

    /**
     * @param cancel ends watching
     * @param notes takes what becomes of each log, a line each
     * @param committed told each time when something new was made last
     */
    public IndexWatch(Inputs inputs, Cancel cancel, Consumer<String> notes, Consumer<Path> committed) {
        this(inputs, cancel, Pace.REAL, notes, committed);
    }

    IndexWatch(Inputs inputs, Cancel cancel, Pace pace, Consumer<String> notes, Consumer<Path> committed) {
        this.inputs = inputs;
        this.cancel = cancel;
        this.pace = pace;
        this.notes = notes;
        this.committed = committed;
    }

    /**
     * Watches until that is cancelled, or until nothing can come any more.
     *
     * @return what reading came to
     * @throws UserError if the index cannot be written, or if one of the inputs cannot grow
     */
    public List<InputReport> watch(Path folder) {
        Indexer indexer = new Indexer(inputs, ReadingProgress.UNSEEN, notes);
        List<WatchedLog> logs = new ArrayList<>();
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            for (LogSource source : inputs.live()) {
                logs.add(WatchedLog.of(source, index, indexer, pace, notes));
            }
            watch(index, folder, logs);
            logs.forEach(WatchedLog::finish);
            commit(index, folder, logs);
            return logs.stream().flatMap(log -> log.reports().stream()).toList();
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserError(folder + ": " + InputError.words(e));
        } finally {
            logs.forEach(WatchedLog::close);
        }
    }

    private void watch(ExchangeIndex index, Path folder, List<WatchedLog> logs) throws IOException {
        long last = pace.millis();
        while (!cancel.asked() && logs.stream().anyMatch(log -> !log.ended())) {
            boolean busy = false;
            for (WatchedLog log : logs) {
                busy |= log.turn();
            }
            if (pace.millis() - last >= COMMIT_MILLIS) {
                last = pace.millis();
                commit(index, folder, logs);
            }
            if (!busy) {
                pace.pause(LOOK_MILLIS);
            }
        }
    }

    /** Not before all logs are where they were when the index was last written. */
    private void commit(ExchangeIndex index, Path folder, List<WatchedLog> logs) throws IOException {
        boolean changed = false;
        for (WatchedLog log : logs) {
            if (!log.isPastSettled()) {
                return;
            }
            changed |= log.changed();
        }
        if (changed) {
            for (WatchedLog log : logs) {
                log.write();
            }
            index.commit();
            committed.accept(folder);
        }
    }
}
