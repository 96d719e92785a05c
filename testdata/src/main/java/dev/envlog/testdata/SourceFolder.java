package dev.envlog.testdata;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where cases and inputs of fuzz targets are in the source tree. They are read there and not from the class path, so that what {@code
 * -Dgolden=update} wrote is what the next comparison reads, and so that a case has a path a command can be given.
 */
final class SourceFolder {

    private static final Path CASES = Path.of("testdata", "src", "main", "resources", "cases");
    private static final Path FUZZ = Path.of("testdata", "fuzz");

    private SourceFolder() {}

    /** The folder of all cases: below the working directory, which is a module's or the project's, or a parent of it. */
    static Path cases() {
        return find(CASES);
    }

    /** The folder of the inputs of all fuzz targets, likewise. */
    static Path fuzz() {
        return find(FUZZ);
    }

    private static Path find(Path folder) {
        Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        for (@Nullable Path at = start; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(folder))) {
                return at.resolve(folder);
            }
        }
        throw new IllegalStateException("no folder " + folder + " in " + start + " or above it");
    }
}
