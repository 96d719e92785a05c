package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents name is there. */
class DocumentsTest {

    /** {@code StatementCache} or {@code Event.copy()}: a type of ours, in its own file. */
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]+[A-Za-z]*)(\\.[a-zA-Z_()]+)*");

    private static final Pattern FILE = Pattern.compile("(\\S+/)?[A-Za-z-]+\\.(txt|g4|java|xml|md)");

    private static final Set<String> FILES = Documents.files();

    static List<String> documents() {
        return Documents.names();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(String document) {
        List<String> broken = Documents.links(document).stream()
                .filter(link -> !link.startsWith("http"))
                .filter(link -> !leadsSomewhere(document, link))
                .toList();
        assertThat(broken).as(document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTypeAndFileThatIsNamedExists(String document) {
        List<String> missing = Documents.code(document).stream()
                .filter(code -> !FILES.contains(fileOf(code)))
                .toList();
        assertThat(missing).as(document).isEmpty();
    }

    /** As CONTRIBUTING says; an enum of statements is a list. */
    @Test
    void noClassOfMainCodeHasMoreThan400LinesButForLists() throws IOException {
        List<String> beyond = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Readme.root())) {
            for (Path file : files.filter(DocumentsTest::isMainCode).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    if (lines.count() > 400) {
                        beyond.add(String.valueOf(file.getFileName()));
                    }
                }
            }
        }
        assertThat(beyond).containsExactly("EventKind.java");
    }

    private static boolean isMainCode(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("/src/main/java/");
    }

    private static boolean leadsSomewhere(String document, String link) {
        String[] parts = link.split("#", 2);
        String file = parts[0].isEmpty() ? document : parts[0];
        return Files.exists(Readme.root().resolve(file))
                && (parts.length == 1 || Documents.anchors(file).contains(parts[1]));
    }

    /** The file that must be there, or one that is if the code names none. */
    private static String fileOf(String code) {
        Matcher type = TYPE.matcher(code);
        if (type.matches()) {
            return type.group(1) + ".java";
        }
        return FILE.matcher(code).matches() ? code.substring(code.lastIndexOf('/') + 1) : "pom.xml";
    }
}
