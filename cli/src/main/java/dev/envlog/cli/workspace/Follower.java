package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.input.Feed;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows inputs as they are written, all at the same time, each through a correlator of its own, until the reading has enough. A
 * file is followed for ever; what cannot grow (a pipe, a compressed file) until its end.
 */
public final class Follower {

    private final List<LogSource> sources;
    private final Consumer<String> notes;
    private final Pace pace;
    private final @Nullable Cancel cancel;

    /**
     * @param notes takes what happens to the files, a line each
     * @param cancel ends following; null where only the reading does
     */
    Follower(List<LogSource> sources, Consumer<String> notes, @Nullable Cancel cancel) {
        this(sources, notes, Pace.REAL, cancel);
    }

    Follower(List<LogSource> sources, Consumer<String> notes, Pace pace) {
        this(sources, notes, pace, null);
    }

    private Follower(List<LogSource> sources, Consumer<String> notes, Pace pace, @Nullable Cancel cancel) {
        this.cancel = cancel;
        this.sources = List.copyOf(sources);
        this.notes = notes;
        this.pace = pace;
    }

    /**
     * Follows them.
     *
     * @throws UserError if one is a directory
     */
    public List<InputReport> follow(CorrelatorOptions options, Workspace.Reading taker) {
        Workspace.Reading reading = cancel == null ? taker : cancel.on(taker);
        List<Followed> all = new ArrayList<>();
        try {
            for (LogSource source : sources) {
                all.add(open(source, options, reading));
            }
            boolean caughtUp = false;
            while (!reading.enough() && all.stream().anyMatch(input -> !input.ended())) {
                boolean busy = false;
                for (Followed input : all) {
                    busy |= input.turn(pace);
                }
                if (!caughtUp && all.stream().allMatch(Followed::caughtUp)) {
                    caughtUp = true;
                    reading.caughtUp();
                }
                if (!busy) {
                    reading.quiet();
                    pace.pause(Feed.QUIET_MILLIS);
                }
            }
            return all.stream().map(Followed::finish).toList();
        } finally {
            all.forEach(Followed::close);
        }
    }

    private Followed open(LogSource source, CorrelatorOptions options, Workspace.Reading reading) {
        if (source.isStdin()) {
            return Followed.live(source, options, reading);
        }
        Path path = Path.of(source.name());
        if (Files.isDirectory(path)) {
            throw new UserError(source.name() + ": is a directory; name the logs in it");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Followed.live(source, options, reading);
        }
        try {
            if (Files.exists(path) && !Discovery.isPlain(path)) {
                notes.accept(source.name() + ": is compressed; it is read to its end and not followed");
                return Followed.live(source, options, reading);
            }
        } catch (IOException e) {
            // Following it will say so, and try again.
            return Followed.file(source, path, pace, notes, options, reading);
        }
        return Followed.file(source, path, pace, notes, options, reading);
    }
}
