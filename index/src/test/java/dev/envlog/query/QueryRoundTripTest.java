package dev.envlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QueryRoundTripTest {

    private static final List<Subject> SUBJECTS = Subjects.all();

    @Test
    void whatIsPrintedReadsAsTheSameTree() {
        Random random = new Random(7);
        RandomQueries queries = new RandomQueries(random, SUBJECTS);
        for (int i = 0; i < 5000; i++) {
            Query query = queries.query(1 + random.nextInt(4));
            String printed = query.printed();
            assertThat(QueryParser.parse(printed, Subjects.EXACT)).as(printed).isEqualTo(query);
        }
    }

    @Test
    void aQueryAndItsOppositeShareTheSubjectsBetweenThem() {
        Random random = new Random(8);
        RandomQueries queries = new RandomQueries(random, SUBJECTS);
        int fitting = 0;
        for (int i = 0; i < 1000; i++) {
            Query query = queries.query(1 + random.nextInt(3));
            long fit = SUBJECTS.stream().filter(new QueryPredicate(query)).count();
            long others = SUBJECTS.stream()
                    .filter(new QueryPredicate(new Query.Not(query)))
                    .count();
            assertThat(fit + others).as(query.printed()).isEqualTo(SUBJECTS.size());
            fitting += fit > 0 && others > 0 ? 1 : 0;
        }
        assertThat(fitting).as("queries that tell subjects apart").isGreaterThan(300);
    }

    @Test
    void randomTextsAreReadOrRefused() {
        Random random = new Random(9);
        List<String> pieces = List.of(
                "status",
                ":",
                "5xx",
                " ",
                " AND ",
                " or ",
                "NOT ",
                "-",
                "!",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                " TO ",
                "\"",
                "'",
                "\\",
                "*",
                "?",
                ">=",
                "<",
                "=",
                "!=",
                "duration",
                "100ms",
                "seq(",
                ",",
                " within ",
                "start",
                "-5m",
                "flag",
                "UC",
                "header.x",
                "text",
                "\u00e9",
                "\ud83d\ude00",
                "\ud800",
                "\u0000",
                "\n",
                "1",
                "stream",
                "C19");
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            read += reads(text.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(500);
    }

    private static boolean reads(String text) {
        try {
            Query query = QueryParser.parse(text, Subjects.EXACT);
            assertThat(QueryParser.parse(query.printed(), Subjects.EXACT))
                    .as(text)
                    .isEqualTo(query);
            return true;
        } catch (QueryException e) {
            assertThat(e.getMessage()).as(text).isNotBlank();
            assertThat(e.from()).as(text).isBetween(0, text.length());
            assertThat(e.to()).as(text).isBetween(e.from(), text.length());
            return false;
        }
    }
}
