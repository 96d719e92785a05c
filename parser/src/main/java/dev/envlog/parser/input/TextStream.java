package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of UTF-8 out of what an input begins like: UTF-16 and byte order marks, recordings of a terminal
 * (asciicast), documents in JSON that hold a log inside, and what was pasted ({@link PasteStream}). Anything else passes unchanged. Only as many bytes are looked at
 * as it takes to tell, so that a live pipe is read as it comes.
 */
final class TextStream extends InputStream {

    private static final int SNIFF = 1 << 12;
    private static final int UNMARKED = 12;
    private static final byte[] CAST = Bytes.of("{\"version\":");

    private final InputStream raw;
    private @Nullable InputStream text;

    TextStream(InputStream raw) {
        this.raw = raw;
    }

    @Override
    public int read() throws IOException {
        return text().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return text().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /** Looked at only when the first byte is asked for: a live pipe may have none yet. */
    private InputStream text() throws IOException {
        InputStream found = text;
        if (found == null) {
            found = new PasteStream(of(raw));
            text = found;
        }
        return found;
    }

    private static InputStream of(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, SNIFF);
        int a = in.read();
        while (a == 0xef && isMark(in)) {
            a = in.read();
        }
        if (a == 0xff || a == 0xfe) {
            int b = in.read();
            if (a + b == 0xff + 0xfe) {
                return of(new Utf16Stream(in, a == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
            }
            unread(in, b);
        }
        unread(in, a);
        Charset unmarked = a < 0 ? null : unmarked(in);
        if (unmarked != null) {
            return new Utf16Stream(in, unmarked);
        }
        return a == '{' || a == '[' ? structured(in) : in;
    }

    /** UTF-16 without a mark: every other byte of ASCII is zero, which damaged text hardly ever has several times in a row. */
    private static @Nullable Charset unmarked(PushbackInputStream in) throws IOException {
        byte[] head = new byte[UNMARKED];
        int n = 0;
        int zeros = 0;
        boolean fits = true;
        while (n < UNMARKED && fits) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head[n++] = (byte) c;
            zeros += c == 0 ? 1 : 0;
            fits = n % 2 == 1 || (zeros == n / 2 && (head[n - 1] == 0) == (head[1] == 0));
        }
        in.unread(head, 0, n);
        return !fits || n < UNMARKED ? null : head[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** Passes the second and third byte of a byte order mark of UTF-8, if they are there. */
    private static boolean isMark(PushbackInputStream in) throws IOException {
        int b = in.read();
        int c = b == 0xbb ? in.read() : -1;
        if (c == 0xbf) {
            return true;
        }
        unread(in, c);
        unread(in, b);
        return false;
    }

    /** Of what begins with a brace or a bracket. */
    private static InputStream structured(PushbackInputStream in) throws IOException {
        byte[] head = new byte[SNIFF];
        int n = 0;
        JsonDocument.Answer document = JsonDocument.Answer.MORE;
        boolean cast = false;
        while (n < SNIFF && (document == JsonDocument.Answer.MORE || mayBeCast(head, n)) && !cast) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head[n++] = (byte) c;
            document = document == JsonDocument.Answer.MORE ? JsonDocument.begins(head, n) : document;
            cast = isCast(head, n);
        }
        in.unread(head, 0, n);
        return cast ? new CastStream(in) : document == JsonDocument.Answer.YES ? new JsonDocument(in) : in;
    }

    /** The header of a recording in the second or third version, of which each line is an array. */
    private static boolean isCast(byte[] head, int n) {
        byte last = head[n - 1];
        return (last == '2' || last == '3')
                && Bytes.startsWith(head, 0, n, CAST)
                && new String(head, CAST.length, n - CAST.length - 1, StandardCharsets.US_ASCII).isBlank();
    }

    private static boolean mayBeCast(byte[] head, int n) {
        return n < CAST.length + 2
                && Bytes.startsWith(CAST, 0, CAST.length, Arrays.copyOf(head, Math.min(n, CAST.length)));
    }

    private static void unread(PushbackInputStream in, int value) throws IOException {
        if (value >= 0) {
            in.unread(value);
        }
    }
}
