package dev.envlog.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with the expected text in a file. Run the tests with {@code -Dgolden=update} to write the files anew, and
 * read the difference with git.
 */
public final class Golden {

    private static final String UPDATE = "update";

    private Golden() {}

    /**
     * Checks a result of a case against the file in the case's folder.
     *
     * @throws AssertionError with the first line that differs, if the texts are not the same or there is no such file
     */
    public static void check(String caseName, String file, String actual) {
        Cases.named(caseName).check(file, actual);
    }

    public static void check(Path expected, String actual) {
        check(expected, actual, UPDATE.equals(System.getProperty("golden")));
    }

    public static void check(Path expected, String actual, boolean update) {
        try {
            if (update) {
                Files.createDirectories(expected.toAbsolutePath().getParent());
                Files.writeString(expected, actual);
            } else if (!Files.exists(expected)) {
                throw new AssertionError("no file " + expected + "; -Dgolden=update writes it with this:\n" + actual);
            } else {
                compare(expected, Files.readString(expected, StandardCharsets.UTF_8), actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path file, String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(
                    file + TextDifference.of(expected, actual) + "\n(-Dgolden=update takes the new text)");
        }
    }
}
