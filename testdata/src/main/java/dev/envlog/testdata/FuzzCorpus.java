package dev.envlog.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The kept inputs of the fuzz targets, in {@code testdata/fuzz}: a folder for each target. */
public final class FuzzCorpus {

    private FuzzCorpus() {}

    /** The inputs kept for a target, in the order of their files' names. */
    public static List<byte[]> of(String target) {
        try (Stream<Path> files = Files.list(SourceFolder.fuzz().resolve(target))) {
            return files.sorted().map(FuzzCorpus::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
