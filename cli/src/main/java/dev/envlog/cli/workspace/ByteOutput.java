package dev.envlog.cli.workspace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Standard output for text, which takes bytes as well: those of a log need not be text. */
public final class ByteOutput extends PrintWriter {

    private final OutputStream bytes;

    /** @param out tells by itself when it cannot be written to: a writer keeps such errors to itself */
    public ByteOutput(OutputStream out) {
        super(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
        this.bytes = out;
    }

    /** Writes a range of bytes as they are, behind all text before them. */
    public void write(byte[] buffer, int from, int length) {
        flush();
        try {
            bytes.write(buffer, from, length);
        } catch (IOException e) {
            setError();
        }
    }

    /** The output as something that takes bytes; where it takes only text, they are read as UTF-8. */
    static Sink sink(PrintWriter out) {
        return out instanceof ByteOutput real
                ? real::write
                : (buffer, from, length) -> out.write(new String(buffer, from, length, StandardCharsets.UTF_8));
    }

    /** Takes bytes. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] buffer, int from, int length);
    }
}
