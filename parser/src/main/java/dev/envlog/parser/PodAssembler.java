package dev.envlog.parser;

import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.LineReader.Found;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together into records where every line carries a wrapper: the wrapper is taken off, and a line without an envelope
 * continues the record of its own pod, whatever pods' lines stand between.
 */
final class PodAssembler {

    /** Pods told apart at a time; the pod that was silent longest is closed for another. */
    private static final int MOST_PODS = 1024;

    /** A record being put together. */
    private static final class Pending {
        final Envelope envelope;
        final @Nullable String pod;
        final int line;
        byte[] bytes;
        int length;
        int firstEnd;
        int lastLine;
        int lines = 1;

        Pending(Envelope envelope, @Nullable String pod, int line, byte[] b, int from, int to) {
            this.envelope = envelope;
            this.pod = pod;
            this.line = line;
            this.bytes = Arrays.copyOfRange(b, from, to);
            this.length = to - from;
            this.firstEnd = length;
        }

        /** True if headers may follow: the last line is one, or announces them. */
        boolean insideBlock() {
            return lines == 1 ? length > 0 && bytes[length - 1] == ':' : HeaderLines.isHeader(bytes, lastLine, length);
        }

        /** A line that begins no record goes on with this one, unless it is itself not understood, or full. */
        boolean takesMore() {
            return envelope.dialect != Dialect.NONE && length <= LineReader.MAX_RECORD;
        }

        void add(byte[] b, int from, int to) {
            int size = length + 1 + to - from;
            if (size > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
            }
            bytes[length] = '\n';
            lastLine = length + 1;
            System.arraycopy(b, from, bytes, length + 1, to - from);
            length = size;
            lines++;
        }
    }

    private final LineReader lines;
    private final RecordView view;
    private final Wrappers wrappers;
    private final Symbols symbols;
    private final EnvelopeScanner scanner;
    private final RecordEnds ends = new RecordEnds();
    private final Map<String, Pending> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Pending> ready = new ArrayDeque<>();
    private int quiets;
    private Envelope spare = new Envelope();

    PodAssembler(LineReader lines, RecordView view, Wrappers wrappers, Symbols symbols, EnvelopeScanner scanner) {
        this.scanner = scanner;
        this.lines = lines;
        this.view = view;
        this.wrappers = wrappers;
        this.symbols = symbols;
    }

    /** Assembles the next record into the view. */
    Progress next() {
        while (ready.isEmpty()) {
            Found found = lines.advance();
            if (found == Found.LINE) {
                lines.mark = lines.start;
                quiets = 0;
                line(lines.buffer, lines.start, lines.end, (int) Math.min(Integer.MAX_VALUE, lines.lineCount));
                continue;
            }
            if (found == Found.QUIET && !lines.isQuiet()) {
                return Progress.QUIET;
            }
            quiets = found == Found.QUIET ? quiets + 1 : RecordAssembler.QUIETS_IN_BLOCK;
            boolean all = quiets >= RecordAssembler.QUIETS_IN_BLOCK;
            for (Iterator<Pending> pending = open.values().iterator(); pending.hasNext(); ) {
                Pending record = pending.next();
                if (all || !record.insideBlock()) {
                    ready.addLast(record);
                    pending.remove();
                }
            }
            if (ready.isEmpty()) {
                return found == Found.QUIET ? Progress.QUIET : Progress.END;
            }
        }
        handOut(ready.removeFirst());
        return Progress.EVENT;
    }

    /** Takes one wrapped line. */
    void line(byte[] b, int start, int to, int number) {
        int from = wrappers.peel(b, start, to);
        String pod = wrappers.origin(b, symbols);
        String key = pod == null ? "" : pod;
        Pending pending = open.get(key);
        boolean begins = scanner.scan(b, from, to, spare) != Dialect.NONE;
        if (pending != null) {
            if (!begins && pending.takesMore()) {
                pending.add(b, from, to);
                return;
            }
            ready.addLast(pending);
        }
        open.put(key, new Pending(spare, pod, number, b, from, to));
        spare = new Envelope();
        if (open.size() > MOST_PODS) {
            String eldest = open.keySet().iterator().next();
            Pending silent = open.remove(eldest);
            if (silent != null) {
                ready.addLast(silent);
            }
        }
    }

    private void handOut(Pending record) {
        view.envelope = record.envelope;
        view.kind = record.envelope.dialect.kind();
        view.wrappedPod = record.pod;
        view.line = record.line;
        view.lines = record.lines;
        ends.finish(view, record.bytes, 0, record.firstEnd, record.length);
    }
}
