package dev.envlog.cli.workspace;

import dev.envlog.access.LogSpan;
import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Plan;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * When a log begins and ends, by its own stamps.
 *
 * @param first nanoseconds since the epoch, {@link Event#NO_TIME} if it has no times
 * @param last likewise; the latest, should the stamps not rise
 * @param endName what {@code last} is, in words
 */
record LogTimes(long first, long last, String endName) {

    /** The end of a plain file is looked for in so much of it. */
    private static final int BLOCK = 1 << 20;

    private static final LogTimes NONE = new LogTimes(Event.NO_TIME, Event.NO_TIME, "the last line of the log");

    /**
     * Those of all logs together. Of a plain file a few blocks are read; another one is read to its end once more.
     *
     * @param needsEnd if false, the end of what can be read only once may be a guess
     * @throws UserError if one can be read only once, or none has times
     */
    static LogTimes of(Plan plan, boolean needsEnd) {
        LogTimes all = NONE;
        if (!plan.successions().isEmpty()) {
            throw unknown("an archive that is read in its own order");
        }
        for (LogSet log : plan.sets()) {
            if (log.once() && needsEnd) {
                throw unknown(log.name().equals("-") ? "standard input" : log.name());
            }
            all = all.and(log.once() ? begun(log) : of(log));
        }
        if (all.last == Event.NO_TIME) {
            String name = plan.sets().isEmpty() ? "no log" : plan.sets().get(0).name();
            throw new UserError(
                    name + ": the log has no times to go by, or cannot be read; leave out what asks for times");
        }
        return all;
    }

    private static UserError unknown(String what) {
        return new UserError(what
                + ": where it ends is not known before all of it is read; give a time (2024-05-10T09:07:12Z) and not"
                + " one before the end, or save it to a file");
    }

    /** A time of day is then the one nearest to the first line. */
    private static LogTimes begun(LogSet log) {
        long first = log.firstTime();
        return first == Event.NO_TIME ? NONE : new LogTimes(first, first + TimeBound.DAY / 2, NONE.endName);
    }

    private static LogTimes of(LogSet log) {
        LogTimes all = NONE;
        for (LogSource part : log.parts()) {
            try {
                Path file = file(part);
                all = all.and(file == null ? read(part) : ofPlain(part, file));
            } catch (IOException e) {
                // What cannot be opened is told when it is read.
                all = all.and(NONE);
            }
        }
        return all;
    }

    private LogTimes and(LogTimes other) {
        return new LogTimes(
                first == Event.NO_TIME
                        ? other.first
                        : other.first == Event.NO_TIME ? first : Math.min(first, other.first),
                Math.max(last, other.last),
                endName);
    }

    private static LogTimes ofPlain(LogSource source, Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = file.size();
            if (size > 2L * BLOCK) {
                LogTimes head = read(part(source, file, 0));
                LogTimes end = read(part(source, file, size - BLOCK));
                if (head.first != Event.NO_TIME && end.last != Event.NO_TIME) {
                    return new LogTimes(head.first, end.last, head.endName);
                }
            }
        }
        return read(source);
    }

    private static LogSource part(LogSource source, FileChannel file, long from) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        int n = 0;
        while (block.hasRemaining() && n >= 0) {
            n = file.read(block, from + block.position());
        }
        int start = 0;
        while (from > 0 && start < block.position() && block.get(start) != '\n') {
            start++;
        }
        int skipped = start;
        return new LogSource(
                source.name(),
                source.pod(),
                () -> new ByteArrayInputStream(block.array(), skipped, block.position() - skipped),
                source.formats());
    }

    private static LogTimes read(LogSource source) throws IOException {
        LogSpan span = new LogSpan();
        try (EventReader reader = EventReader.openEnvelopes(source)) {
            while (reader.next() == Progress.EVENT) {
                span.record(reader.event());
            }
        }
        return new LogTimes(span.first(), span.last(), NONE.endName);
    }

    /** The file that a source is as it lies there, null if its text has to be got out of something. */
    private static @Nullable Path file(LogSource source) throws IOException {
        try {
            Path path = Path.of(source.name());
            boolean piped = source.name().equals("-");
            return !piped && Files.isRegularFile(path) && Discovery.isPlain(path) ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
