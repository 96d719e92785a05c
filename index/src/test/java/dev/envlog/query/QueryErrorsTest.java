package dev.envlog.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.testdata.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of queries that make no sense, and where. */
class QueryErrorsTest {

    private static final List<String> WRONG = List.of(
            "",
            "   ",
            "statu:500",
            "status:abc",
            "status:5xx AND (flag:UC OR flag:UF",
            "status:5xx flag:UC)",
            "flag:(UC OR UF",
            "path:\"/a b",
            "path: AND status:200",
            "path:",
            "status>",
            ":500",
            "AND status:200",
            "status:200 AND",
            "status:200 OR OR flag:UC",
            "NOT",
            "()",
            "duration>100",
            "duration>100sec",
            "duration>fast",
            "status:[500 TO",
            "status:[500 600]",
            "status:[600 TO 500]",
            "cluster:[a TO b]",
            "cluster>5",
            "status>=[1 TO 2]",
            "kind:https",
            "kind:grpc",
            "upstream.reused:maybe",
            "connection:abc",
            "stream:C19",
            "\"--\"",
            "flag:UC,UF",
            "a, b",
            "seq(\"a\")",
            "seq(\"a\",)",
            "seq(\"a\", status:500)",
            "seq(\"a\", \"b\") within",
            "seq(\"a\", \"b\") within 5",
            "within 5ms",
            "[a TO b]",
            "http://host/path",
            "start>=yesterday",
            "header.:status:",
            "header:curl");

    @Test
    void eachMistakeIsToldInAUsersWordsAtItsPlace() {
        StringBuilder out = new StringBuilder();
        for (String query : WRONG) {
            QueryException e = refused(query);
            out.append(query).append('\n');
            out.append(" ".repeat(e.from()))
                    .append("^".repeat(Math.max(1, e.to() - e.from())))
                    .append('\n');
            out.append("  ").append(e.getMessage()).append("\n\n");
        }
        Golden.check(Path.of("src/test/resources/dev/envlog/query/errors.txt"), out.toString());
    }

    @Test
    void whatWouldTakeTooLongIsRefused() {
        assertThatThrownBy(() -> QueryParser.parse("(".repeat(101) + "a" + ")".repeat(101), Subjects.EXACT))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("more than 100 deep");
        assertThatThrownBy(() -> QueryParser.parse("!".repeat(5000) + "a", Subjects.EXACT))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("more than 100 deep");
        assertThatThrownBy(() -> QueryParser.parse("a ".repeat(6000), Subjects.EXACT))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("at most 10000 characters");
    }

    private static QueryException refused(String query) {
        try {
            Query read = QueryParser.parse(query, Subjects.EXACT);
            throw new AssertionError(query + " was read as " + read.printed());
        } catch (QueryException e) {
            return e;
        }
    }
}
