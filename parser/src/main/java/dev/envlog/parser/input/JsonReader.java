package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Values of a JSON text one by one, without the blanks and line ends between their parts. What is no JSON is passed somehow. */
final class JsonReader {

    private final InputStream in;
    private final int most;
    private final byte[] buffer = new byte[1 << 14];
    private int used;
    private int size;

    JsonReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Passes blanks, commas and colons; the byte after them, which stays to be read, -1 at the end. */
    int skip() throws IOException {
        int c = peek();
        while (c >= 0 && (c <= ' ' || c == ',' || c == ':')) {
            used++;
            c = peek();
        }
        return c;
    }

    /** The byte at hand, which stays to be read, -1 at the end. */
    int lineStart() throws IOException {
        return peek();
    }

    /** Passes what is left of the line behind a value that stands by itself, if that is nothing but blanks. */
    void endValue(boolean outermost) throws IOException {
        int c = outermost ? peek() : -1;
        while (c == ' ' || c == '\t' || c == '\r' || c == ',') {
            used++;
            c = peek();
        }
        used += c == '\n' ? 1 : 0;
    }

    /** Reads a byte, -1 at the end. */
    int next() throws IOException {
        int c = peek();
        used += c < 0 ? 0 : 1;
        return c;
    }

    /** The value at hand; never nothing but at the end. */
    byte[] value() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy(out, 0);
        return out.toByteArray();
    }

    /** The rest of an object of which something was read already. */
    byte[] rest(String read) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Bytes.of(read));
        copy(out, 1);
        return out.toByteArray();
    }

    /** The rest of the line at hand, after what of it was read already. */
    byte[] line(String read) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Bytes.of(read));
        for (int c = next(); c >= 0 && c != '\n'; c = next()) {
            if (out.size() < most) {
                out.write(c);
            }
        }
        return out.toByteArray();
    }

    private void copy(ByteArrayOutputStream out, int open) throws IOException {
        int depth = open;
        boolean string = false;
        while (true) {
            int c = peek();
            boolean scalarEnds =
                    depth == 0 && !string && out.size() > 0 && (c <= ' ' || c == ',' || c == ']' || c == '}');
            if (c < 0 || scalarEnds || out.size() >= most) {
                return;
            }
            used++;
            if (string || c > ' ') {
                out.write(c == '\n' ? ' ' : c);
            }
            if (string) {
                if (c == '\\') {
                    out.write(Math.max(0, next()));
                }
                string = c != '"';
            } else {
                string = c == '"';
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
            if (depth <= 0 && !string && (c == '"' || c == '}' || c == ']')) {
                return;
            }
        }
    }

    private int peek() throws IOException {
        if (used == size) {
            size = Math.max(0, in.read(buffer, 0, buffer.length));
            used = 0;
        }
        return size == 0 ? -1 : buffer[used] & 0xff;
    }
}
