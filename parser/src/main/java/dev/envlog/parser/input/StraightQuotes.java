package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;

/** Text whose typographic quotes, of an editor or a chat, are made the plain ones that Envoy prints. */
final class StraightQuotes extends ChunkStream {

    /** The first of the three bytes of each of them in UTF-8, and the second. */
    private static final int FIRST = 0xe2;

    private static final int SECOND = 0x80;

    private final InputStream in;
    private final byte[] block = new byte[1 << 13];
    /** What stands at the beginning of the block and may go on with the next bytes. */
    private int kept;

    StraightQuotes(InputStream in) {
        super(in);
        this.in = in;
    }

    /** Whether there is a pseudo-header in such quotes, as a value may hold them as well. */
    static boolean areIn(byte[] b, int from, int to) {
        for (int p = from; p + 3 < to; p++) {
            p = Bytes.indexOf(b, p, to - 3, FIRST);
            if (p < 0) {
                return false;
            }
            if (b[p + 3] == ':' && plain(b, p) != 0) {
                return true;
            }
        }
        return false;
    }

    /** What stands for the quote at a place on a keyboard; 0 if there is none. */
    private static int plain(byte[] b, int at) {
        int third = (b[at + 1] & 0xff) == SECOND ? b[at + 2] & 0xff : 0;
        return third == 0x98 || third == 0x99 ? '\'' : third == 0x9c || third == 0x9d ? '"' : 0;
    }

    @Override
    boolean fill() throws IOException {
        int n = in.read(block, kept, block.length - kept);
        int size = kept + Math.max(n, 0);
        int from = 0;
        int p = 0;
        while (p < size) {
            boolean quote = (block[p] & 0xff) == FIRST;
            if (quote && p + 2 >= size && n >= 0) {
                break;
            }
            int plain = quote && p + 2 < size ? plain(block, p) : 0;
            if (plain == 0) {
                p++;
                continue;
            }
            append(block, from, p);
            append(new byte[] {(byte) plain});
            p += 3;
            from = p;
        }
        append(block, from, p);
        kept = size - p;
        System.arraycopy(block, p, block, 0, kept);
        return n >= 0;
    }
}
