package dev.envlog.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents at the top of the project, as text. */
final class Documents {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private Documents() {}

    static List<String> names() {
        try (Stream<Path> files = Files.list(Readme.root())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(Readme.root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the links of a document lead. */
    static List<String> links(String name) {
        return found(LINK, prose(name));
    }

    /** What stands between backquotes in its prose. */
    static List<String> code(String name) {
        return found(CODE, prose(name));
    }

    /** The anchors that its headings make, as GitHub makes them. */
    static Set<String> anchors(String name) {
        return prose(name)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names of the files of the project that are not made by the build. */
    static Set<String> files() {
        Set<String> names = new TreeSet<>(filesIn(Readme.root(), 1));
        try (Stream<Path> modules = Files.list(Readme.root())) {
            modules.filter(module -> Files.exists(module.resolve("pom.xml"))).forEach(module -> {
                names.addAll(filesIn(module, 1));
                names.addAll(filesIn(module.resolve("src"), Integer.MAX_VALUE));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static List<String> filesIn(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prose(String name) {
        return FENCED.matcher(text(name)).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
