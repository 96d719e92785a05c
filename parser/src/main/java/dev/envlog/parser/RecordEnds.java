package dev.envlog.parser;

import dev.envlog.access.AccessLines;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.envelope.FurtherLines;
import dev.envlog.parser.envelope.ThreadSuffix;

/** Where message, header block and thread of an assembled record begin and end. */
final class RecordEnds {

    private final ThreadSuffix suffix = new ThreadSuffix();
    private final FurtherLines further = new FurtherLines();

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
        further.begin(b, at, text, base, view.envelope);
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
        if (view.envelope.dialect == Dialect.ISTIO) {
            thread(view, view.buffer, view.base, firstEnd, end);
        } else if (view.envelope.hasTail()) {
            fields(view, firstEnd, end);
        }
    }

    /** As {@link #thread}, for a format with other fields there. */
    private static void fields(AssembledRecord view, int firstEnd, int end) {
        int base = view.base;
        int message =
                FurtherLines.tail(view.buffer, base + view.envelope.message, base + firstEnd, base, view.envelope);
        if (message >= 0) {
            view.messageEnd = message - base;
        } else if (view.body < end) {
            int body = FurtherLines.tail(view.buffer, base + view.body, base + end, base, view.envelope);
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
        FurtherLines.append(b, base + firstEnd, base + end, envelope);
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
}
