package dev.envlog.parser;

import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.envelope.EnvelopeScanner;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.wrapper.Wrappers;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.NullMarked;

/** The parser's first stages alone. In the parser's own package, as it keeps them to itself. */
@NullMarked
public final class RecordCount {

    private RecordCount() {}

    /** Reads records without asking what their messages say; how many there were. */
    public static long of(InputStream in) throws IOException {
        LineReader lines = new LineReader(in::read);
        EnvelopeScanner scanner = new EnvelopeScanner();
        Wrappers wrappers = new Wrappers(new Symbols(), scanner);
        RecordAssembler records = new RecordAssembler(lines, new AssembledRecord("-", null), wrappers, scanner);
        long count = 0;
        while (records.next() == Progress.EVENT) {
            count++;
        }
        if (lines.problem() != null) {
            throw new IOException(lines.problem());
        }
        return count;
    }
}
