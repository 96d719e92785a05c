package dev.envlog.parser.envelope;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.SourcePositions;
import java.util.Arrays;

/**
 * The source position in front of a message: {@code [source/a/b.cc:12] } (1.9 and later), {@code source/a/b.cc:12] } without
 * the opening bracket (1.8 and earlier), or bare {@code external/envoy/source/a/b.cc:12} (Istio). Filters that somebody builds into
 * an Envoy of their own may lie in no folder: {@code [echo2.cc:12] }.
 */
final class SourceScanner {

    private static final int LONGEST = 400;

    /** Of each byte: whether it ends a path, parts folders, or is any other. */
    private static final byte[] KINDS = kinds();

    private static final byte END = 1;
    private static final byte SLASH = 2;

    private SourceScanner() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        // Bytes of characters that are not ASCII are negative.
        Arrays.fill(kinds, 128, 256, END);
        Arrays.fill(kinds, 0, ' ' + 1, END);
        for (char end : "]\"':".toCharArray()) {
            kinds[end] = END;
        }
        kinds['/'] = SLASH;
        kinds['\\'] = SLASH;
        return kinds;
    }

    /** Fills the source range (relative to {@code base}) and gives the position after it; {@code at} if there is none. */
    static int scan(byte[] b, int at, int to, int base, Envelope out) {
        if (at >= to) {
            return at;
        }
        boolean bracket = b[at] == '[';
        int p = bracket ? at + 1 : at;
        int start = p;
        int max = Math.min(to, at + LONGEST);
        boolean slash = false;
        while (p < max) {
            byte kind = KINDS[b[p] & 0xff];
            if (kind == END) {
                break;
            }
            slash |= kind == SLASH;
            p++;
            // C:\\, the only colon that a path can have
            p += p == start + 1 && p + 1 < max && b[p] == ':' && b[p + 1] == '\\' ? 2 : 0;
        }
        if (!(slash || bracket) || p >= max || b[p] != ':' || !SourcePositions.isFile(b, start, p)) {
            return at;
        }
        int digits = ++p;
        while (p < max && Bytes.isDigit(b[p])) {
            p++;
        }
        if (p == digits) {
            return at;
        }
        int end = p;
        if (p < to && b[p] == ']') {
            p++;
        } else if (bracket) {
            return at;
        }
        out.sourceStart = start - base;
        out.sourceEnd = end - base;
        return p;
    }

    /** Takes the whole range for a source position, which may be a file name without its folder; false if it is none. */
    static boolean whole(byte[] b, int from, int to, Envelope out) {
        if (!SourcePositions.isPosition(b, from, to)) {
            return false;
        }
        out.sourceStart = from;
        out.sourceEnd = to;
        return true;
    }
}
