package dev.envlog.parser;

import dev.envlog.pack.DamagedException;
import dev.envlog.pack.Known;
import dev.envlog.pack.LineUnpacker;
import dev.envlog.pack.PackReader;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unpacks what a {@link RecordPacker} packed, in its order. */
final class RecordUnpacker {

    private static final int MOST = 1 << 24;

    private final Known known = new Known();
    private final FormMemory memory = new FormMemory();
    private final Recurring<Site> sites = new Recurring<>(Site.NONE);
    private final Recurring<String> threads = new Recurring<>("");
    private final Recurring<PackedIds> ids = new Recurring<>(PackedIds.NONE);

    private final int count;
    private final PackReader newValues;
    private final PackReader unexpected;
    private final LineUnpacker text;
    private final PackReader lineCounts;
    private final PackReader clock;
    private final PackReader threadTurns;
    private final PackReader idTurns;
    private final PackReader flags;

    private long time;
    private int nextLine = 1;

    RecordUnpacker(PackReader in) {
        count = in.count(MOST);
        newValues = in.part();
        unexpected = in.part();
        text = new LineUnpacker(in);
        lineCounts = in.part();
        clock = in.part();
        threadTurns = in.part();
        idTurns = in.part();
        flags = in.part();
    }

    List<RecordView> all() {
        List<RecordView> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** All but its statement, unless its message does not tell that. */
    private RecordView next() {
        int flag = flags.octet();
        String lastThread = threads.last();
        PackedIds lastPrinted = ids.last();
        String thread = threads.read(threadTurns, newValues, Recurring::readText);
        PackedIds printed = ids.read(idTurns, newValues, PackedIds::read);
        if (!thread.equals(lastThread) || !printed.equals(lastPrinted)) {
            known.set(printed.connectionText(), printed.streamText(), thread);
        }
        int textLines = lineCounts.count(MOST);
        int form = text.form();
        Site site = (flag & RecordFlags.SITE) != 0
                ? sites.read(unexpected, newValues, Site::read)
                : expected(memory.site(form));
        Places places = (flag & RecordFlags.PLACES) != 0 ? Places.read(unexpected) : expected(memory.places(form));
        RecordView view = new RecordView(site.file(), site.pod());
        known(view, site, printed, thread, (flag & RecordFlags.NANOS) != 0);
        view.rawBuffer = text(form, textLines, site.has(Site.PLAIN) ? places : null, view);
        view.rawLength = view.rawBuffer.length;
        view.buffer = view.rawBuffer;
        if (!site.has(Site.PLAIN)) {
            int lines = lineCounts.count(MOST);
            // Where message and block stand is told of what was made of the record.
            view.buffer = text(text.form(), lines, places, view);
        }
        view.length = view.buffer.length;
        place(view, places);
        view.line = nextLine + (int) ((flag & RecordFlags.LINE) != 0 ? unexpected.signed() : 0);
        view.lines = (flag & RecordFlags.LINES) != 0 ? unexpected.count(Integer.MAX_VALUE) : textLines;
        nextLine = view.line + view.lines;
        if ((flag & RecordFlags.FIELDS) != 0) {
            view.statement = Statement.read(unexpected);
        }
        memory.remember(form, site, places);
        return view;
    }

    private void known(RecordView view, Site site, PackedIds printed, String thread, boolean nanos) {
        known.tick(0);
        if (site.has(Site.TIME)) {
            long ticks = clock.signed();
            known.tick(ticks);
            time += nanos ? ticks : ticks * site.timeUnit();
            view.time = time;
        }
        view.timeUnit = site.timeUnit();
        view.level = site.level();
        view.hasLogger = site.has(Site.LOGGER);
        view.hasConnection = printed.hasConnection();
        view.connection = printed.connection();
        view.hasStream = printed.hasStream();
        view.stream = printed.stream();
        view.kind = site.kind();
        view.thread = thread.isEmpty() ? null : thread;
        view.logger = site.logger();
        view.source = site.source();
    }

    /** Unpacks lines, the first of a form that was read already. */
    private byte[] text(int first, int lines, @Nullable Places places, RecordView view) {
        text.clear();
        text.line(first, known, true);
        if (places != null) {
            int behind = places.holes() == 0 ? 0 : text.holeEnd(places.holes());
            view.message = behind + places.message();
        }
        for (int i = 1; i < lines; i++) {
            text.octet((byte) '\n');
            text.line(text.form(), known, false);
        }
        return text.toBytes();
    }

    private static void place(RecordView view, Places places) {
        int newline = Bytes.indexOf(view.buffer, 0, view.length, '\n');
        int firstEnd = newline < 0 ? view.length : newline;
        view.messageEnd = firstEnd - places.tail();
        view.body = view.messageEnd + places.body();
        view.bodyEnd = view.length - places.bodyTail();
        boolean inside = view.message >= 0
                && view.message <= view.messageEnd
                && view.messageEnd <= view.length
                && view.body >= 0
                && view.bodyEnd <= view.length;
        if (!inside) {
            throw new DamagedException("a message stands outside of its record");
        }
    }

    private static <T> T expected(@Nullable T value) {
        if (value == null) {
            throw new DamagedException("the first of its form refers to one before");
        }
        return value;
    }
}
