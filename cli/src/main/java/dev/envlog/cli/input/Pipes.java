package dev.envlog.cli.input;

import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where what comes as somebody writes it comes from: standard input, named pipes; or what was kept of them. */
public final class Pipes {

    /** What standard input is called. */
    static final String STDIN = "-";

    private final InputStream stdin;
    private final Map<String, Kept> kept;

    private Pipes(InputStream stdin, Map<String, Kept> kept) {
        this.stdin = stdin;
        this.kept = kept;
    }

    /** Those of a process whose standard input is that stream. */
    public static Pipes of(InputStream stdin) {
        return new Pipes(stdin, Map.of());
    }

    /**
     * The same, where what the names stand for can be read more than once: what comes through pipes is read to its end.
     *
     * @throws IOException if it cannot be read or kept
     */
    public Pipes keep(List<String> names, ReadingProgress progress) throws IOException {
        Map<String, Kept> all = new HashMap<>(kept);
        progress.begin();
        try {
            for (String name : names) {
                if (isPipe(name)) {
                    try (InputStream in = progress.count(opener(name).open())) {
                        all.put(key(name), Kept.of(in));
                    }
                }
            }
        } finally {
            progress.end();
        }
        return new Pipes(stdin, all);
    }

    /** Whether a name stands for something that can be read only once. */
    public boolean isPipe(String name) {
        try {
            return !kept.containsKey(key(name)) && (name.equals(STDIN) || isPipe(Path.of(name)));
        } catch (InvalidPathException e) {
            // Said when it is looked for.
            return false;
        }
    }

    /** A path may be typed in several ways. */
    private static String key(String name) {
        return Path.of(name).toString();
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** What opens it: as it was kept, or as it comes. */
    LogSource.Opener opener(String name) {
        @Nullable Kept again = kept.get(key(name));
        return again != null ? again : name.equals(STDIN) ? () -> stdin : () -> Files.newInputStream(Path.of(name));
    }
}
