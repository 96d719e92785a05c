package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one input as a sequence of events. Every physical line of the input belongs to exactly one event; what is not
 * understood comes out as an event of kind {@link RecordKind#UNKNOWN}.
 */
public final class EventReader implements Closeable {

    /** What {@link #next()} came to. */
    public enum Progress {
        /** {@link #event()} holds the next event. */
        EVENT,
        /** Only for a live input: nothing arrived for a short while; call again. */
        QUIET,
        /** The input ended, or cannot be read further ({@link ReadSummary#problem()}). */
        END
    }

    /** How many bytes are looked at before the first record at most. */
    private static final int LOOK_AHEAD = 1 << 20;

    private final InputStream in;
    private final LineReader lines;
    private final RecordAssembler records;
    /** In place of {@link #records} once a line proved to be wrapped. */
    private @Nullable PodAssembler pods;

    private boolean bareSeen;
    private boolean looked;
    private final StatementCache statements = new StatementCache();
    private final Symbols symbols = new Symbols();
    private final Wrappers wrappers = new Wrappers(symbols);
    private final SourceNames sources = new SourceNames(symbols);
    private final RecordView view;
    private final ReadCounts counts = new ReadCounts();

    private EventReader(LogSource source, InputStream in, boolean follow) {
        this.in = in;
        this.view = new RecordView(source.name(), source.pod());
        this.lines = new LineReader(follow ? new Pump(in) : in::read);
        this.records = new RecordAssembler(lines, view, wrappers);
    }

    /**
     * Opens an input.
     *
     * @param follow a live pipe: {@link Progress#QUIET} is reported, after the record being assembled was handed out
     * @throws IOException if the input cannot be opened, or is no valid gzip though it begins like one
     */
    public static EventReader open(LogSource source, boolean follow) throws IOException {
        return new EventReader(source, source.text(), follow);
    }

    /** Reads on. Bad content never throws; trouble while reading ends the input and is told by {@link #summary()}. */
    public Progress next() {
        if (!looked) {
            looked = true;
            lookAhead();
        }
        PodAssembler wrapped = pods;
        Progress progress = wrapped != null ? wrapped.next() : records.next();
        if (progress == Progress.EVENT && wrapped == null && isWrapped()) {
            progress = next();
        } else if (progress == Progress.EVENT) {
            complete();
            counts.count(view);
        }
        return progress;
    }

    /** The event last read, valid until the next call of {@link #next()}. */
    public Event event() {
        return view;
    }

    /** What was read so far. */
    public ReadSummary summary() {
        return counts.summary(lines, wrappers);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Looks whether the first record has wrappers, so that the lines before it lose theirs too. */
    private void lookAhead() {
        EnvelopeScanner scanner = new EnvelopeScanner();
        Envelope envelope = new Envelope();
        lines.keep();
        boolean found = false;
        while (!found && lines.kept() < LOOK_AHEAD && lines.advance() == LineReader.Found.LINE) {
            if (scanner.scan(lines.buffer, lines.start, lines.end, envelope) != Dialect.NONE) {
                break;
            }
            found = wrappers.find(lines.buffer, lines.start, lines.end, true);
        }
        lines.back(lines.mark, 1);
        pods = found ? new PodAssembler(lines, view, wrappers) : null;
    }

    /** Whether the line at hand, not understood, is a record in a wrapper: then all that follows is read so. */
    private boolean isWrapped() {
        if (view.kind != RecordKind.UNKNOWN) {
            bareSeen |= view.kind == RecordKind.LOG;
            return false;
        }
        if (!wrappers.find(view.rawBuffer, view.rawBase, view.rawBase + view.rawLength, !bareSeen)) {
            return false;
        }
        PodAssembler found = new PodAssembler(lines, view, wrappers);
        found.first(view);
        pods = found;
        return true;
    }

    private void complete() {
        Envelope e = view.envelope;
        byte[] b = view.buffer;
        view.logger = text(b, e.loggerStart, e.loggerEnd);
        if (view.threadStart >= 0) {
            view.thread = text(b, view.threadStart, view.threadEnd);
        } else {
            view.thread = text(b, e.threadStart, e.threadEnd);
        }
        view.source = e.sourceStart < 0 ? null : sources.clean(b, view.base + e.sourceStart, view.base + e.sourceEnd);
        String logger = view.logger;
        view.statement = view.kind == RecordKind.LOG
                ? statements.get(logger == null ? "" : logger, b, view.base + e.message, view.base + view.messageEnd)
                : Statement.OTHER;
    }

    private @Nullable String text(byte[] b, int start, int end) {
        return start < 0 ? null : symbols.get(b, view.base + start, view.base + end);
    }
}
