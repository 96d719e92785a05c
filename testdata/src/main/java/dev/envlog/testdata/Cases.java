package dev.envlog.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example logs, described in the README beside them. */
public final class Cases {

    private Cases() {}

    /** Every case, by name. */
    public static List<Case> all() {
        try (Stream<Path> folders = Files.list(SourceFolder.cases())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> new Case(folder.getFileName().toString(), folder))
                    .filter(found -> Files.exists(found.input()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The case of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Case named(String name) {
        return all().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case " + name + "; there are " + all()));
    }
}
