package dev.envlog.parser.envelope;

import dev.envlog.access.AccessLines;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.format.AccessFormat;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.format.LogFormat;
import dev.envlog.parser.json.ObjectEnd;
import org.jspecify.annotations.Nullable;

/**
 * Splits the beginning of a line into envelope, ids and message, by hand over bytes: this runs once per physical line. The
 * grammar's ENVELOPE and CONTEXT modes describe the same forms and are compared with this class by a test.
 *
 * <p>Facts: Envoy's default pattern and its changes, {@code source/common/common/base_logger.cc}; Istio's pattern,
 * {@code pkg/envoy/proxy.go}.
 */
public final class EnvelopeScanner {

    private static final byte[] EPOCH = Bytes.of("[Envoy (Epoch ");
    static final byte[] ENVOY = Bytes.of("envoy ");
    static final int LONGEST_LEVEL = 10;
    /** Bytes in which the bracket behind a thread, and behind a logger, is looked for. */
    private static final int LONGEST_THREAD = 40;

    private static final int LONGEST_LOGGER = 300;

    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private final Heads heads = new Heads();
    private final JsonLine json = new JsonLine();
    private final OtherPrograms programs = new OtherPrograms();
    private final LogfmtLine logfmt = new LogfmtLine();
    private final LineFormats formats;
    /** Null where the user gave none. */
    private final @Nullable FormatReader given;

    private final @Nullable AccessFormat access;
    /** No format was given whose lines may begin with anything. */
    private final boolean usual;

    /** Made when first asked for, as most logs never do; it is kept, as a log of something else asks for every line. */
    private @Nullable RareForms rare;

    private boolean rareSeen;
    /** The bare form is accepted only while no timed record was seen: inside other formats it is somebody's text. */
    private boolean timedSeen;
    /** A rare form is accepted only while no usual one was seen, for the same reason. */
    private boolean usualSeen;

    /** True once a line proved that all of them are printed with their special characters escaped. */
    private boolean escaped;

    public EnvelopeScanner() {
        this(LineFormats.USUAL);
    }

    public EnvelopeScanner(LineFormats formats) {
        this.formats = formats;
        LogFormat log = formats.log();
        given = log == null ? null : new FormatReader(log, formats.now());
        access = formats.access();
        usual = given == null && access == null;
    }

    /** One that reads the same formats and has seen nothing. */
    public EnvelopeScanner fresh() {
        return new EnvelopeScanner(formats);
    }

    /** Reads no format but those known beforehand. */
    public boolean isUsual() {
        return usual;
    }

    /** Fills {@code out} and tells what begins at {@code from}; {@link Dialect#NONE} if no record does. */
    public Dialect scan(byte[] b, int from, int to, Envelope out) {
        if (usual && (from == to || b[from] == '\'')) {
            // A header, or the end of a block.
            out.blank();
            return Dialect.NONE;
        }
        if (from < to && b[from] == '{' && ObjectEnd.isObject(b, from, to)) {
            return object(b, from, to, out);
        }
        out.clear();
        if (to - from < 8) {
            boolean other = isBrace(b, from, to) || (access != null && access.fits(b, from, to));
            return other ? found(Dialect.ACCESS, out) : Dialect.NONE;
        }
        Dialect dialect = begin(b, from, to, out);
        if (access != null && !dialect.isLog() && access.fits(b, from, to)) {
            out.clear();
            return found(Dialect.ACCESS, out);
        }
        if (dialect.isLog() && (escaped || looksEscaped(b, from, to, dialect))) {
            escaped = true;
            dialect = unescaped(dialect, b, from, to, out);
        }
        return found(dialect, out);
    }

    /** An object that was printed over several lines: what is said of it is of all of them as one. */
    private Dialect object(byte[] b, int from, int to, Envelope out) {
        out.clear();
        ObjectEnd.oneLine(b, from, to, out);
        int length = out.decodedLength;
        byte[] line = out.decoded;
        out.decoded = Bytes.NONE;
        Dialect dialect = scan(line, 0, length, out);
        standFor(line, length, out);
        return dialect;
    }

    /** A line was read that was made of the one in the log: unless what that says is known already, it is in there. */
    private static void standFor(byte[] line, int length, Envelope out) {
        if (!out.unescaped) {
            out.decoded = line;
            out.decodedLength = length;
            out.decodedMessageEnd = length > 0 && line[length - 1] == '\n' ? length - 1 : length;
            out.unescaped = true;
        }
    }

    private Dialect found(Dialect dialect, Envelope out) {
        boolean log = dialect.isLog();
        timedSeen |= log && dialect != Dialect.BARE;
        usualSeen |= log && !rareSeen;
        out.dialect = dialect;
        return dialect;
    }

    private Dialect begin(byte[] b, int from, int to, Envelope out) {
        if (given != null && given.scan(b, from, to, out)) {
            return Dialect.CUSTOM;
        }
        byte first = b[from];
        Dialect dialect = Dialect.NONE;
        if (first == '[') {
            dialect = bracketed(b, from, to, out);
            if (dialect == Dialect.NONE && AccessLines.isWithDots(b, from, to)) {
                return Dialect.ACCESS;
            }
        } else if (first >= '0' && first <= '9') {
            dialect = istio(b, from, to, out);
        } else if (first >= 'a' && first <= 'z') {
            dialect = timedSeen ? Dialect.NONE : bare(b, from, to, out);
            if (dialect == Dialect.NONE && LogfmtLine.begins(b, from, to)) {
                out.clear();
                return logfmt.scan(b, from, to, out);
            }
        } else if (first == '{') {
            if (b[from + 1] == '\\' && b[from + 2] == '"') {
                return escapedLine(b, from, to, out);
            }
            return json.scan(b, from, to, out);
        } else if (first == '"') {
            return AccessLines.isTimeless(b, from, to) ? Dialect.ACCESS : Dialect.NONE;
        } else if (first < 'A' || first > 'Z') {
            return Headings.isHeading(b, from, to) ? Dialect.HEADING : Dialect.NONE;
        }
        // A time in brackets begins no continuation line, so that it is cheap to ask for relatives of the usual form.
        if (dialect == Dialect.NONE && (!usualSeen || (first == '[' && Bytes.isDigit(b[from + 1])))) {
            dialect = rare(b, from, to, out);
        }
        boolean other = dialect == Dialect.NONE
                && (OtherPrograms.klog(b, from, to, out) || OtherPrograms.levelled(b, from, to, out));
        return other ? Dialect.AGENT : dialect;
    }

    private Dialect rare(byte[] b, int from, int to, Envelope out) {
        RareForms forms = rare;
        if (forms == null) {
            forms = new RareForms(formats.now());
            rare = forms;
        }
        out.clear();
        Dialect dialect = forms.scan(b, from, to, out);
        rareSeen |= dialect != Dialect.NONE;
        return dialect;
    }

    /** A line of an opening brace alone: the beginning of an object printed over several lines. */
    private static boolean isBrace(byte[] b, int from, int to) {
        return to - from == 1 && b[from] == '{';
    }

    /** In JSON and Cilium's form the message alone may be escaped. */
    private static boolean looksEscaped(byte[] b, int from, int to, Dialect dialect) {
        return dialect != Dialect.JSON && dialect != Dialect.CILIUM && Unescaper.looksEscaped(b, from, to);
    }

    /** Reads the line as it was before {@code --log-format-escaped}; {@code dialect} is what it is as it stands. */
    private Dialect unescaped(Dialect dialect, byte[] b, int from, int to, Envelope out) {
        if (out.unescaped || Bytes.indexOf(b, from, to, '\\') < 0) {
            return dialect;
        }
        out.clear();
        Unescaper.line(b, from, to, out);
        int length = out.decodedLength;
        byte[] line = out.decoded;
        out.clear();
        out.decoded = Bytes.NONE;
        Dialect inner = begin(line, 0, length, out);
        standFor(line, length, out);
        return inner;
    }

    /** {@code [time][thread][level][logger] …}; since 1.16 {@code [source] } follows, before it the message carries it. */
    private Dialect bracketed(byte[] b, int from, int to, Envelope out) {
        int p = from;
        if (Bytes.startsWith(b, p, to, EPOCH)) {
            p = Bytes.indexOf(b, p, to, ']') + 1;
            if (p == 0) {
                return Dialect.NONE;
            }
            if (p < to && b[p] == ' ') {
                p++;
            }
            if (p >= to || b[p] != '[') {
                return Dialect.NONE;
            }
        }
        int end = stamp.read(b, p + 1, to);
        return end < 0 ? Dialect.NONE : afterTime(b, from, end, to, out);
    }

    /** From the bracket after the time on. */
    private Dialect afterTime(byte[] b, int from, int stampEnd, int to, Envelope out) {
        int end = stampEnd;
        if (end < to && b[end] == 'Z') {
            if (end + 3 < to && b[end + 1] == ']' && b[end + 2] == ' ' && AccessLines.isRequestAt(b, end + 3, to)) {
                return access(out);
            }
            end++;
        }
        if (end + 1 >= to || b[end] != ']' || b[end + 1] != '[') {
            return Dialect.NONE;
        }
        int threadEnd = Bytes.indexOf(b, end + 2, Math.min(to, end + LONGEST_THREAD), ']');
        if (threadEnd < 0 || threadEnd + 2 >= to || b[threadEnd + 1] != '[') {
            return Dialect.NONE;
        }
        Head head = heads.find(b, threadEnd, to);
        if (head != null) {
            setTime(out);
            out.threadStart = end + 2 - from;
            out.threadEnd = threadEnd - from;
            behind(head, b, from, threadEnd, to, out);
            return Dialect.ENVOY;
        }
        return afterThread(b, from, end + 2, threadEnd, to, out);
    }

    /** From the bracket after the thread on, where the head that follows is not known. */
    private Dialect afterThread(byte[] b, int from, int threadStart, int threadEnd, int to, Envelope out) {
        int levelEnd = Bytes.indexOf(b, threadEnd + 2, Math.min(to, threadEnd + 2 + LONGEST_LEVEL), ']');
        Level level = levelEnd < 0 ? null : Levels.at(b, threadEnd + 2, levelEnd);
        if (level == null) {
            return Dialect.NONE;
        }
        setTime(out);
        out.level = level;
        out.threadStart = threadStart - from;
        out.threadEnd = threadEnd - from;
        int p = levelEnd + 1;
        if (p < to && b[p] == '[') {
            int loggerEnd = Bytes.indexOf(b, p + 1, Math.min(to, p + LONGEST_LOGGER), ']');
            if (loggerEnd > 0) {
                out.loggerStart = p + 1 - from;
                out.loggerEnd = loggerEnd - from;
                p = loggerEnd + 1;
            }
        }
        if (p < to && b[p] == ' ') {
            p++;
        }
        learnt(b, from, threadEnd, p, to, out);
        return Dialect.ENVOY;
    }

    private Dialect access(Envelope out) {
        setTime(out);
        return Dialect.ACCESS;
    }

    /** {@code 2023-06-05T08:04:25.754381Z⇥debug⇥envoy pool source/….cc:182⇥[C5] creating stream⇥thread=21}. */
    private Dialect istio(byte[] b, int from, int to, Envelope out) {
        int p = stamp.read(b, from, to);
        if (p >= 0 && p < to && b[p] == ']') {
            // The first bracket was left behind in copying.
            return afterTime(b, from, p, to, out);
        }
        if (p >= 0 && p + 1 < to && b[p] == 'Z' && b[p + 1] == ']') {
            return afterTime(b, from, p, to, out);
        }
        if (p < 0 || p >= to || b[p] != 'Z' || !stamp.iso()) {
            return other(b, from, to, out);
        }
        if (p + 1 < to && (b[p + 1] == '+' || b[p + 1] == '-' || (b[p + 1] == ' ' && p + 2 < to && b[p + 2] == '['))) {
            Dialect consul = consul(b, from, p + 1, to, out);
            return consul == Dialect.NONE ? other(b, from, to, out) : consul;
        }
        if (p + 2 < to && b[p + 1] == '\\' && b[p + 2] == 't') {
            return escapedLine(b, from, to, out);
        }
        int levelGap = p + 1;
        Head head = levelGap < to && b[levelGap] == '\t' ? heads.find(b, levelGap, to) : null;
        if (head != null) {
            setTime(out);
            behind(head, b, from, levelGap, to, out);
            return Dialect.ISTIO;
        }
        p = Skip.blank(b, levelGap, to);
        int levelEnd = Skip.word(b, p, to);
        Level level = Levels.at(b, p, levelEnd);
        if (level == null) {
            return other(b, from, to, out);
        }
        setTime(out);
        out.level = level;
        p = Skip.blank(b, levelEnd, to);
        if (!Bytes.startsWith(b, p, to, ENVOY)) {
            out.message = p - from;
            return Dialect.AGENT;
        }
        p += ENVOY.length;
        p = BareForm.logger(b, from, p, to, out);
        learnt(b, from, levelGap, p, to, out);
        return Dialect.ISTIO;
    }

    private Dialect other(byte[] b, int from, int to, Envelope out) {
        return programs.timed(b, from, to, out) ? Dialect.AGENT : Dialect.NONE;
    }

    /** Tabs or quotes of the pattern itself are escaped: {@code …Z\tdebug\tenvoy router\t…}. */
    private Dialect escapedLine(byte[] b, int from, int to, Envelope out) {
        escaped = true;
        return unescaped(Dialect.NONE, b, from, to, out);
    }

    private Dialect consul(byte[] b, int from, int at, int to, Envelope out) {
        int p = ConsulForm.scan(b, from, at, to, stamp, out);
        if (p < 0) {
            return Dialect.NONE;
        }
        setTime(out);
        rest(b, from, p, to, out);
        return Dialect.CONSUL;
    }

    private Dialect bare(byte[] b, int from, int to, Envelope out) {
        int at = BareForm.scan(b, from, to, out);
        if (at < 0) {
            return Dialect.NONE;
        }
        rest(b, from, at, to, out);
        return Dialect.BARE;
    }

    /** Source position in any of its spellings, ids, message. */
    private void rest(byte[] b, int from, int at, int to, Envelope out) {
        ids(b, from, source(b, from, at, to, out), to, out);
    }

    /** The same, and from now on the head is known that begins at {@code headStart}. */
    private void learnt(byte[] b, int from, int headStart, int at, int to, Envelope out) {
        int p = source(b, from, at, to, out);
        heads.learn(b, headStart, p, to, from, out);
        ids(b, from, p, to, out);
    }

    /** What follows a head that is known. */
    private void behind(Head head, byte[] b, int from, int headStart, int to, Envelope out) {
        head.tell(headStart, from, out);
        ids(b, from, headStart + head.length(), to, out);
    }

    private static int source(byte[] b, int from, int at, int to, Envelope out) {
        // Of text that was copied more than one blank may stand there.
        int first = Skip.blank(b, at, to);
        int p = SourceScanner.scan(b, first, to, from, out);
        return p > first ? Skip.gap(b, p, to) : at;
    }

    private void ids(byte[] b, int from, int at, int to, Envelope out) {
        out.message = ids.scan(b, at, to, out) - from;
    }

    private void setTime(Envelope out) {
        out.time = stamp.nanos();
        out.timeUnit = stamp.unit();
    }
}
