package dev.envlog.parser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A log whose quotes an editor or a chat has made typographic, with the ones that Envoy prints. It is told by a pseudo-header in such
 * quotes near the beginning; any other log passes unchanged.
 */
final class QuoteStream extends InputStream {

    /** So many bytes are looked at. */
    private static final int LOOKED_AT = 1 << 16;

    private final InputStream in;
    private int left = LOOKED_AT;
    private @Nullable InputStream straight;

    QuoteStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        InputStream found = straight;
        if (found != null) {
            return found.read(buffer, offset, length);
        }
        int n = in.read(buffer, offset, length);
        if (n <= 0 || left <= 0) {
            return n;
        }
        left -= n;
        if (!isTypographic(buffer, offset, offset + n)) {
            return n;
        }
        byte[] begun = Arrays.copyOfRange(buffer, offset, offset + n);
        straight = new Straight(new SequenceInputStream(new ByteArrayInputStream(begun), in));
        return straight.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static boolean isTypographic(byte[] b, int from, int to) {
        for (int p = from; p + 3 < to; p++) {
            p = Bytes.indexOf(b, p, to - 3, Quote.FIRST);
            if (p < 0) {
                return false;
            }
            if (Quote.of(b[p + 1] & 0xff, b[p + 2] & 0xff) != 0 && b[p + 3] == ':') {
                return true;
            }
        }
        return false;
    }

    /** The typographic quotes in UTF-8. */
    private static final class Quote {

        static final int FIRST = 0xe2;
        private static final int SECOND = 0x80;

        private Quote() {}

        /** What stands for it on a keyboard, by its second and third byte; 0 if they are of something else. */
        static int of(int second, int third) {
            if (second != SECOND) {
                return 0;
            }
            return third == 0x98 || third == 0x99 ? '\'' : third == 0x9c || third == 0x9d ? '"' : 0;
        }
    }

    private static final class Straight extends ChunkStream {

        private final InputStream in;
        private final byte[] block = new byte[1 << 13];
        /** What stands at the beginning of the block and may go on with the next bytes. */
        private int kept;

        Straight(InputStream in) {
            super(in);
            this.in = in;
        }

        @Override
        boolean fill() throws IOException {
            int n = in.read(block, kept, block.length - kept);
            int size = kept + Math.max(n, 0);
            int from = 0;
            int p = 0;
            while (p < size) {
                boolean quote = (block[p] & 0xff) == Quote.FIRST;
                if (quote && p + 2 >= size && n >= 0) {
                    break;
                }
                int plain = quote && p + 2 < size ? Quote.of(block[p + 1] & 0xff, block[p + 2] & 0xff) : 0;
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
}
