package dev.envlog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.log.Event;
import dev.envlog.query.Query;
import dev.envlog.query.QueryPredicate;
import dev.envlog.query.RandomQueries;
import dev.envlog.query.Subject;
import dev.envlog.query.Subjects;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeIndexTest {

    private static final IndexState STATE =
            new IndexState(List.of(new IndexState.Input("a.log", "1 x"), new IndexState.Input("b", null)), 1000, 5, 7);

    private static final List<Subject> SUBJECTS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void number() {
        for (Subject subject : Subjects.all()) {
            SUBJECTS.add(Subject.of(SUBJECTS.size() + 1, subject.exchange(), SUBJECTS.size() % 7 == 0));
        }
    }

    @Test
    void givesBackEveryExchangeWithItsRecords() {
        write(SUBJECTS);
        List<ExchangeSearch.Found> found = found(null, true);

        assertThat(found).hasSameSizeAs(SUBJECTS);
        for (int i = 0; i < found.size(); i++) {
            Subject wanted = SUBJECTS.get(i);
            Exchange exchange = found.get(i).exchange();
            assertThat(found.get(i).number()).isEqualTo(wanted.number());
            assertThat(found.get(i).noise()).isEqualTo(wanted.noise());
            assertThat(exchange.withoutSteps()).isEqualTo(wanted.exchange().withoutSteps());
            assertThat(exchange.steps()).hasSameSizeAs(wanted.exchange().steps());
            for (int step = 0; step < exchange.steps().size(); step++) {
                assertThat(told(exchange.steps().get(step)))
                        .isEqualTo(told(wanted.exchange().steps().get(step)));
            }
        }
    }

    @Test
    void keepsWhatItIsOf() {
        write(SUBJECTS);
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            assertThat(search.state()).isEqualTo(STATE);
            assertThat(search.count(null)).isEqualTo(SUBJECTS.size());
        }
    }

    /** The two targets of a query agree, whatever is asked for. */
    @Test
    void answersAsThePredicateDoes() {
        write(SUBJECTS);
        RandomQueries random = new RandomQueries(new Random(7), SUBJECTS);
        int some = 0;
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            for (int i = 0; i < 600; i++) {
                Query query = random.query(3);
                QueryPredicate predicate = new QueryPredicate(query);
                List<Long> wanted =
                        SUBJECTS.stream().filter(predicate).map(Subject::number).toList();
                List<Long> found = new ArrayList<>();
                search.each(query, false, one -> found.add(one.number()));
                assertThat(found).as("query %d: %s", i, query.printed()).isEqualTo(wanted);
                some += wanted.isEmpty() || wanted.size() == SUBJECTS.size() ? 0 : 1;
            }
        }
        assertThat(some).isGreaterThan(200);
    }

    @Test
    void replacesWhatWasThereOnlyWhenAllIsWritten() {
        write(SUBJECTS);
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            index.add(1, SUBJECTS.get(0).exchange(), false);
        }
        assertThat(found(null, false)).hasSameSizeAs(SUBJECTS);
        write(SUBJECTS.subList(0, 3));
        assertThat(found(null, false)).hasSize(3);
    }

    @Test
    void isReadWhileItIsWrittenAnew() {
        write(SUBJECTS);
        try (ExchangeSearch before = ExchangeSearch.open(folder)) {
            write(SUBJECTS.subList(0, 3));
            assertThat(before.count(null)).isEqualTo(SUBJECTS.size());
        }
    }

    @Test
    void letsOneWriterIn() {
        try (ExchangeIndex first = ExchangeIndex.open(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> ExchangeIndex.open(folder))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("another envlog writes this index");
        }
    }

    @Test
    void leavesFilesOfOthersAlone() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> ExchangeIndex.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("there are other files in it");
    }

    @Test
    void saysWhatIsNoIndex() throws IOException {
        assertThatThrownBy(() -> ExchangeSearch.open(folder.resolve("none")))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("there is no index; make one");
        assertThatThrownBy(() -> ExchangeSearch.open(folder)).hasMessageContaining("never finished");
        Files.writeString(folder.resolve("segments_1"), "nonsense that is long enough to be read as something");
        assertThatThrownBy(() -> ExchangeSearch.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("index");
    }

    private void write(List<Subject> subjects) {
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            subjects.forEach(subject -> index.add(subject.number(), subject.exchange(), subject.noise()));
            index.commit(STATE);
        }
    }

    private List<ExchangeSearch.Found> found(@Nullable Query query, boolean steps) {
        List<ExchangeSearch.Found> found = new ArrayList<>();
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            search.each(query, steps, found::add);
        }
        return found;
    }

    /** All that a step and its event tell. */
    private static List<Object> told(Step step) {
        Event event = step.event();
        List<Object> told = new ArrayList<>();
        told.add(event.file() + event.pod() + event.line() + "+" + event.lines() + event.kind());
        told.add(event.time() + " " + event.timeUnit() + event.level() + event.thread());
        told.add(event.logger() + event.source());
        told.add(event.hasConnection() ? event.connection() : "none");
        told.add(event.hasStream() ? event.stream() : "none");
        told.add(event.event() + " " + event.eventName() + event.wording());
        told.add(event.message());
        IntStream.range(0, event.fieldCount()).forEach(i -> told.add(event.fieldName(i) + "=" + event.fieldValue(i)));
        told.add(event.headers());
        told.add(event.text());
        told.add(step.by());
        told.add(step.owner() == null ? "none" : step.owner());
        told.add(step.context());
        return told;
    }
}
