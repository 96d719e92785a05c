package dev.envlog.index;

import dev.envlog.log.Event;
import dev.envlog.pack.Deflated;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.parser.RecordPacker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;

/** Records that stand side by side in a log, packed together, and which lines of which files they are. */
final class RecordPack {

    /** Text that is packed together; more of it is packed better, and takes longer to be had again. */
    private static final int BYTES = 3 << 19;

    /** First and last line of records of a file. */
    record Lines(int first, int last) {

        Lines with(int line) {
            return new Lines(Math.min(first, line), Math.max(last, line));
        }

        boolean has(int line) {
            return line >= first && line <= last;
        }
    }

    private final RecordPacker packer = new RecordPacker();
    private final Map<String, Lines> files = new LinkedHashMap<>();

    boolean isFull() {
        return packer.bytes() >= BYTES;
    }

    int count() {
        return packer.count();
    }

    void add(Event event) {
        packer.add(event);
        int line = event.line();
        Lines lines = files.get(event.file());
        if (lines == null || !lines.has(line)) {
            files.put(event.file(), lines == null ? new Lines(line, line) : lines.with(line));
        }
    }

    /** Adds the pack to its document. */
    void addTo(Document document) {
        PackWriter out = new PackWriter();
        packer.writeTo(out);
        document.add(new BinaryDocValuesField(Fields.PACK, new BytesRef(Deflated.of(out))));
        PackWriter lines = new PackWriter();
        lines.number(files.size());
        files.forEach((file, range) -> {
            lines.text(file);
            lines.number(range.first);
            lines.number(range.last);
        });
        document.add(new BinaryDocValuesField(Fields.LINES, new BytesRef(lines.toBytes())));
    }

    static Map<String, Lines> lines(PackReader in) {
        Map<String, Lines> files = new LinkedHashMap<>();
        for (int n = in.count(1 << 20); n > 0; n--) {
            String file = Objects.requireNonNullElse(in.text(), "");
            files.put(file, new Lines(in.count(Integer.MAX_VALUE), in.count(Integer.MAX_VALUE)));
        }
        return files;
    }
}
