package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.pack.PackReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /** Of each file, by the first line. */
    private final Map<String, Map<Integer, RecordView>> places = new HashMap<>();

    private PackedRecords(List<RecordView> records, StatementCache statements) {
        this.records = records;
        this.statements = statements;
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
        if (places.isEmpty()) {
            records.forEach(record ->
                    places.computeIfAbsent(record.file, name -> new HashMap<>()).put(record.line, record));
        }
        RecordView found = places.getOrDefault(file, Map.of()).get(line);
        return found == null ? null : whole(found);
    }

    private RecordView whole(RecordView view) {
        if (view.kind == RecordKind.LOG && view.statement == Statement.OTHER) {
            view.statement = EventReader.statement(statements, view);
        }
        return view;
    }
}
