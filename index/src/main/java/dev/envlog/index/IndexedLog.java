package dev.envlog.index;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One log of an index, as of a commit.
 *
 * @param number its own in the index; never used again
 * @param name as it was typed
 * @param said what was said of how to read it
 * @param parts its files, oldest first; none for what cannot be read again
 * @param settled what is written for good: the rest is written anew when the log goes on
 * @param exchanges how many there are, those included that are not settled
 * @param connections likewise
 * @param first time of its first record in nanoseconds since the epoch, {@code Event.NO_TIME} if it has none
 * @param last the latest time, likewise
 * @param bytes of its text
 * @param notes what reading it came to, for whoever had it written
 * @param closed whether it is kept as it is, whatever becomes of its files
 */
public record IndexedLog(
        int number,
        String name,
        String said,
        List<LogPart> parts,
        Settled settled,
        long exchanges,
        long connections,
        long first,
        long last,
        long bytes,
        String notes,
        boolean closed) {

    /**
     * How much is written for good.
     *
     * @param kinds the first number that no kind of lines has had
     */
    public record Settled(long exchanges, long connections, long records, int batches, int packs, int kinds) {

        static final Settled NOTHING = new Settled(0, 0, 0, 0, 0, 0);
    }

    public IndexedLog {
        parts = List.copyOf(parts);
    }

    /** The same, kept as it is from now on. */
    public IndexedLog close() {
        return new IndexedLog(
                number, name, said, parts, settled, exchanges, connections, first, last, bytes, notes, true);
    }

    void writeTo(PackWriter out) {
        out.number(number);
        out.text(name);
        out.text(said);
        out.number(parts.size());
        parts.forEach(part -> part.writeTo(out));
        out.number(settled.exchanges);
        out.number(settled.connections);
        out.number(settled.records);
        out.number(settled.batches);
        out.number(settled.packs);
        out.number(settled.kinds);
        out.number(exchanges);
        out.number(connections);
        out.signed(first);
        out.signed(last);
        out.number(bytes);
        out.text(notes);
        out.octet(closed ? 1 : 0);
    }

    static IndexedLog read(PackReader in) {
        int number = in.count(Integer.MAX_VALUE);
        String name = Objects.requireNonNullElse(in.text(), "");
        String said = Objects.requireNonNullElse(in.text(), "");
        List<LogPart> parts = new ArrayList<>();
        for (int n = in.count(1 << 20); n > 0; n--) {
            parts.add(LogPart.read(in));
        }
        long exchanges = in.number();
        long connections = in.number();
        long records = in.number();
        int batches = in.count(Integer.MAX_VALUE);
        int packs = in.count(Integer.MAX_VALUE);
        int kinds = in.count(Integer.MAX_VALUE);
        return new IndexedLog(
                number,
                name,
                said,
                parts,
                new Settled(exchanges, connections, records, batches, packs, kinds),
                in.number(),
                in.number(),
                in.signed(),
                in.signed(),
                in.number(),
                Objects.requireNonNullElse(in.text(), ""),
                in.octet() != 0);
    }
}
