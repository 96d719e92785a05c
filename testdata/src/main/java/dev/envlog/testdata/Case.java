package dev.envlog.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One example log with the files of expected results beside it.
 *
 * @param name name of its folder
 * @param folder the folder in the source tree
 */
public record Case(String name, Path folder) {

    private static final String PLAIN = "input.log";
    private static final String COMPRESSED = "input.log.gz";

    /** The file of the log, {@code input.log} or {@code input.log.gz}. */
    public Path input() {
        Path plain = folder.resolve(PLAIN);
        return Files.exists(plain) ? plain : folder.resolve(COMPRESSED);
    }

    /** The log's bytes, decompressed. */
    public InputStream open() throws IOException {
        InputStream in = Files.newInputStream(input());
        return input().endsWith(COMPRESSED) ? new GZIPInputStream(in) : in;
    }

    /** All bytes of the log, decompressed. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The physical lines of the log, a {@code \r} before a line end being part of the line. */
    public List<String> lines() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return text.isEmpty() ? List.of() : List.of(whole.split("\n", -1));
    }

    /** Compares a result with the case's file of that name; see {@link Golden#check}. */
    public void check(String file, String actual) {
        Golden.check(folder.resolve(file), actual);
    }

    /** The name, for the display of parameterised tests. */
    @Override
    public String toString() {
        return name;
    }
}
