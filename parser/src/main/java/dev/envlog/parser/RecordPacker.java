package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.pack.Known;
import dev.envlog.pack.LinePacker;
import dev.envlog.pack.PackWriter;
import dev.envlog.parser.bytes.Bytes;

/**
 * Packs records, so that little is left of them and yet all that an event tells can be had again ({@link PackedRecords}), also
 * when the log is gone. What grammar and catalogue say of a message is not kept: they say it again.
 *
 * <p>Each thing that is told of a record goes to a column of its own, and is told only where it is not as one would expect after
 * the records before. Not thread-safe.
 */
public final class RecordPacker {

    private final LinePacker text = new LinePacker();
    private final FormMemory memory = new FormMemory();
    private final Known known = new Known();
    private final Recurring<Site> sites = new Recurring<>(Site.NONE);
    private final Recurring<String> threads = new Recurring<>("");
    private final Recurring<PackedIds> ids = new Recurring<>(PackedIds.NONE);

    private final PackWriter newValues = new PackWriter();
    private final PackWriter flags = new PackWriter();
    private final PackWriter clock = new PackWriter();
    private final PackWriter threadTurns = new PackWriter();
    private final PackWriter idTurns = new PackWriter();
    private final PackWriter lineCounts = new PackWriter();
    private final PackWriter unexpected = new PackWriter();

    private int count;
    private long bytes;
    private long time;
    private int nextLine = 1;
    /** Of the first line packed last: its form, and where its message stands. */
    private int firstForm;

    private int holes;
    private int behindHole;

    /** How many records were added. */
    public int count() {
        return count;
    }

    /** Bytes of their text. */
    public long bytes() {
        return bytes;
    }

    /**
     * Adds a record.
     *
     * @throws IllegalArgumentException if it was not read by this package
     */
    public void add(Event event) {
        if (!(event instanceof RecordView view)) {
            throw new IllegalArgumentException("not a record that was read");
        }
        boolean plain = view.buffer == view.rawBuffer && view.base == view.rawBase;
        Site site = Site.of(view, plain);
        int flag = known(view, site);
        int textLines = text(view.rawBuffer, view.rawBase, view.rawLength, view.message);
        int form = firstForm;
        lineCounts.number(textLines);
        if (!plain) {
            lineCounts.number(text(view.buffer, view.base, view.length, view.message));
        }
        flag |= expected(view, site, form);
        if (view.line != nextLine) {
            flag |= RecordFlags.LINE;
            unexpected.signed((long) view.line - nextLine);
        }
        if (view.lines != textLines) {
            flag |= RecordFlags.LINES;
            unexpected.number(view.lines);
        }
        nextLine = view.line + view.lines;
        if (view.kind != RecordKind.LOG && view.statement.fields() > 0) {
            flag |= RecordFlags.FIELDS;
            view.statement.writeTo(unexpected);
        }
        flags.octet(flag);
        count++;
        bytes += view.rawLength;
    }

    /** Time, ids and thread: its text repeats them. */
    private int known(RecordView view, Site site) {
        String thread = view.thread == null ? "" : view.thread;
        boolean sameThread = thread.equals(threads.last());
        PackedIds printed = PackedIds.of(view);
        boolean sameIds = printed.equals(ids.last());
        threads.write(thread, threadTurns, newValues, Recurring::writeText);
        ids.write(printed, idTurns, newValues, PackedIds::writeTo);
        if (!sameThread || !sameIds) {
            known.set(printed.connectionText(), printed.streamText(), thread);
        }
        if (!site.has(Site.TIME)) {
            known.tick(0);
            return 0;
        }
        long since = view.time - time;
        time = view.time;
        boolean whole = site.timeUnit() > 0 && since % site.timeUnit() == 0;
        long ticks = whole ? since / site.timeUnit() : since;
        clock.signed(ticks);
        known.tick(ticks);
        return whole ? 0 : RecordFlags.NANOS;
    }

    /** Packs lines; how many. Notes form and place of the message of the first. */
    private int text(byte[] b, int base, int length, int message) {
        int n = 0;
        int from = base;
        int end = base + length;
        while (from <= end) {
            int newline = Bytes.indexOf(b, from, end, '\n');
            int to = newline < 0 ? end : newline;
            int number = text.line(b, from, to, known, n == 0);
            if (n == 0) {
                firstForm = number;
                holes = text.holesBefore(base + message);
                behindHole = base + message - text.holeEnd(holes, base);
            }
            n++;
            from = to + 1;
        }
        return n;
    }

    private int expected(RecordView view, Site site, int form) {
        int newline = Bytes.indexOf(view.buffer, view.base, view.base + view.length, '\n');
        int firstEnd = newline < 0 ? view.length : newline - view.base;
        Places places = new Places(
                holes, behindHole, firstEnd - view.messageEnd, view.body - view.messageEnd, view.length - view.bodyEnd);
        int flag = 0;
        if (!site.equals(memory.site(form))) {
            flag |= RecordFlags.SITE;
            sites.write(site, unexpected, newValues, Site::writeTo);
        }
        if (!places.equals(memory.places(form))) {
            flag |= RecordFlags.PLACES;
            places.writeTo(unexpected);
        }
        memory.remember(form, site, places);
        return flag;
    }

    /** All that was added. */
    public void writeTo(PackWriter out) {
        out.number(count);
        out.part(newValues);
        out.part(unexpected);
        text.writeTo(out);
        out.part(lineCounts);
        out.part(clock);
        out.part(threadTurns);
        out.part(idTurns);
        out.part(flags);
    }
}
