package dev.envlog.parser.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** UTF-16 as UTF-8, as it comes; half of a pair becomes a replacement character. */
final class Utf16Stream extends ChunkStream {

    private final Reader in;
    private final char[] chars = new char[1 << 13];

    Utf16Stream(InputStream in, Charset charset) {
        super(in);
        this.in = new InputStreamReader(in, charset);
    }

    @Override
    boolean fill() throws IOException {
        int n = in.read(chars, 0, chars.length - 1);
        if (n > 0 && Character.isHighSurrogate(chars[n - 1])) {
            int low = in.read();
            if (low >= 0) {
                chars[n++] = (char) low;
            }
        }
        if (n > 0) {
            append(new String(chars, 0, n).getBytes(StandardCharsets.UTF_8));
        }
        return n >= 0;
    }
}
