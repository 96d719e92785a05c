package dev.envlog.parser;

import dev.envlog.access.GluedLines;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.PartialLines.Parts;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.envelope.EnvelopeScanner;
import dev.envlog.parser.envelope.OtherPrograms;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LineReader.Found;
import dev.envlog.parser.wrapper.Peeled;
import dev.envlog.parser.wrapper.Wrappers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together into records where lines carry wrappers: the wrappers are taken off, and a line without an envelope
 * continues the record of its own pod, whatever pods' lines stand between. What stands under the heading of a {@link Sections section} is
 * as of a pod.
 */
final class PodAssembler {

    /** Pods told apart at a time; the pod that was silent longest is closed for another. */
    private static final int MOST_PODS = 1024;

    /** How much memory the records take that are being put together; beyond it that of the pod silent longest is closed. */
    private static final long MOST_HELD = 8L * LineReader.MAX_RECORD;

    private final LineReader lines;
    private final AssembledRecord view;
    private final Wrappers wrappers;
    private final EnvelopeScanner scanner;
    private final Sections sections;
    private final RecordEnds ends = new RecordEnds();
    private final HeaderBlock headers = new HeaderBlock();
    private final Map<String, Pending> open = new LinkedHashMap<>(16, 0.75f, true);
    /** What the open ones hold. */
    private long held;

    private final Deque<Pending> ready = new ArrayDeque<>();
    private final PartialLines partial = new PartialLines();
    private final Peeled peeled = new Peeled();
    private final PhysicalLine at = new PhysicalLine();
    private final BrokenRows rows = new BrokenRows();
    private int quiets;
    private Envelope spare = new Envelope();

    PodAssembler(
            LineReader lines, AssembledRecord view, Wrappers wrappers, EnvelopeScanner scanner, Sections sections) {
        this.sections = sections;
        this.scanner = scanner;
        this.lines = lines;
        this.view = view;
        this.wrappers = wrappers;
    }

    /** Assembles the next record into the view. */
    Progress next() {
        while (ready.isEmpty()) {
            Found found = lines.advance();
            if (found == Found.LINE) {
                lines.mark = lines.start;
                quiets = 0;
                at.set(lines);
                line(lines.buffer, lines.start, lines.end);
                continue;
            }
            if (found == Found.QUIET && !lines.isQuiet()) {
                return Progress.QUIET;
            }
            quiets = found == Found.QUIET ? quiets + 1 : RecordAssembler.QUIETS_IN_BLOCK;
            closeQuiet(quiets >= RecordAssembler.QUIETS_IN_BLOCK);
            if (ready.isEmpty()) {
                return found == Found.QUIET ? Progress.QUIET : Progress.END;
            }
        }
        handOut(ready.removeFirst());
        return Progress.EVENT;
    }

    /** Takes the line with which the wrappers began. */
    void first(AssembledRecord record) {
        at.number = record.line;
        at.lines = record.lines;
        at.spans.set(record.spans);
        line(record.rawBuffer, record.rawBase, record.rawBase + record.rawLength);
    }

    private void closeQuiet(boolean all) {
        if (all) {
            for (Parts parts = partial.giveUp(true); parts != null; parts = partial.giveUp(true)) {
                whole(parts);
            }
        }
        closeAll(record -> all || !record.insideBlock());
    }

    private void closeAll(Predicate<Pending> complete) {
        for (Iterator<Pending> pending = open.values().iterator(); pending.hasNext(); ) {
            Pending record = pending.next();
            if (complete.test(record)) {
                close(record);
                pending.remove();
            }
        }
    }

    private void line(byte[] b, int start, int end) {
        Dialect dialect = wrappers.open(b, start, end, peeled, scanner, spare);
        if (peeled.partial || !partial.isEmpty()) {
            Parts parts = partial.take(peeled, at);
            if (parts != null) {
                whole(parts);
            }
            for (parts = partial.giveUp(false); parts != null; parts = partial.giveUp(false)) {
                whole(parts);
            }
            return;
        }
        if (dialect != Dialect.NONE && spare.time == Event.NO_TIME) {
            spare.time = peeled.time;
            spare.timeUnit = peeled.timeUnit;
        }
        boolean rest = rows.mayGoOn()
                && peeled.pod == null
                && dialect == Dialect.NONE
                && !peeled.isEmpty()
                && !isOfOthers(peeled.bytes, peeled.from, peeled.to);
        String pod = rows.pod(peeled.pod, rest, end - start);
        pieces(dialect, pod, at, peeled.bytes, peeled.from, peeled.to);
    }

    /** Records that stand behind others on the line are lines of their own, with its number. */
    private void pieces(Dialect first, @Nullable String pod, PhysicalLine line, byte[] b, int from, int to) {
        Dialect dialect = first;
        PhysicalLine at = line;
        int start = from;
        while (dialect == Dialect.ACCESS && !lines.apart) {
            int glued = GluedLines.next(b, start, to);
            lines.apart = glued < 0 && start == from;
            if (glued < 0) {
                break;
            }
            int end = glued;
            while (end > start && b[end - 1] == ' ') {
                end--;
            }
            line(scanner.scan(b, start, end, spare), pod, at, b, start, end);
            start = glued;
            at = line.behind();
            dialect = scanner.scan(b, start, to, spare);
        }
        line(dialect, pod, at, b, start, to);
    }

    private static boolean isOfOthers(byte[] b, int from, int to) {
        return Fences.isFence(b, from, to) || OtherPrograms.isDated(b, from, to);
    }

    private void whole(Parts parts) {
        Dialect dialect = scanner.scan(parts.bytes, 0, parts.length, spare);
        pieces(dialect, parts.pod, parts.at, parts.bytes, 0, parts.length);
    }

    private void line(Dialect dialect, @Nullable String pod, PhysicalLine at, byte[] b, int from, int to) {
        if (dialect == Dialect.HEADING) {
            heading(at, b, from, to);
            return;
        }
        String origin = pod == null ? sections.pod(dialect) : pod;
        String section = pod == null ? sections.current() : pod;
        String key = section == null ? "" : section;
        Pending pending = open.get(key);
        boolean begins = dialect != Dialect.NONE
                || Fences.isFence(b, from, to)
                || (OtherPrograms.isDated(b, from, to) && pending != null && !pending.insideBlock());
        if (pending != null && !begins) {
            if (!pending.aside.isEmpty() && !headers.takes(b, from, to)) {
                pending = lastAside(key, pending);
            }
            if (pending.takesMore()
                    && !(from < to && scanner.isUsual() && pending.isAccessBefore(b, from, to))
                    && !NextObject.follows(b, from, to, pending.envelope.dialect, pending.bytes, 0, pending.length)) {
                held -= pending.held();
                pending.add(at, b, from, to);
                held += pending.held();
                closeSilent();
                return;
            }
        }
        Pending record = new Pending(spare, origin, at, b, from, to);
        spare = new Envelope();
        if (pending != null && dialect.isSide() && pending.insideBlock() && pending.hasRoomAside(record)) {
            pending.setAside(record);
            held += record.held();
        } else {
            if (pending != null) {
                close(pending);
            }
            open(key, record);
        }
        closeSilent();
    }

    /** No line goes on with it. A header block before it, and the blank line between, stays open: its section may come back. */
    private void heading(PhysicalLine at, byte[] b, int from, int to) {
        closeAll(record -> !record.wasInsideBlock());
        sections.begin(b, from, to);
        ready.addLast(new Pending(spare, null, at, b, from, to));
        spare = new Envelope();
    }

    private void open(String key, Pending record) {
        open.put(key, record);
        held += record.held();
    }

    /** Closes records until no more is held than may be; the record at hand is the last to be. */
    private void closeSilent() {
        while (open.size() > MOST_PODS || (held > MOST_HELD && open.size() > 1)) {
            Iterator<Pending> eldest = open.values().iterator();
            close(eldest.next());
            eldest.remove();
        }
    }

    /** The block did not go on after what was taken for another program's lines in it: the last of these is the record at hand. */
    private Pending lastAside(String key, Pending block) {
        close(block);
        Pending last = ready.removeLast();
        open(key, last);
        return last;
    }

    private void close(Pending record) {
        held -= record.held();
        ready.addLast(record);
        ready.addAll(record.aside);
    }

    private void handOut(Pending record) {
        view.envelope = record.envelope;
        view.kind = record.envelope.dialect.kind();
        view.wrappedPod = record.pod;
        view.line = record.line;
        view.lines = record.lines;
        view.spans.set(record.spans);
        ends.finish(view, record.bytes, 0, record.firstEnd, record.length);
    }
}
