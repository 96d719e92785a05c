package dev.envlog.parser;

import dev.envlog.access.AccessLines;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.bytes.Skip;
import org.jspecify.annotations.Nullable;

/** Where message, header block and thread of an assembled record begin and end. */
final class RecordEnds {

    private final ThreadSuffix suffix = new ThreadSuffix();
    private final IdScanner ids = new IdScanner();

    /** Fills the view with a record that stands at {@code base}; its first line and the whole of it end where given. */
    void finish(AssembledRecord view, byte[] b, int base, int firstEnd, int end) {
        view.rawBuffer = b;
        view.rawBase = base;
        view.rawLength = end;
        view.threadStart = -1;
        if (view.envelope.unescaped) {
            decoded(view, b, base, firstEnd, end);
            bold(view, view.buffer, view.base);
            return;
        }
        view.buffer = b;
        view.base = base;
        view.length = end;
        view.messageEnd = firstEnd;
        view.body = Math.min(firstEnd + 1, end);
        if (end > firstEnd && b[base + firstEnd] == '\r') {
            view.body++;
        }
        view.bodyEnd = end;
        if (view.kind == RecordKind.ACCESS
                && firstEnd == 1
                && !AccessLines.isJson(b, base, base + trimmed(b, base, end))) {
            view.kind = RecordKind.UNKNOWN;
        }
        if (view.kind == RecordKind.LOG && view.envelope.message >= firstEnd && firstEnd < end) {
            nextLine(view, base + end);
        }
        behind(view, view.messageEnd, end);
        bold(view, b, base);
    }

    /**
     * The line was broken behind the logger or the source position, or a plugin's message begins with a line end: what is missing of
     * source position, ids and message stands on the next line that is not blank.
     */
    private void nextLine(AssembledRecord view, int end) {
        byte[] b = view.buffer;
        int base = view.base;
        int from = base + view.body;
        int to = from;
        int at = from;
        for (; from < end; from = to + 1) {
            int newline = Bytes.indexOf(b, from, end, '\n');
            to = newline < 0 ? end : newline;
            at = Skip.blank(b, from, to);
            if (at < to && b[at] != '\r') {
                break;
            }
        }
        if (from >= end || HeaderLines.isHeader(b, at, to)) {
            return;
        }
        int text = b[to - 1] == '\r' ? to - 1 : to;
        int behind = b[at] == '[' ? SourceScanner.scan(b, at, text, base, view.envelope) : at;
        if (behind > at) {
            view.envelope.head = null;
        }
        view.envelope.message = ids.scan(b, behind > at ? Skip.gap(b, behind, text) : at, text, view.envelope) - base;
        view.messageEnd = text - base;
        view.body = Math.min(to - base + 1, end - base);
    }

    /** Takes the marks off a message that somebody has made bold, {@code **remote close**}. */
    private static void bold(AssembledRecord view, byte[] b, int base) {
        int from = base + view.envelope.message;
        int to = base + view.messageEnd;
        if (to - from > 4 && b[from] == '*' && b[from + 1] == '*' && b[to - 1] == '*' && b[to - 2] == '*') {
            view.envelope.message += 2;
            view.messageEnd -= 2;
        }
    }

    /** An object over several lines may be followed by blank ones. */
    private static int trimmed(byte[] b, int base, int end) {
        int p = end;
        while (p > 1 && b[base + p - 1] <= ' ') {
            p--;
        }
        return p;
    }

    /** Cuts off what the format prints behind the message. */
    private void behind(AssembledRecord view, int firstEnd, int end) {
        FormatReader format = view.envelope.format;
        if (view.envelope.dialect == Dialect.ISTIO) {
            thread(view, view.buffer, view.base, firstEnd, end);
        } else if (format != null) {
            fields(view, format, firstEnd, end);
        }
    }

    /** As {@link #thread}, for a format with other fields there. */
    private static void fields(AssembledRecord view, FormatReader format, int firstEnd, int end) {
        int base = view.base;
        int message = format.tail(view.buffer, base + view.envelope.message, base + firstEnd, base, view.envelope);
        if (message >= 0) {
            view.messageEnd = message - base;
        } else if (view.body < end) {
            int body = format.tail(view.buffer, base + view.body, base + end, base, view.envelope);
            view.bodyEnd = body >= 0 ? body - base : view.bodyEnd;
        }
    }

    /** The suffix ends the first line, or the whole record where headers follow the message. */
    private void thread(AssembledRecord view, byte[] b, int base, int firstEnd, int end) {
        if (suffix.find(b, base + view.envelope.message, base + firstEnd)) {
            view.threadStart = suffix.digits - base;
            view.threadEnd = firstEnd;
            view.messageEnd = suffix.start - base;
        } else if (suffix.find(b, base + view.body, base + end)) {
            view.threadStart = suffix.digits - base;
            view.threadEnd = end;
            view.bodyEnd = suffix.start - base;
        }
    }

    private void decoded(AssembledRecord view, byte[] b, int base, int firstEnd, int end) {
        Envelope envelope = view.envelope;
        if (envelope.open) {
            further(envelope, null, b, base + firstEnd, base + end);
        } else if (envelope.continued != null) {
            further(envelope, envelope.continued, b, base + firstEnd, base + end);
        }
        byte[] d = envelope.decoded;
        view.buffer = d;
        view.base = 0;
        view.length = envelope.decodedLength;
        int newline = Bytes.indexOf(d, envelope.message, envelope.decodedMessageEnd, '\n');
        view.messageEnd = newline < 0 ? envelope.decodedMessageEnd : newline;
        view.body = newline < 0 ? envelope.decodedMessageEnd : newline + 1;
        view.bodyEnd = envelope.decodedMessageEnd;
        if (view.kind == RecordKind.LOG && newline == envelope.message) {
            nextLine(view, view.bodyEnd);
        }
        behind(view, view.messageEnd, envelope.decodedMessageEnd);
    }

    /**
     * Appends the lines after the first to a message that goes on with them. An unescaped message is appended again behind the
     * other values, so that it is one piece.
     */
    private static void further(Envelope e, @Nullable LogfmtLine form, byte[] b, int from, int to) {
        if (from == to) {
            return;
        }
        if (e.decodedMessageEnd < e.decodedLength) {
            int start = e.decodedLength;
            e.append(e.decoded, e.message, e.decodedMessageEnd);
            e.message = start;
        }
        for (int p = from + (b[from] == '\r' ? 2 : 1); p <= to; ) {
            int newline = Bytes.indexOf(b, p, to, '\n');
            int lineEnd = newline < 0 ? to : newline;
            e.append((byte) '\n');
            if (form != null) {
                form.further(b, p, lineEnd, e);
            } else {
                e.append(b, p, newline < 0 && endsObject(b, p, lineEnd) ? lineEnd - 2 : lineEnd);
            }
            p = lineEnd + 1;
        }
        e.decodedMessageEnd = e.decodedLength;
    }

    /** What closes the string and the object that the first line opened. */
    private static boolean endsObject(byte[] b, int from, int to) {
        return to - from >= 2 && b[to - 2] == '"' && b[to - 1] == '}';
    }
}
