package dev.envlog.parser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SourceScanner} found for the source positions that were printed last. A log prints a few hundred of them again and
 * again; to compare one with what it was before takes less than to look at each of its characters. Of fixed size.
 */
final class SourceCache {

    private static final int SIZE = 1 << 11;
    private static final int LONGEST = 256;

    /** A printed position: from its beginning to where the scanner can have looked at most. */
    static final class Known {

        private final byte[] text;
        private final int start;
        private final int end;
        private final int after;
        /** The position as it is told, once somebody asked for it. */
        @Nullable
        String clean;

        private Known(byte[] text, int start, int end, int after) {
            this.text = text;
            this.start = start;
            this.end = end;
            this.after = after;
        }
    }

    private static final byte[] EXTERNAL = Bytes.of("external/");

    private final @Nullable Known[] known = new Known[SIZE];

    /** Does what {@link SourceScanner#scan} does. */
    int scan(byte[] b, int at, int to, int base, Envelope out) {
        int limit = limit(b, at, to);
        if (limit - at < Long.BYTES) {
            return SourceScanner.scan(b, at, to, base, out);
        }
        // The file's last letters, the number of the line and the length tell nearly all of them apart.
        long tail = Bytes.eight(b, limit - Long.BYTES) + limit - at;
        int slot = (int) ((tail * 0x9E3779B97F4A7C15L) >>> 53);
        Known found = known[slot];
        if (found == null || !Arrays.equals(found.text, 0, found.text.length, b, at, limit)) {
            int after = SourceScanner.scan(b, at, to, base, out);
            if (after > at) {
                known[slot] = new Known(
                        Arrays.copyOfRange(b, at, limit),
                        out.sourceStart + base - at,
                        out.sourceEnd + base - at,
                        after - at);
                out.knownSource = known[slot];
            }
            return after;
        }
        out.sourceStart = at + found.start - base;
        out.sourceEnd = at + found.end - base;
        out.knownSource = found;
        return at + found.after;
    }

    /** Where a position that begins here ends, its closing bracket included; something below {@code at} if none seems to. */
    private static int limit(byte[] b, int at, int to) {
        int max = Math.min(to, at + LONGEST);
        if (max - at < 2 * Long.BYTES) {
            return -1;
        }
        if (b[at] == '[') {
            return b[at + 1] == 'C' || b[at + 1] == 'T' ? -1 : 1 + Bytes.indexOf(b, at, max, ']');
        }
        return Bytes.startsWith(b, at, max, EXTERNAL) ? Bytes.indexOf(b, at, max, '\t') : -1;
    }
}
