package dev.envlog.testdata;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the cases are in the source tree. They are read there and not from the class path, so that what {@code
 * -Dgolden=update} wrote is what the next comparison reads, and so that a case has a path a command can be given.
 */
final class SourceFolder {

    private static final Path CASES = Path.of("testdata", "src", "main", "resources", "cases");

    private SourceFolder() {}

    /** The folder of all cases: below the working directory, which is a module's or the project's, or a parent of it. */
    static Path cases() {
        Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        for (@Nullable Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(CASES))) {
                return at.resolve(CASES);
            }
        }
        throw new IllegalStateException("no folder " + CASES + " in " + start + " or above it");
    }
}
