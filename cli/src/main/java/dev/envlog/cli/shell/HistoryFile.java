package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the lines typed in a directory are kept: below {@code XDG_STATE_HOME}, or {@code ~/.local/state}. */
final class HistoryFile {

    private HistoryFile() {}

    /** A file that only its user can read, for the directory the program runs in; null if there can be none. */
    static @Nullable Path of(Host host) {
        return of(host, Path.of("").toAbsolutePath());
    }

    static @Nullable Path of(Host host, Path directory) {
        String state = host.env().getOrDefault("XDG_STATE_HOME", "");
        String home = host.env().getOrDefault("HOME", "");
        if (state.isEmpty() && home.isEmpty()) {
            return null;
        }
        try {
            Path folder = (state.isEmpty() ? Path.of(home, ".local", "state") : Path.of(state))
                    .resolve("envlog")
                    .resolve("history");
            Files.createDirectories(folder);
            Path file = folder.resolve(name(directory));
            if (!Files.exists(file)) {
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Files.isWritable(file) ? file : null;
        } catch (IOException | InvalidPathException e) {
            // The shell works without.
            return null;
        }
    }

    /** The directory's own name for people, and a number that only this directory has. */
    private static String name(Path directory) {
        String whole = directory.toString();
        Path last = directory.getFileName();
        UUID id = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
        return (last == null ? "root" : last.toString()) + "-" + id.toString().substring(0, 8);
    }
}
