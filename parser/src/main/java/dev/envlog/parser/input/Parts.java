package dev.envlog.parser.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one log, oldest first, read as one text, so that a record which goes on in the next file stays whole. Keeps in
 * mind at which line each file begins. A file that cannot be read, or not to its end, does not keep the next ones from it.
 */
public final class Parts extends BlockStream {

    private final List<LogSource> sources;
    /** Byte of the whole text at which each file begins, for those opened so far. */
    private final List<Long> offsets = new ArrayList<>();
    /** Line of the whole text, from 1, at which each file begins, for those whose first line was read. */
    private final List<Long> lines = new ArrayList<>();

    private final Map<String, String> troubles = new LinkedHashMap<>();
    private @Nullable InputStream in;
    private int opened;
    private long bytes;
    private int last = '\n';

    public Parts(List<LogSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        while (length > 0) {
            int n = fromCurrent(buffer, offset, length);
            if (n > 0) {
                bytes += n;
                last = buffer[offset + n - 1];
                return n;
            }
            close();
            if (opened == sources.size()) {
                return -1;
            }
            if (last != '\n') {
                // The last line of a file ends there, also where its line end is missing.
                last = '\n';
                bytes++;
                buffer[offset] = '\n';
                return 1;
            }
            openNext();
        }
        return 0;
    }

    private int fromCurrent(byte[] buffer, int offset, int length) {
        InputStream current = in;
        if (current == null) {
            return -1;
        }
        try {
            return current.read(buffer, offset, length);
        } catch (IOException e) {
            trouble(e);
            return -1;
        }
    }

    private void openNext() {
        offsets.add(bytes);
        opened++;
        try {
            in = sources.get(opened - 1).text();
        } catch (IOException e) {
            trouble(e);
        }
    }

    private void trouble(IOException e) {
        troubles.put(sources.get(opened - 1).name(), LogSource.words(e));
    }

    /** The byte from which on the next line begins another file. */
    long boundary() {
        return lines.size() < offsets.size() ? offsets.get(lines.size()) : Long.MAX_VALUE;
    }

    /** A line begins at or behind the boundary. */
    void cross(long line) {
        lines.add(line);
    }

    /** The file in which a line of the whole text stands. */
    public String file(long line) {
        return sources.get(index(line)).name();
    }

    /** The number of a line in its file. */
    public int lineInFile(long line) {
        int part = index(line);
        return (int) Math.min(
                Integer.MAX_VALUE, line - lines.get(part) + sources.get(part).firstLine());
    }

    private int index(long line) {
        int i = lines.size() - 1;
        while (i > 0 && lines.get(i) > line) {
            i--;
        }
        return i;
    }

    /** What was wrong with which file. */
    public Map<String, String> troubles() {
        return troubles;
    }

    @Override
    public void close() {
        InputStream current = in;
        in = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                trouble(e);
            }
        }
    }
}
