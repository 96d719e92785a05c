package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.input.Feed;
import dev.envlog.parser.input.LogSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One input among several that are followed. */
final class Followed implements Closeable {

    /** Records read before another input has its turn. */
    private static final int TURN = 4096;

    /** A file that never pauses counts as read to its end this long after its end was first seen. */
    private static final long BUSY_MILLIS = 1000;

    private final String name;
    private final @Nullable EventReader reader;
    private final @Nullable String problem;
    private final @Nullable FollowedFile file;
    private final Correlator correlator;
    private final Heap heap = new Heap();
    private final Workspace.Reading reading;
    private Progress last = Progress.EVENT;
    private boolean caughtUp;
    /** When the end of what was there was first reached. */
    private long firstEnd = Long.MIN_VALUE;

    /** Not before then is an input that was quiet asked again: its silence is counted. */
    private long due = Long.MIN_VALUE;

    private Followed(
            LogSource source,
            @Nullable EventReader reader,
            @Nullable String problem,
            @Nullable FollowedFile file,
            CorrelatorOptions options,
            Workspace.Reading reading) {
        this.name = source.name();
        this.reader = reader;
        this.problem = problem;
        this.file = file;
        this.correlator = new Correlator(options, reading);
        this.reading = reading;
        if (reader == null) {
            last = Progress.END;
        }
    }

    static Followed file(
            LogSource source,
            Path path,
            Pace pace,
            Consumer<String> notes,
            CorrelatorOptions options,
            Workspace.Reading reading) {
        FollowedFile file = new FollowedFile(path, pace, what -> notes.accept(source.name() + ": " + what));
        return new Followed(source, EventReader.follow(source, file), null, file, options, reading);
    }

    /** A file up to where another one has its name. */
    static Followed alone(
            LogSource source, Path path, Pace pace, CorrelatorOptions options, Workspace.Reading reading) {
        FollowedFile file = new FollowedFile(path, pace, what -> {}, true);
        return new Followed(source, EventReader.follow(source, file), null, file, options, reading);
    }

    /** What has an end: a pipe, a compressed file. */
    static Followed live(LogSource source, CorrelatorOptions options, Workspace.Reading reading) {
        try {
            return new Followed(source, EventReader.open(source, true), null, null, options, reading);
        } catch (IOException e) {
            return new Followed(source, null, InputError.words(e), null, options, reading);
        }
    }

    /** Reads what there is, but not too much; true if it had something. */
    boolean turn(Pace pace) {
        EventReader from = reader;
        if (from == null || last == Progress.END || (last == Progress.QUIET && pace.millis() < due)) {
            return false;
        }
        for (int n = 0; n < TURN && !reading.enough(); n++) {
            last = from.next();
            if (last == Progress.EVENT) {
                reading.record(from.event());
                correlator.accept(from.event());
                heap.record();
            } else {
                nothing(pace.millis());
                return n > 0;
            }
        }
        return true;
    }

    private void nothing(long now) {
        if (file == null || file.isQuiet()) {
            due = now + Feed.QUIET_MILLIS;
            correlator.quiet();
            caughtUp = true;
        } else if (firstEnd == Long.MIN_VALUE) {
            firstEnd = now;
        }
        caughtUp |= firstEnd != Long.MIN_VALUE && now - firstEnd >= BUSY_MILLIS;
    }

    /** True once all was read that was there at first. */
    boolean caughtUp() {
        return caughtUp || ended();
    }

    boolean ended() {
        return last == Progress.END;
    }

    /** What was read of its file is all of it: hands out the rest, the record that was being assembled too. */
    InputReport end(Pace pace) {
        if (file != null) {
            file.end();
            while (!ended() && turn(pace)) {
                // What is still in the buffer.
            }
        }
        return finish();
    }

    /** How many bytes of its file were read; -1 if it is none. */
    long position() {
        return file == null ? -1 : file.position();
    }

    /** Hands out what is still open; what reading came to. */
    InputReport finish() {
        correlator.finish();
        return report();
    }

    /** What reading came to so far. */
    InputReport report() {
        if (reader == null) {
            return new InputReport(name, null, null, problem, true);
        }
        ReadSummary summary = reader.summary();
        return new InputReport(name, summary, correlator.summary(), summary.problem(), last != Progress.EVENT);
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
            if (reader != null) {
                reader.close();
            }
        } catch (IOException e) {
            // Nothing was written: there is nothing to lose.
            last = Progress.END;
        }
    }
}
