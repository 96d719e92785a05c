package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.LogSet;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.IndexedLog;
import dev.envlog.index.LogPart;
import dev.envlog.index.LogWriter;
import dev.envlog.log.Event;
import dev.envlog.parser.input.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log that is written to an index as it grows. Where another file takes its name, what was written is kept, and the other file is
 * another log.
 */
final class WatchedLog implements Closeable {

    private final LogSource source;
    /** Null for what is no file: it ends, and cannot be read again. */
    private final @Nullable Path path;

    private final ExchangeIndex index;
    private final Indexer indexer;
    private final Pace pace;
    private final Consumer<String> notes;
    private final List<InputReport> reports = new ArrayList<>();

    private @Nullable Followed followed;
    private @Nullable LogWriter writer;
    private List<LogPart> parts = List.of();
    /** Records and exchanges when it was last written. */
    private long written = -1;

    private WatchedLog(
            LogSource source,
            @Nullable Path path,
            ExchangeIndex index,
            Indexer indexer,
            Pace pace,
            Consumer<String> notes) {
        this.source = source;
        this.path = path;
        this.index = index;
        this.indexer = indexer;
        this.pace = pace;
        this.notes = notes;
    }

    /** @throws UserError if it cannot grow */
    static WatchedLog of(LogSource source, ExchangeIndex index, Indexer indexer, Pace pace, Consumer<String> notes)
            throws IOException {
        Path path = source.isStdin() ? null : Path.of(source.name());
        if (path != null && Files.isDirectory(path)) {
            throw new UserError(source.name() + ": is a directory; name the logs in it");
        }
        if (path != null && Files.isRegularFile(path) && !Discovery.isPlain(path)) {
            throw new UserError(source.name() + ": is compressed, which does not grow; leave out --watch");
        }
        boolean file = path != null && (!Files.exists(path) || Files.isRegularFile(path));
        WatchedLog log = new WatchedLog(source, file ? path : null, index, indexer, pace, notes);
        if (file && !Files.exists(path)) {
            notes.accept(source.name() + ": is not there; waiting for it");
        }
        return log;
    }

    /** Reads what there is, but not too much; true if it had something. */
    boolean turn() throws IOException {
        Followed from = followed;
        if (from == null) {
            return open();
        }
        boolean busy = from.turn(pace);
        if (from.ended() && path != null && isPastSettled()) {
            from.finish();
            write();
            leave(from);
        }
        return busy;
    }

    private boolean open() throws IOException {
        Path file = path;
        if (file == null) {
            LogWriter to = index.add(source.name(), indexer.said());
            writer = to;
            followed = Followed.live(source, CorrelatorOptions.connectionTimelines(), new IndexReading(to));
            return true;
        }
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        LogSet set = new LogSet(source.name(), List.of(source), Event.NO_TIME, false);
        parts = KnownLogs.parts(set);
        LogWriter to = indexer.writer(index, set, parts, true, false);
        writer = to;
        followed = to == null
                ? null
                : Followed.alone(source, file, pace, CorrelatorOptions.connectionTimelines(), new IndexReading(to));
        written = -1;
        return to != null;
    }

    /** Another file has its name: it is kept as it is. */
    private void leave(Followed from) {
        notes.accept(source.name() + ": was replaced; going on with the new file");
        reports.add(from.report());
        for (IndexedLog log : index.logs()) {
            if (writer != null && log.number() == writer.number()) {
                index.put(log.close());
            }
        }
        from.close();
        followed = null;
        writer = null;
    }

    /** Whether nothing more can come. */
    boolean ended() {
        return path == null && followed != null && followed.ended();
    }

    boolean isPastSettled() {
        return writer == null || writer.isPastSettled();
    }

    /** Whether something came since it was last written. */
    boolean changed() {
        return writer != null && written != writer.records() + writer.exchanges();
    }

    /** Writes all that came; it is made last with the next commit. */
    void write() throws IOException {
        LogWriter to = writer;
        Followed from = followed;
        if (to == null || from == null || !changed()) {
            return;
        }
        parts = path == null ? List.of() : read(path, from.position());
        InputReport report = from.report();
        long bytes = report.summary() == null ? 0 : report.summary().bytes();
        to.write(parts, bytes, ReportText.of(List.of(report)));
        written = to.records() + to.exchanges();
    }

    /** What was read of the file; less than that, so that it counts as grown: the last record may not have come to its end. */
    private List<LogPart> read(Path file, long position) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) < position) {
            return parts;
        }
        LogPart now = LogPart.of(file, Math.max(0, position - 1));
        boolean another = !parts.isEmpty() && !parts.get(0).key().equals(now.key());
        return another ? parts : List.of(now);
    }

    /** Hands out what is still open. */
    void finish() {
        Followed from = followed;
        if (from != null) {
            from.end(pace);
            written = -1;
        }
    }

    /** What reading it came to. */
    List<InputReport> reports() {
        List<InputReport> all = new ArrayList<>(reports);
        if (followed != null) {
            all.add(followed.report());
        }
        return all;
    }

    @Override
    public void close() {
        if (followed != null) {
            followed.close();
        }
    }
}
