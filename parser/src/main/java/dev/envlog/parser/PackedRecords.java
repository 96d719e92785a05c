package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.pack.PackReader;
import dev.envlog.parser.statement.Statement;
import dev.envlog.parser.statement.StatementCache;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that were packed together, each found by where it stood. */
public final class PackedRecords {

    /** Makes events of packed records; it remembers what messages say, as a reader does. Not thread-safe. */
    public static final class Opener {

        private final StatementCache statements = new StatementCache();

        /**
         * Unpacks all that a {@link RecordPacker} wrote.
         *
         * @throws dev.envlog.pack.DamagedException if it was something else
         */
        public PackedRecords open(PackReader in) {
            return new PackedRecords(new RecordUnpacker(in).all(), statements);
        }
    }

    private final List<RecordView> records;
    private final StatementCache statements;
    /** By file and first line; they are mostly in that order already. */
    private final RecordView[] byPlace;

    private PackedRecords(List<RecordView> records, StatementCache statements) {
        this.records = records;
        this.statements = statements;
        this.byPlace = records.toArray(new RecordView[0]);
        Arrays.sort(byPlace, (a, b) -> compare(a, b.file, b.line));
    }

    private static int compare(RecordView record, String file, int line) {
        int byFile = record.file.compareTo(file);
        return byFile != 0 ? byFile : Integer.compare(record.line, line);
    }

    /** How many there are. */
    public int count() {
        return records.size();
    }

    /** One of them, in the order in which they were packed; stays valid. */
    public Event get(int index) {
        return whole(records.get(index));
    }

    /** The one that begins with that line; null if it is not among them. */
    public @Nullable Event find(String file, int line) {
        int from = 0;
        int to = byPlace.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(byPlace[middle], file, line) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from < byPlace.length && compare(byPlace[from], file, line) == 0 ? whole(byPlace[from]) : null;
    }

    private RecordView whole(RecordView view) {
        if (view.kind == RecordKind.LOG && view.statement == Statement.OTHER) {
            view.statement = EventReader.statement(statements, view);
        }
        return view;
    }
}
