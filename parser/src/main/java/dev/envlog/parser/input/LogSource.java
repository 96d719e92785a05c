package dev.envlog.parser.input;

import dev.envlog.parser.format.LineFormats;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One input: its name for messages and output, the origin it stands for, and how to open it.
 *
 * @param name as the user gave it, {@code -} for standard input
 * @param pod origin of its records, null if nothing names it
 * @param bytes opens the bytes of its text; whoever makes the source has it decompress what is compressed
 * @param formats what the user said of its lines
 * @param firstLine number of its first line, 1 unless it is a piece of a file; heeded where a log has several sources
 */
public record LogSource(String name, @Nullable String pod, Opener bytes, LineFormats formats, long firstLine) {

    /** An input that begins with its first line. */
    public LogSource(String name, @Nullable String pod, Opener bytes, LineFormats formats) {
        this(name, pod, bytes, formats, 1);
    }

    /** An input whose lines have forms that are recognised. */
    public LogSource(String name, @Nullable String pod, Opener bytes) {
        this(name, pod, bytes, LineFormats.USUAL);
    }

    /** What is wrong with compressed data that is cut off. */
    public static final String ENDS_EARLY = "the compressed data ends early";

    /** Opens an input. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file, its name being the origin unless {@code pod} says otherwise. */
    public static LogSource file(Path path, @Nullable String pod) {
        return new LogSource(path.toString(), pod == null ? path.toString() : pod, () -> Files.newInputStream(path));
    }

    /** Standard input. */
    public static LogSource stdin(InputStream in, @Nullable String pod) {
        return new LogSource("-", pod, () -> in);
    }

    /** True for standard input, which can be read once. */
    public boolean isStdin() {
        return name.equals("-");
    }

    /** The input's lines in UTF-8; see {@link TextStream}. */
    public InputStream text() throws IOException {
        return new TextStream(bytes.open());
    }

    /** What went wrong, in words. */
    static String words(IOException e) {
        if (e instanceof EOFException) {
            return ENDS_EARLY;
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
