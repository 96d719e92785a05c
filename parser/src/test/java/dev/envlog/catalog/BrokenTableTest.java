package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.data.Table;
import dev.envlog.log.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One tiny broken file per mistake, and what the reader says about it. */
class BrokenTableTest {

    private static final Components NONE = new Components(List.of());

    private static List<Table.Row> rows(String text, String... columns) {
        return Table.read(text, "x.txt", columns);
    }

    @Test
    void commentsAndEmptyLinesAreNoRows() {
        List<Table.Row> rows = rows("# a | comment\n\n  one | two words \n", "a", "b");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).cells()).containsExactly("one", "two words");
        assertThat(rows.get(0).line()).isEqualTo(3);
    }

    @Test
    void aMissingColumnIsToldWithFileLineAndWhatWasWanted() {
        assertThatThrownBy(() -> rows("a | b\n\na\n", "path", "component"))
                .hasMessage("x.txt:3: found 1 columns, wanted 2: path | component");
    }

    @Test
    void anEmptyColumnIsTold() {
        assertThatThrownBy(() -> rows("a | \n", "path", "component"))
                .hasMessage("x.txt:1: column 'component' is empty");
    }

    @Test
    void theLastColumnMayTakeTheRestOfTheLine() {
        assertThat(rows("a | b || c | d\n", "name", "text...").get(0).cells()).containsExactly("a", "b || c | d");
    }

    @Test
    void aDashIsNothing() {
        Table.Row row = rows("- | a,  b | c  d\n", "1", "2", "3").get(0);

        assertThat(row.optional(0)).isNull();
        assertThat(row.list(0)).isEmpty();
        assertThat(row.words(0)).isEmpty();
        assertThat(row.list(1)).containsExactly("a", "b");
        assertThat(row.words(2)).containsExactly("c", "d");
    }

    @Test
    void whatIsWrongWithTheMeaningOfARowIsToldWithItsPlaceAsWell() {
        assertThatThrownBy(() -> rows("a | loud\n", "path", "level").get(0).choice(1, Level.class))
                .hasMessageStartingWith("x.txt:1: 'loud' is none of trace, debug, ");
        assertThatThrownBy(() -> Table.each(
                        Catalog.class,
                        "neighbours.txt",
                        row -> {
                            throw new IllegalArgumentException("no good");
                        },
                        "event",
                        "components"))
                .hasMessageMatching("neighbours.txt:\\d+: no good");
    }

    @Test
    void aMissingFileIsTold() {
        assertThatThrownBy(() -> Table.load(Catalog.class, "nowhere.txt", "a"))
                .hasMessage("nowhere.txt: missing from the program");
    }

    @Test
    void anUnknownComponentIsTold() {
        List<Table.Row> rows = rows("a | no such thing\n", "path", "component");

        assertThatThrownBy(() -> new SourceTable(rows, NONE))
                .hasMessage("x.txt:1: found 'no such thing', wanted the name of a component");
    }

    @Test
    void anUnknownKindIsTold() {
        List<Table.Row> rows = rows("a | b | filtre | - | - | role\n", "name", "short", "kind", "also", "docs", "role");

        assertThatThrownBy(() -> new Components(rows))
                .hasMessageStartingWith("x.txt:1: 'filtre' is none of filter, http_filter, ");
    }

    @Test
    void aNameGivenTwiceIsTold() {
        List<Table.Row> rows =
                rows("a | b | core | - | - | r\nc | d | core | a | - | r\n", "1", "2", "3", "4", "5", "6");

        assertThatThrownBy(() -> new Components(rows)).hasMessage("x.txt:2: 'a' is there twice");
    }

    @Test
    void aLoggerGivenTwiceIsTold() {
        List<Table.Row> rows = rows("a | shared | - | -\na | shared | - | -\n", "1", "2", "3", "4");

        assertThatThrownBy(() -> new LoggerTable(rows, NONE)).hasMessage("x.txt:2: logger 'a' is there twice");
    }

    @Test
    void anUnknownHomeOfALoggerIsTold() {
        List<Table.Row> rows = rows("a | shared | - | b\n", "1", "2", "3", "4");

        assertThatThrownBy(() -> new LoggerTable(rows, NONE)).hasMessage("x.txt:1: found no row for the logger 'b'");
    }

    @Test
    void anEventWithoutLoggerIsTold() {
        List<Table.Row> rows = rows("changed | text | -\n", "1", "2", "3");

        assertThatThrownBy(() -> Catalog.index(rows, NONE))
                .hasMessage("x.txt:1: found event 'changed', wanted logger.name");
    }

    @Test
    void aTemplateThatFitsEverythingIsTold() {
        List<Table.Row> rows = rows("a.b | {}{} | -\n", "1", "2", "3");

        assertThatThrownBy(() -> Catalog.index(rows, NONE)).hasMessage("x.txt:1: '{}{}' has no literal text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "to {Host}      | found '{Host}', wanted a name of lower-case letters, digits and _: {cluster}, or {}",
                "to {a b}       | found '{a b}', wanted a name of lower-case letters, digits and _: {cluster}, or {}",
                "to {1st}       | found '{1st}', wanted a name of lower-case letters, digits and _: {cluster}, or {}",
                "to {host       | 'to {host' has a { without a }; a brace in the text is written {{",
                "to host}       | 'to host}' has a } without a {; a brace in the text is written }}",
                "{host} to {host} | '{host}' is there twice",
                "to {host}{port}  | found no text before '{port}', so it cannot be told from the hole before it",
            })
    void aMalformedHoleIsTold(String template, String problem) {
        List<Table.Row> rows = rows("a.b | fine {here} | -\na.c | " + template + " | -\n", "1", "2", "3");

        assertThatThrownBy(() -> Catalog.index(rows, NONE)).hasMessage("x.txt:2: " + problem);
    }

    @Test
    void aStarThatEndsNoSegmentIsTold() {
        List<Table.Row> rows = rows("a/*/b | envoy.*\n", "1", "2");

        assertThatThrownBy(() -> new SourceTable(rows, NONE))
                .hasMessage("x.txt:1: found 'a/*/b', wanted a / at the end of a path with *");
    }

    @Test
    void aStatementOfOneComponentIsNoMatterOfNeighbours() {
        Components components = new Components(rows(
                "a | a | filter | - | - | role\nb | b | filter | - | - | role\n",
                "name",
                "short",
                "kind",
                "also",
                "docs",
                "role"));

        assertThatThrownBy(() -> new NeighbourTable(rows("x.y | a\n", "event", "components"), components))
                .hasMessage("x.txt:1: found one component, wanted several");
        assertThatThrownBy(() -> new NeighbourTable(rows("x.y | a, c\n", "event", "components"), components))
                .hasMessage("x.txt:1: found 'c', wanted the name of a component");
        assertThatThrownBy(
                        () -> new NeighbourTable(rows("x.* | a, b\nx.* | b, a\n", "event", "components"), components))
                .hasMessage("x.txt:2: 'x.*' is there twice");
    }
}
