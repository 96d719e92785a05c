package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.LineFormats;
import dev.envlog.parser.LogSource;
import dev.envlog.parser.ReadSummary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run has open: its inputs, read one after the other through the correlator. */
public final class Workspace {

    private final List<LogSource> sources;
    private final LineFormats formats;

    /** @param formats what the user said of the lines of all of them */
    public Workspace(List<LogSource> sources, LineFormats formats) {
        this.sources = List.copyOf(sources);
        this.formats = formats;
    }

    /** Takes what reading brings, and says when there was enough. */
    public interface Reading extends CorrelationSink {

        /** Each record before the correlator gets it; valid during the call only. */
        default void record(Event event) {}

        /** Nothing more is coming right now; only when following. */
        default void quiet() {}

        /** True to stop reading. */
        default boolean enough() {
            return false;
        }
    }

    /** Reads every input; one that cannot be read does not keep the others from it. */
    public List<InputReport> read(CorrelatorOptions options, Reading reading) {
        List<InputReport> reports = new ArrayList<>();
        for (LogSource source : sources) {
            if (!reading.enough()) {
                reports.add(read(source, false, options, reading));
            }
        }
        return reports;
    }

    /** Reads the inputs as they come. */
    public List<InputReport> follow(CorrelatorOptions options, Reading reading) {
        List<InputReport> reports = new ArrayList<>();
        for (LogSource source : sources) {
            if (!reading.enough()) {
                reports.add(read(source, true, options, reading));
            }
        }
        return reports;
    }

    private InputReport read(LogSource source, boolean live, CorrelatorOptions options, Reading reading) {
        try (EventReader reader = EventReader.open(source, formats, live)) {
            Correlator correlator = new Correlator(options, reading);
            Progress progress = Progress.QUIET;
            while (progress != Progress.END && !reading.enough()) {
                progress = reader.next();
                if (progress == Progress.EVENT) {
                    reading.record(reader.event());
                    correlator.accept(reader.event());
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
            return new InputReport(source.name(), null, null, words(e), true);
        }
    }

    private static String words(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        @Nullable String message = e.getMessage();
        if (message != null && message.contains("Is a directory")) {
            return "is a directory; name the logs in it";
        }
        return "cannot be read: "
                + Objects.requireNonNullElse(message, e.getClass().getSimpleName());
    }
}
