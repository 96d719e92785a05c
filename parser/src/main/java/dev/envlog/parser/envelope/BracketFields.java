package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;

/**
 * The rare relatives of Envoy's own format: fields in brackets in another order, more of them, or fewer because somebody copied
 * only the end of the lines. Each field is told by what it looks like. Taken for a record only if it names a logger of Envoy with
 * a level, or a source file; other programs print brackets too.
 */
final class BracketFields {

    private static final int MOST = 10;

    private final Stamp stamp = new Stamp();
    private final IdScanner ids = new IdScanner();
    private boolean logger;
    private boolean source;

    /** Fills {@code out} from {@code [09:07:12.137][23][debug][pool] [source/….cc:182] [C1] creating stream} and the like. */
    boolean scan(byte[] b, int from, int to, Envelope out) {
        logger = false;
        source = false;
        int p = from;
        for (int i = 0; i < MOST && p < to && b[p] == '['; i++) {
            int end = Bytes.indexOf(b, p + 1, Math.min(to, p + 400), ']');
            if (end < 0 || end + 1 == to || !field(b, p + 1, end, from, out)) {
                break;
            }
            p = end + 1;
            p = p < to && b[p] == ' ' ? p + 1 : p;
        }
        if (!source) {
            // Before 1.9 the location has no bracket in front.
            int after = SourceScanner.scan(b, p, to, from, out);
            source = after > p;
            p = source ? Skip.gap(b, after, to) : p;
        }
        boolean envoy = source || (logger && out.level != null);
        if (!envoy || p == from) {
            out.clear();
            return false;
        }
        out.message = ids.scan(b, p, to, out) - from;
        return true;
    }

    /** Takes one field; false if it is none, so that the message begins with it. */
    private boolean field(byte[] b, int start, int end, int base, Envelope out) {
        int afterStamp = stamp.read(b, start, end);
        if (afterStamp > 0 && out.timeUnit == 0) {
            out.time = stamp.nanos();
            out.timeUnit = stamp.unit();
            return true;
        }
        if (source) {
            return false;
        }
        int after = SourceScanner.scan(b, start - 1, end + 1, base, out);
        if (after == end + 1) {
            source = true;
            return true;
        }
        Level level = out.level == null ? Levels.at(b, start, end) : null;
        if (level != null) {
            out.level = level;
            return true;
        }
        int digits = Bytes.startsWith(b, start, end, THREAD) ? start + THREAD.length : start;
        if (isNumber(b, digits, end)) {
            // Of two numbers the first is the process.
            out.threadStart = digits - base;
            out.threadEnd = end - base;
            return true;
        }
        if (!logger && Loggers.isKnown(b, start, end)) {
            logger = true;
            out.loggerStart = start - base;
            out.loggerEnd = end - base;
            return true;
        }
        return isOwn(b, start, end, base, out);
    }

    /** Whether a field is of this installation's own making: {@code [METADATA][2018-07-04 …}, {@code [request_id=-]}. */
    private boolean isOwn(byte[] b, int start, int end, int base, Envelope out) {
        boolean place = out.timeUnit != 0 ? !logger && out.level != null : start - 1 == base && b[end + 1] == '[';
        if (!place || isId(b, start, end)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            boolean letter = (b[i] >= 'a' && b[i] <= 'z') || (b[i] >= 'A' && b[i] <= 'Z');
            if (!letter && !Bytes.isDigit(b[i]) && b[i] != '_' && b[i] != '-' && b[i] != '=') {
                return false;
            }
        }
        return true;
    }

    private static boolean isId(byte[] b, int start, int end) {
        return end - start > 1 && (b[start] == 'C' || b[start] == 'S') && isNumber(b, start + 1, end);
    }

    private static boolean isNumber(byte[] b, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Bytes.isDigit(b[i])) {
                return false;
            }
        }
        return end > start;
    }

    private static final byte[] THREAD = Bytes.of("thread=");
}
