package dev.envlog.parser;

/** Where message, header block and thread of an assembled record begin and end. */
final class RecordEnds {

    private final ThreadSuffix suffix = new ThreadSuffix();

    /** Fills the view with a record that stands at {@code base}; its first line and the whole of it end where given. */
    void finish(RecordView view, byte[] b, int base, int firstEnd, int end) {
        view.rawBuffer = b;
        view.rawBase = base;
        view.rawLength = end;
        view.threadStart = -1;
        if (view.envelope.json) {
            decoded(view);
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
        if (view.envelope.dialect == Dialect.ISTIO) {
            thread(view, b, base, firstEnd, end);
        }
    }

    /** The suffix ends the first line, or the whole record where headers follow the message. */
    private void thread(RecordView view, byte[] b, int base, int firstEnd, int end) {
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

    private static void decoded(RecordView view) {
        Envelope envelope = view.envelope;
        byte[] d = envelope.decoded;
        view.buffer = d;
        view.base = 0;
        view.length = envelope.decodedLength;
        int newline = Bytes.indexOf(d, envelope.message, envelope.decodedMessageEnd, '\n');
        view.messageEnd = newline < 0 ? envelope.decodedMessageEnd : newline;
        view.body = newline < 0 ? envelope.decodedMessageEnd : newline + 1;
        view.bodyEnd = envelope.decodedMessageEnd;
    }
}
