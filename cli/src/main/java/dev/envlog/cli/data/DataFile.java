package dev.envlog.cli.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A plain-text resource beside the classes: one entry a line, {@code #} begins a comment, blank lines do not count. */
public final class DataFile {

    /** Takes one line; says what is wrong with it by an {@link IllegalArgumentException}. */
    @FunctionalInterface
    public interface Entry {
        void read(String line);
    }

    private DataFile() {}

    /**
     * Hands each entry out.
     *
     * @param beside a class in whose package the resource is
     * @throws IllegalStateException with file and line, if an entry is wrong: the program was built wrongly
     */
    public static void read(Class<?> beside, String name, Entry entry) {
        InputStream in = beside.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + ": missing from the program");
        }
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && line.charAt(0) != '#') {
                    entry.read(line);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + ":" + number + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
