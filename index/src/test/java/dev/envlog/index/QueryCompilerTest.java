package dev.envlog.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.query.Query;
import dev.envlog.query.QueryParser;
import dev.envlog.query.QueryPredicate;
import dev.envlog.query.RandomQueries;
import dev.envlog.query.Subject;
import dev.envlog.query.Subjects;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index and the test on one exchange give the same answer. */
class QueryCompilerTest {

    private static final int QUERIES = Integer.getInteger("envlog.queries", 600);

    @TempDir
    private Path folder;

    @Test
    void anyQueryGivesWhatTheTestOnEachExchangeGives() {
        indexAll();
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            List<Subject> subjects = subjects(search);
            RandomQueries queries = new RandomQueries(new Random(20260105), subjects);
            int decided = 0;
            int some = 0;
            for (int i = 0; i < QUERIES; i++) {
                Query query = queries.query(1 + i % 4);
                QueryPredicate predicate = new QueryPredicate(query);
                List<Long> expected =
                        subjects.stream().filter(predicate).map(Subject::number).toList();
                Hits hits = search.find(query);
                assertThat(numbers(hits, subjects, hits.decided() ? null : predicate))
                        .as(query.printed())
                        .isEqualTo(expected);
                decided += hits.decided() ? 1 : 0;
                some += expected.isEmpty() ? 0 : 1;
            }
            assertThat(some).isGreaterThan(QUERIES / 3);
            assertThat(decided).isGreaterThan(QUERIES / 3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status:[500 TO 599] AND cluster:*outbound* AND duration>1ms",
                "flag:UF",
                "path:/*",
                "by:router",
                "upstream.reused:true",
                "NOT header.user-agent:*",
                "header.user-agent:curl*",
                "text:connected",
                "kind:(tcp OR async)",
                "failed:true"
            })
    void theUsualQueriesAreDecidedByTheIndexAlone(String query) {
        indexAll();
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            Query parsed = QueryParser.parse(query, Subjects.EXACT);
            Hits hits = search.find(parsed);
            assertThat(hits.decided()).isTrue();
            assertThat(hits.count()).isPositive().isLessThan((int) search.exchanges());
        }
    }

    @Test
    void whatAnIndexCannotDecideItNarrows() {
        Logs.index(folder, "x.log", requests(2000));
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            for (String query :
                    List.of("text:\"/item/1234567\"", "seq(text:\"item 1234567\", step:encoding)", "stream:S120276*")) {
                Hits hits = search.find(QueryParser.parse(query, Subjects.EXACT));
                assertThat(hits.count()).as(query).isBetween(1, 512);
            }
            assertThat(search.find(QueryParser.parse("text:nothingofthat", Subjects.EXACT))
                            .count())
                    .isZero();
        }
    }

    @Test
    void aQueryOfVeryManyPartsIsAnswered() {
        indexAll();
        StringBuilder query = new StringBuilder("status:200 OR path:(/x");
        for (int i = 0; i < 1100; i++) {
            query.append(" OR ").append(i);
        }
        query.append(")");
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            assertThat(search.find(QueryParser.parse(query.toString(), Subjects.EXACT))
                            .count())
                    .isPositive();
        }
    }

    private void indexAll() {
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            for (Case example : Cases.all()) {
                Logs.write(index.add(example.name(), ""), example.name(), example.bytes());
            }
            index.commit();
        }
    }

    private static List<Subject> subjects(ExchangeSearch search) {
        List<Subject> subjects = new ArrayList<>();
        search.exchanges(search.find(null), true, (number, exchange, noise) -> {
            Exchange whole = exchange;
            subjects.add(Subject.of(number, whole, noise));
            return true;
        });
        return subjects;
    }

    private static List<Long> numbers(
            Hits hits, List<Subject> subjects, @org.jspecify.annotations.Nullable QueryPredicate predicate) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < hits.count(); i++) {
            Subject subject = subjects.get((int) hits.number(i) - 1);
            assertThat(subject.number()).isEqualTo(hits.number(i));
            if (predicate == null || predicate.test(subject)) {
                numbers.add(hits.number(i));
            }
        }
        return numbers;
    }

    private static byte[] requests(int count) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String ids = "[C" + i + "][S" + Long.toUnsignedString(0x9E3779B97F4A7C15L * (i + 1)) + "]";
            String at = "[2024-05-10 09:%02d:%02d.%03d][21][debug]".formatted(i / 60 % 60, i % 60, i % 1000);
            log.append(at).append("[http] [C").append(i).append("] new stream\n");
            log.append(at).append("[http] ").append(ids).append(" request headers complete (end_stream=true):\n");
            log.append("':path', '/item/").append(1_233_567 + i).append("'\n':method', 'GET'\n\n");
            log.append(at).append("[http] ").append(ids).append(" encoding headers via codec (end_stream=true):\n");
            log.append("':status', '200'\n\n");
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }
}
