package dev.envlog.cli.input;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.PatternSyntaxException;

/** File names with {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}, and {@code **} for any directories, as a shell has them. */
public final class Globs {

    private Globs() {}

    /** Whether a name has what only patterns have. */
    public static boolean isGlob(String name) {
        return firstSpecial(name) >= 0;
    }

    /**
     * The files that fit, in order of their names.
     *
     * @param unread gets directories that cannot be read
     * @throws IOException if the pattern is none
     */
    static List<Path> expand(String pattern, BiConsumer<Path, IOException> unread) throws IOException {
        int slash = pattern.lastIndexOf('/', firstSpecial(pattern));
        String root = slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash);
        String rest = pattern.substring(slash + 1);
        List<PathMatcher> matchers = new ArrayList<>();
        try {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + rest));
            // For a shell any directories may be none.
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + rest.replace("**/", "")));
        } catch (PatternSyntaxException e) {
            throw new IOException("no such file, and no pattern for names of files: " + e.getDescription(), e);
        }
        Path start = Path.of(root);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) rest.chars().filter(c -> c == '/').count();
        return FileTree.of(start, depth, unread).stream()
                .filter(path -> fits(matchers, start.relativize(path)) && !isHidden(start.relativize(path), rest))
                .toList();
    }

    private static boolean fits(List<PathMatcher> matchers, Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    /** Names that begin with a dot are meant only by patterns that have one. */
    private static boolean isHidden(Path path, String pattern) {
        if (pattern.startsWith(".") || pattern.contains("/.")) {
            return false;
        }
        for (Path name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static int firstSpecial(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("*?[{".indexOf(name.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
