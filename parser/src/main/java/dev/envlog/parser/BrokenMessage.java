package dev.envlog.parser;

import dev.envlog.log.EventKind;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.statement.Statement;
import dev.envlog.parser.statement.StatementCache;

/**
 * A message that a terminal or an editor has broken into lines, anywhere, or that stands on the line after its record's beginning.
 * Nothing in the lines tells; what was joined is believed where it makes a statement that is known.
 */
final class BrokenMessage {

    /** More pieces than that are no line that was too long for a screen. */
    private static final int MOST = 4;

    /** No screen is narrower. */
    private static final int NARROWEST = 80;

    private BrokenMessage() {}

    /** Whether a record whose statement is not known may be one. */
    static boolean mayBe(RecordView view) {
        if (view.body >= view.bodyEnd
                || (view.messageEnd < NARROWEST && view.message < view.messageEnd && !isOnNextLine(view))) {
            return false;
        }
        int body = view.base + view.body;
        int newline = Bytes.indexOf(view.buffer, body, view.base + view.bodyEnd, '\n');
        return !HeaderLines.isHeader(view.buffer, body, newline < 0 ? view.base + view.bodyEnd : newline);
    }

    /** Whether the record's first line is broken before its message: then its later ones may be as well. */
    private static boolean isOnNextLine(RecordView view) {
        return Bytes.indexOf(view.buffer, view.base, view.base + view.message, '\n') >= 0;
    }

    /** What the record says once it is joined, which it then stays; {@link Statement#OTHER}, and unchanged, if that is not known either. */
    static Statement join(StatementCache known, RecordView view) {
        Statement statement = join(known, view, false);
        // Who breaks a line to read it easily breaks it at a blank.
        return statement.kind() == EventKind.OTHER && isOnNextLine(view) ? join(known, view, true) : statement;
    }

    private static Statement join(StatementCache known, RecordView view, boolean blank) {
        byte[] b = view.buffer;
        int base = view.base;
        int from = view.body;
        // A piece takes the place of its line end for the blank before it.
        byte[] joined = new byte[view.length];
        System.arraycopy(b, base, joined, 0, view.messageEnd);
        int size = view.messageEnd;
        for (int pieces = 2; pieces <= MOST && from < view.bodyEnd; pieces++) {
            int newline = Bytes.indexOf(b, base + from, base + view.bodyEnd, '\n');
            int to = newline < 0 ? view.bodyEnd : newline - base;
            if (blank && joined[size - 1] != ' ') {
                joined[size++] = ' ';
            }
            System.arraycopy(b, base + from, joined, size, to - from);
            size += to - from;
            from = Math.min(to + 1, view.bodyEnd);
            Statement statement =
                    known.get(view.logger == null ? "" : view.logger, view.source, joined, view.message, size);
            if (statement.kind() != EventKind.OTHER) {
                become(view, joined, size, from);
                return statement;
            }
        }
        return Statement.OTHER;
    }

    /** The joined message stands alone on the first line; the rest of the block, and what the format prints behind it, follow it. */
    private static void become(RecordView view, byte[] joined, int size, int rest) {
        byte[] b = view.buffer;
        int more = view.length - rest;
        byte[] whole = new byte[size + 1 + more];
        System.arraycopy(joined, 0, whole, 0, size);
        whole[size] = '\n';
        System.arraycopy(b, view.base + rest, whole, size + 1, more);
        int bodyEnd = view.bodyEnd - rest;
        view.buffer = whole;
        view.base = 0;
        view.length = whole.length;
        view.messageEnd = size;
        view.body = size + 1;
        view.bodyEnd = size + 1 + bodyEnd;
    }
}
