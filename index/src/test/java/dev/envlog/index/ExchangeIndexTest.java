package dev.envlog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExchangeIndexTest {

    @TempDir
    private Path folder;

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everythingIsHadAgainAsItWas(Case example) {
        Logs.index(folder, "x.log", example.bytes());
        Logs.Read read = Logs.read("x.log", example.bytes());
        assertThat(Logs.exchanges(folder))
                .containsExactlyElementsOf(
                        read.exchanges().stream().map(Logs::shown).toList());
        assertThat(Logs.connections(folder))
                .containsExactlyElementsOf(
                        read.connections().stream().map(Logs::shown).toList());
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            assertThat(search.check()).isNotNegative();
        }
    }

    @Test
    void aGrownLogGoneOnWithIsTheSameAsOneIndexedAtOnce() throws IOException {
        byte[] log = several();
        Logs.index(folder.resolve("at-once"), "x.log", log);
        Path grown = folder.resolve("grown");
        int step = log.length / 7;
        for (int size = step; size < log.length + step; size += step) {
            byte[] part = Arrays.copyOf(log, Math.min(size, log.length));
            goOn(grown, part);
            assertThat(Logs.exchanges(grown))
                    .hasSameSizeAs(Logs.read("x.log", part).exchanges());
        }
        assertThat(Logs.exchanges(grown)).isEqualTo(Logs.exchanges(folder.resolve("at-once")));
        assertThat(Logs.connections(grown)).isEqualTo(Logs.connections(folder.resolve("at-once")));
        try (ExchangeIndex index = ExchangeIndex.open(grown)) {
            assertThat(index.logs().get(0).settled().exchanges()).isPositive();
            assertThat(index.logs().get(0).settled().records()).isPositive();
        }
    }

    @Test
    void exchangesOfOneLogStandInTheirOrderAlsoWhenItHasGrown() throws IOException {
        byte[] log = several();
        int step = log.length / 5;
        for (int size = step; size < log.length + step; size += step) {
            goOn(folder, Arrays.copyOf(log, Math.min(size, log.length)));
        }
        int count = Logs.exchanges(folder).size();
        int number;
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            number = search.logs().get(0).number();
        }
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.numDeletedDocs() + reader.leaves().size()).isGreaterThan(1);
            for (int sequence = 0; sequence < count; sequence++) {
                assertThat(found(reader, number, sequence)).as("%s", sequence).isEqualTo(1);
            }
            assertThat(found(reader, number, count)).isZero();
        }
    }

    /** Indexes as much of a log as there is now. */
    private static void goOn(Path into, byte[] log) {
        try (ExchangeIndex index = ExchangeIndex.open(into)) {
            LogWriter writer = index.logs().isEmpty()
                    ? index.add("x.log", "")
                    : index.resume(index.logs().get(0));
            Logs.write(writer, "x.log", log);
            index.commit();
        }
    }

    /** In how many parts of the index the exchange is found by halves. */
    private static int found(DirectoryReader reader, int log, long sequence) throws IOException {
        int found = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            found += Documents.probed(leaf.reader(), Fields.EXCHANGE, log, sequence) >= 0 ? 1 : 0;
        }
        return found;
    }

    @Test
    void whatIsNotCommittedIsSeenByNobody() {
        byte[] log = Cases.named("retry").bytes();
        Logs.index(folder, "x.log", log);
        int before = Logs.exchanges(folder).size();
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            Logs.write(index.add("y.log", ""), "y.log", log);
            assertThat(Logs.exchanges(folder)).hasSize(before);
        }
        assertThat(Logs.exchanges(folder)).hasSize(before);
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            assertThat(index.logs()).extracting(IndexedLog::name).containsExactly("x.log");
        }
    }

    @Test
    void aRemovedLogIsGone() {
        Logs.index(folder, "x.log", Cases.named("retry").bytes());
        Logs.index(folder, "y.log", Cases.named("tcp").bytes());
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            index.remove(index.logs().get(0));
            index.commit();
        }
        List<String> tcp = Logs.read("y.log", Cases.named("tcp").bytes()).exchanges().stream()
                .map(Logs::shown)
                .toList();
        assertThat(Logs.exchanges(folder)).isEqualTo(tcp);
    }

    @Test
    void exchangesOfSeveralLogsComeInTheOrderOfTheirEnds() {
        Logs.index(folder, "x.log", Cases.named("retry").bytes());
        Logs.index(folder, "y.log", Cases.named("retry").bytes());
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            long[] last = new long[2];
            search.exchanges(search.find(null), false, (number, exchange, noise) -> {
                assertThat(number).isEqualTo(++last[0]);
                if (!exchange.span().open()) {
                    assertThat(exchange.span().end()).isGreaterThanOrEqualTo(last[1]);
                    last[1] = exchange.span().end();
                }
                return true;
            });
            assertThat(last[0]).isEqualTo(search.exchanges()).isPositive();
        }
    }

    @Test
    void aSecondWriterIsTurnedAwayAndReadersAreNot() {
        Logs.index(folder, "x.log", Cases.named("retry").bytes());
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            assertThat(index.logs()).hasSize(1);
            assertThatThrownBy(() -> ExchangeIndex.open(folder))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("another envlog writes this index");
            assertThat(Logs.exchanges(folder)).isNotEmpty();
        }
    }

    @Test
    void whatIsNoIndexIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> ExchangeIndex.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("other files in it");
        assertThatThrownBy(() -> ExchangeIndex.open(file))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> ExchangeSearch.open(folder))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("there is no index in it");
        assertThatThrownBy(() -> ExchangeSearch.open(folder.resolve("none")))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("there is no such directory");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anIndexOfAnotherProgramIsRefused() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.commit();
        }
        assertThatThrownBy(() -> ExchangeSearch.open(folder)).hasMessageContaining("of another program");
        assertThatThrownBy(() -> ExchangeIndex.open(folder)).hasMessageContaining("of another program");
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(java.util.Map.of("envlog.format", "99").entrySet());
            writer.commit();
        }
        assertThatThrownBy(() -> ExchangeSearch.open(folder))
                .hasMessageContaining("format 99, this one has " + IndexFormat.VERSION);
    }

    @Test
    void damageIsTold() throws IOException {
        Logs.index(folder, "x.log", Cases.named("seed").bytes());
        try (Stream<Path> files = Files.list(folder)) {
            Path largest = files.max(java.util.Comparator.comparingLong(
                            file -> file.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(largest, bytes);
        }
        assertThatThrownBy(() -> {
                    try (ExchangeSearch search = ExchangeSearch.open(folder)) {
                        search.check();
                    }
                })
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("damaged");
    }

    /** Several examples one after the other, with more requests than go into a batch and more text than goes into a pack. */
    private static byte[] several() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 1800; i++) {
            String ids = "[C" + i / 3 + "][S" + (1_000_000_007L * (i + 1)) + "]";
            String at = "[2024-05-10 09:%02d:%02d.%03d][2%d][debug]".formatted(i / 60 % 60, i % 60, i % 1000, i % 2);
            if (i % 3 == 0) {
                log.append(at).append("[conn_handler] [C").append(i / 3).append("] new connection\n");
            }
            log.append(at).append("[http] [C").append(i / 3).append("] new stream\n");
            log.append(at).append("[http] ").append(ids).append(" request headers complete (end_stream=true):\n");
            log.append("':authority', 'shop'\n':path', '/item/").append(i).append("'\n':method', 'GET'\n");
            log.append("'x-filler', '").append("lorem ipsum ".repeat(60)).append("'\n\n");
            log.append(at).append("[http] ").append(ids).append(" encoding headers via codec (end_stream=true):\n");
            log.append("':status', '").append(i % 9 == 0 ? 503 : 200).append("'\n\n");
            if (i % 3 == 2) {
                log.append(at).append("[connection] [C").append(i / 3).append("] remote close\n");
            }
        }
        return log.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
