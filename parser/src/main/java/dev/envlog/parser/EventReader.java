package dev.envlog.parser;

import dev.envlog.access.AccessLines;
import dev.envlog.catalog.SourcePaths;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.envelope.EnvelopeScanner;
import dev.envlog.parser.envelope.EventLog;
import dev.envlog.parser.envelope.Head;
import dev.envlog.parser.envelope.OtherPrograms;
import dev.envlog.parser.format.AccessFormat;
import dev.envlog.parser.input.Feed;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LogSource;
import dev.envlog.parser.input.Parts;
import dev.envlog.parser.input.Pump;
import dev.envlog.parser.statement.Statement;
import dev.envlog.parser.statement.StatementCache;
import dev.envlog.parser.wrapper.Peeled;
import dev.envlog.parser.wrapper.Wrappers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one input as a sequence of events. Every physical line of the input belongs to exactly one event, but those on which an
 * access log without line ends puts several; what is not understood comes out as an event of kind {@link RecordKind#UNKNOWN}.
 */
public final class EventReader implements Closeable {

    /** What {@link #next()} came to. */
    public enum Progress {
        /** {@link #event()} holds the next event. */
        EVENT,
        /**
         * Only for a live input: nothing arrived for a short while; call again. Where the feed does not wait itself, nothing
         * arrived just now, and the record being assembled is kept until {@link Feed#isQuiet()}.
         */
        QUIET,
        /** The input ended, or cannot be read further ({@link ReadSummary#problem()}). */
        END
    }

    private static final String MISC = "misc";
    /** How many bytes are looked at before the first record at most. */
    private static final int LOOK_AHEAD = 1 << 20;

    private final InputStream in;
    /** The same where the input is made of several files. */
    private final @Nullable Parts parts;

    private final EnvelopeScanner scanner;
    private final @Nullable AccessFormat access;
    private final LineReader lines;
    private final RecordAssembler records;
    /** In place of {@link #records} once a line proved to be wrapped. */
    private @Nullable PodAssembler pods;

    private boolean bareSeen;
    private boolean looked;
    /** Null where nobody asks what messages say. */
    private final @Nullable StatementCache statements;

    private final Symbols symbols = new Symbols();
    private final Wrappers wrappers;
    private final Sections sections = new Sections(symbols);
    private final SourceNames sources = new SourceNames(symbols);
    private final AssembledRecord view;
    private final ReadCounts counts = new ReadCounts();

    private EventReader(LogSource source, InputStream in, Feed feed) {
        this(source, in, feed, new StatementCache(source.formats().fastPath()));
    }

    private EventReader(LogSource source, InputStream in, Feed feed, @Nullable StatementCache statements) {
        this.in = in;
        this.statements = statements;
        this.parts = in instanceof Parts several ? several : null;
        this.access = source.formats().access();
        this.scanner = new EnvelopeScanner(source.formats());
        this.view = new AssembledRecord(source.name(), source.pod());
        this.lines = new LineReader(feed, parts);
        this.wrappers = new Wrappers(symbols, scanner);
        this.records = new RecordAssembler(lines, view, wrappers, scanner);
    }

    /**
     * Opens an input.
     *
     * @param follow a live pipe: {@link Progress#QUIET} is reported, after the record being assembled was handed out
     * @throws IOException if the input cannot be opened
     */
    public static EventReader open(LogSource source, boolean follow) throws IOException {
        InputStream in = source.text();
        return new EventReader(source, in, follow ? new Pump(in) : in::read);
    }

    /**
     * Opens an input for those who do not ask what its messages say: each is {@link EventKind#OTHER}.
     *
     * @throws IOException if the input cannot be opened
     */
    public static EventReader openEnvelopes(LogSource source) throws IOException {
        InputStream in = source.text();
        return new EventReader(source, in, in::read, null);
    }

    /** Reads text of the source as somebody else brings it; {@link Progress#QUIET} is reported whenever there is none. */
    public static EventReader follow(LogSource source, Feed feed) {
        return new EventReader(source, InputStream.nullInputStream(), feed);
    }

    /**
     * Opens one log that lies in several files, as rotation leaves it. Each event names its file, and its line there; a record
     * that goes on in the next file is one event. A file that cannot be opened, or not be read to its end, is told by {@link
     * #troubles()} and does not keep the others from being read.
     *
     * @param parts oldest first, one at least; the first one's pod is that of all
     */
    public static EventReader openParts(List<LogSource> parts) throws IOException {
        return openParts(parts, () -> {});
    }

    /** @param waiting told each time before the input is asked for more, which may take long */
    static EventReader openParts(List<LogSource> parts, Runnable waiting) throws IOException {
        LogSource first = parts.get(0);
        InputStream in = parts.size() == 1 ? first.text() : new Parts(parts);
        return new EventReader(first, in, (buffer, offset, length) -> {
            waiting.run();
            return in.read(buffer, offset, length);
        });
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
            locate();
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

    /** What was wrong with which of several files, in words by their names; empty for an input that is one. */
    public Map<String, String> troubles() {
        return parts == null ? Map.of() : Map.copyOf(parts.troubles());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * Looks whether the first record has wrappers, so that the lines before it lose theirs too; where it stands under a heading, also
     * whether there are records under another.
     */
    private void lookAhead() {
        EnvelopeScanner first = scanner.fresh();
        Envelope envelope = new Envelope();
        Peeled peeled = new Peeled();
        Sections ahead = new Sections(symbols);
        lines.keep();
        boolean wrapped = false;
        boolean begun = false;
        while (!(begun && ahead.areNone())
                && !ahead.areSeveral()
                && lines.kept() < LOOK_AHEAD
                && lines.advance() == LineReader.Found.LINE) {
            byte[] b = lines.buffer;
            Dialect dialect = first.scan(b, lines.start, lines.end, envelope);
            if (dialect == Dialect.HEADING) {
                ahead.begin(b, lines.start, lines.end);
                continue;
            }
            if (dialect == Dialect.NONE && (wrapped || !begun)) {
                wrapped |= wrappers.find(b, lines.start, lines.end, true);
                dialect = wrapped && !ahead.areNone()
                        ? wrappers.open(b, lines.start, lines.end, peeled, first, envelope)
                        : dialect;
            }
            begun |= wrapped || dialect != Dialect.NONE;
            ahead.pod(dialect);
        }
        lines.back(lines.mark, 1);
        if (ahead.areSeveral()) {
            sections.nameAll();
        }
        pods = wrapped || !ahead.areNone() ? pods() : null;
    }

    private PodAssembler pods() {
        return new PodAssembler(lines, view, wrappers, scanner.fresh(), sections);
    }

    /** Whether the line at hand, not understood, is a record in a wrapper, or the heading of a section: then all that follows is read so. */
    private boolean isWrapped() {
        if (view.envelope.dialect == Dialect.HEADING && !records.hasAside()) {
            wrapped();
            return true;
        }
        if (view.kind != RecordKind.UNKNOWN) {
            bareSeen |= view.kind == RecordKind.LOG;
            return false;
        }
        if (records.hasAside()
                || !wrappers.find(view.rawBuffer, view.rawBase, view.rawBase + view.rawLength, !bareSeen)) {
            return false;
        }
        wrapped();
        return true;
    }

    private void wrapped() {
        records.release();
        PodAssembler found = pods();
        found.first(view);
        pods = found;
    }

    /** Names the file, and the line in it, where the input is made of several. */
    private void locate() {
        if (parts != null) {
            long line = view.line;
            view.file = parts.file(line);
            view.line = parts.lineInFile(line);
        }
    }

    private void complete() {
        view.complete();
        Envelope e = view.envelope;
        byte[] b = view.buffer;
        if (view.threadStart >= 0) {
            view.thread = text(b, view.threadStart, view.threadEnd);
        } else {
            view.thread = text(b, e.threadStart, e.threadEnd);
        }
        name(e, b);
        if (view.kind == RecordKind.UNKNOWN && isOfOthers()) {
            view.kind = RecordKind.AGENT;
        }
        if (view.kind == RecordKind.LOG) {
            view.statement = statements == null ? Statement.OTHER : statement(statements, view);
        } else {
            view.statement = view.kind == RecordKind.ACCESS && access != null ? entry(access) : Statement.OTHER;
            if (view.kind == RecordKind.ACCESS && view.fieldCount() == 0 && !isAccess(view)) {
                view.kind = RecordKind.UNKNOWN;
            }
        }
    }

    /** Whether the line at hand, which no form of Envoy's fits, is what a shell or another program says between Envoy's. */
    private boolean isOfOthers() {
        byte[] b = view.buffer;
        int from = view.base;
        int to = from + view.length;
        return Fences.isFence(b, from, to) || (counts.areOfEnvoy() && OtherPrograms.isDated(b, from, to));
    }

    /** Whether a record goes on as it begins; else nobody knows which of its values is which. */
    private static boolean isAccess(RecordView view) {
        int from = view.base;
        int to = from + view.length;
        return view.buffer[from] == '{' || AccessLines.isText(view.buffer, from, to);
    }

    /** Logger and source position. */
    private void name(Envelope e, byte[] b) {
        Head head = e.head;
        if (head != null && head.isNamed()) {
            view.logger = head.logger();
            view.source = head.source();
            return;
        }
        view.logger = text(b, e.loggerStart, e.loggerEnd);
        view.source = e.sourceStart < 0 ? null : sources.clean(b, view.base + e.sourceStart, view.base + e.sourceEnd);
        if (view.kind == RecordKind.LOG) {
            if (view.source == null && view.logger != null && isFile(view.logger)) {
                view.source = SourcePaths.normalise(view.logger);
            }
            view.logger = ofFile(view.logger, view.source);
        }
        if (head != null) {
            head.name(view.logger, view.source);
        }
    }

    /** What a record of Envoy says. */
    static Statement statement(StatementCache known, RecordView view) {
        byte[] b = view.buffer;
        int from = view.base + view.message;
        int to = view.base + view.messageEnd;
        String home = view.logger == null && view.level == null ? EventLog.logger(b, from, to) : null;
        if (home != null) {
            return known.get(home, null, b, from, to);
        }
        Statement statement = known.get(view.logger == null ? "" : view.logger, view.source, b, from, to);
        // A file's statements are not all of its own logger, which is not seen where only the file is printed.
        if (statement.kind() != EventKind.OTHER) {
            return statement;
        }
        Statement misc = view.hasLogger || view.source == null ? statement : known.get(MISC, null, b, from, to);
        return misc.kind() == EventKind.OTHER && BrokenMessage.mayBe(view) ? BrokenMessage.join(known, view) : misc;
    }

    /** With fine-grain logging the file stands for the logger, or in its place. */
    private @Nullable String ofFile(@Nullable String logger, @Nullable String source) {
        if (logger == null) {
            return source == null ? null : sources.logger(source);
        }
        if (!isFile(logger)) {
            return logger;
        }
        String named = source == null ? null : sources.logger(source);
        return named == null ? logger : named;
    }

    private static boolean isFile(String logger) {
        return logger.indexOf('/') >= 0;
    }

    private Statement entry(AccessFormat format) {
        int[] bounds = format.bounds(view.buffer, view.base, view.base + view.messageEnd);
        return bounds == null
                ? Statement.OTHER
                : new Statement(EventKind.OTHER, null, Event.NO_WORDING, format.names(), bounds);
    }

    private @Nullable String text(byte[] b, int start, int end) {
        return start < 0 ? null : symbols.get(b, view.base + start, view.base + end);
    }
}
