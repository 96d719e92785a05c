package dev.envlog.cli.workspace;

import dev.envlog.cli.input.InputError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/** Where indexes are kept that nobody named a place for: one for each set of names, in the user's cache. */
public final class IndexHome {

    private static final int LONGEST = 60;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private IndexHome() {}

    /** The directory that holds them. */
    public static Path all(Host host) {
        String cache = host.env().getOrDefault("XDG_CACHE_HOME", "");
        String home = host.env().getOrDefault("HOME", "");
        if (!hasCache(host)) {
            throw new UserError(
                    "neither XDG_CACHE_HOME nor HOME is set, so there is no cache; name a directory with --into");
        }
        Path base = cache.isEmpty() ? Path.of(home, ".cache") : Path.of(cache);
        return base.resolve("envlog").resolve("index");
    }

    /** The index of some logs. */
    public static Path of(List<String> names, Host host) {
        StringBuilder key = new StringBuilder();
        for (String name : names) {
            key.append(path(name).toAbsolutePath().normalize()).append('\n');
        }
        CRC32C sum = new CRC32C();
        sum.update(key.toString().getBytes(StandardCharsets.UTF_8));
        Path last =
                path(names.get(names.size() - 1)).toAbsolutePath().normalize().getFileName();
        String named = (last == null ? "root" : last.toString()).replaceAll("[^A-Za-z0-9._-]", "_");
        String shown = named.substring(0, Math.min(LONGEST, named.length()));
        return all(host).resolve("%s-%08x".formatted(shown, sum.getValue()));
    }

    /**
     * Makes the directory that holds them, for its owner only where files have such rights: there is all in them that logs tell.
     *
     * @throws UserError if it cannot be made
     */
    public static void prepare(Host host) {
        Path home = all(host);
        boolean posix = home.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectories(home, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectories(home);
            }
        } catch (IOException e) {
            throw new UserError(home + ": cannot be made (" + InputError.words(e) + "); name a directory with --into");
        }
    }

    /**
     * What a user means by a name: a directory, or the index of a log, which need not be there any more.
     *
     * @throws UserError if it is a log without an index
     */
    public static Path resolve(String typed, Host host) {
        Path path = path(typed);
        if (Files.isDirectory(path) || !hasCache(host)) {
            return path;
        }
        Path cached = of(List.of(typed), host);
        if (Files.isDirectory(cached)) {
            return cached;
        }
        if (Files.exists(path)) {
            throw new UserError(typed + ": is no index, and none was made of it alone; make one: envlog index " + typed
                    + ", or name a directory ('envlog index ls' lists those in your cache)");
        }
        return path;
    }

    private static boolean hasCache(Host host) {
        return host.has("XDG_CACHE_HOME") || host.has("HOME");
    }

    /**
     * A directory as it was typed.
     *
     * @throws UserError if nothing can have that name
     */
    public static Path directory(String typed) {
        return path(typed);
    }

    private static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UserError(typed + ": cannot be the name of a file");
        }
    }
}
