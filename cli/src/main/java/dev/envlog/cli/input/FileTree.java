package dev.envlog.cli.input;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The files in a directory and in those in it, through symbolic links. */
final class FileTree {

    private FileTree() {}

    /**
     * All of them, in order of their names.
     *
     * @param depth how many directories deep
     * @param unread gets what cannot be read, and why; the rest is there all the same
     */
    static List<Path> of(Path root, int depth, BiConsumer<Path, IOException> unread) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // A directory comes here where the depth ends.
                if (!attributes.isDirectory()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // A link to a directory above it: what is there is found there.
                if (!(e instanceof FileSystemLoopException)) {
                    unread.accept(file, e);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) {
                if (e != null) {
                    unread.accept(directory, e);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
