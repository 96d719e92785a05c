package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.Catalog.Known;
import dev.envlog.log.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules ask for statements of the catalogue by their names, which no compiler looks at. */
class StatementNamesTest {

    private static final Pattern NAME = Pattern.compile("\"([a-z0-9_]+)\\.[a-z0-9_]*[a-z0-9]\"");

    @Test
    void everyStatementThatARuleNamesIsOne() throws IOException {
        Set<String> catalogued =
                Catalog.shared().known().stream().map(Known::event).collect(Collectors.toSet());
        Set<String> groups = catalogued.stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher names = NAME.matcher(Files.readString(file));
                while (names.find()) {
                    if (groups.contains(names.group(1))) {
                        named.add(names.group().replace("\"", ""));
                    }
                }
            }
        }
        assertThat(named)
                .contains("upstream.dns_refresh_failed")
                .allMatch(name -> catalogued.contains(name) || EventKind.byName(name) != null);
    }

    private static Path sources() {
        Path here = Path.of("src", "main", "java", "dev", "envlog", "correlator");
        return Files.exists(here) ? here : Path.of("correlator").resolve(here);
    }
}
