package dev.envlog.bench;

import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.ExchangeSearch;
import dev.envlog.index.Hits;
import dev.envlog.index.LogWriter;
import dev.envlog.log.Event;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.query.Query;
import dev.envlog.query.QueryParser;
import dev.envlog.query.QueryPredicate;
import dev.envlog.query.Subject;
import dev.envlog.query.Times;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long an index that is open takes to answer, and how long a log takes to get into one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class IndexBenchmark {

    private static final int MEGABYTES = 16;
    /** As many as are shown where there are more. */
    private static final int SHOWN = 20;

    /** What is asked of an index. */
    @State(Scope.Benchmark)
    public static class Asked {

        /** Directory of an index, for one larger than what is made else. */
        @Param("")
        public String index = "";

        @Param({
            "status:[500 TO 599] AND duration>100ms",
            "flag:UC",
            "path:/api/*",
            "by:rbac",
            "upstream.reused:true",
            "step:\"remote close\"",
            "header.user-agent:curl*",
            "seq(\"connected\", \"remote close\") within 5ms"
        })
        public String query = "";

        private @Nullable Path made;
        private @Nullable ExchangeSearch search;
        private Query wanted = new Query.All();
        private QueryPredicate predicate = new QueryPredicate(wanted);

        /** Makes the index, if there is none, and opens it. */
        @Setup
        public void open() throws IOException {
            Path folder = Path.of(index);
            if (index.isEmpty()) {
                folder = Files.createTempDirectory("envlog-bench");
                made = folder;
                write(folder, GeneratedLog.ofSize(MEGABYTES * 1_000_000));
            }
            search = ExchangeSearch.open(folder);
            wanted = QueryParser.parse(query, typed -> new Times.Moment(0, 0));
            predicate = new QueryPredicate(wanted);
        }

        /** Removes what was made. */
        @TearDown
        public void close() throws IOException {
            if (search != null) {
                search.close();
            }
            if (made != null) {
                delete(made);
            }
        }
    }

    /** An answer, as far as it is shown: what is found, and the first of it as it is stored. */
    @Benchmark
    public int query(Asked asked) {
        ExchangeSearch search = Objects.requireNonNull(asked.search);
        Hits hits = search.find(asked.wanted);
        int[] shown = new int[1];
        search.exchanges(hits, !hits.decided(), (number, exchange, noise) -> {
            boolean fits = hits.decided() || asked.predicate.test(Subject.of(number, exchange, noise));
            shown[0] += fits ? 1 : 0;
            return shown[0] < SHOWN;
        });
        return shown[0];
    }

    /** A log to be indexed, and where. */
    @State(Scope.Benchmark)
    public static class Log {

        private byte[] log = new byte[0];
        private Path folder = Path.of("");

        /** Makes the log. */
        @Setup
        public void generate() {
            log = GeneratedLog.ofSize(MEGABYTES * 1_000_000);
        }

        /** Makes an empty directory. */
        @Setup(Level.Invocation)
        public void make() throws IOException {
            folder = Files.createTempDirectory("envlog-bench");
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void remove() throws IOException {
            delete(folder);
        }
    }

    /** A log of 16 MB, read and indexed. */
    @Benchmark
    public void index(Log log) throws IOException {
        write(log.folder, log.log);
    }

    private static void write(Path folder, byte[] log) throws IOException {
        try (ExchangeIndex index = ExchangeIndex.open(folder)) {
            LogWriter writer = index.add("generated", "");
            Correlator correlator = new Correlator(CorrelatorOptions.connectionTimelines(), new CorrelationSink() {
                @Override
                public void exchange(Exchange exchange) {
                    writer.exchange(exchange, false);
                }

                @Override
                public void connection(Connection connection) {
                    writer.connection(connection, 0);
                }
            });
            try (EventReader reader = EventReader.open(LogSource.stdin(new ByteArrayInputStream(log), null), false)) {
                while (reader.next() == Progress.EVENT) {
                    Event event = reader.event();
                    writer.record(event);
                    correlator.accept(event);
                }
            }
            correlator.finish();
            writer.write(List.of(), log.length, "");
            index.commit();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
