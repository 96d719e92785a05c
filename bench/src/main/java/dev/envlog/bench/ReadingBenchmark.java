package dev.envlog.bench;

import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.RecordCount;
import dev.envlog.parser.input.LogSource;
import dev.envlog.timeline.AttemptOutcome;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Link;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast a log in memory is read, each benchmark doing what the one before it does and more. An operation is a megabyte. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ReadingBenchmark.MEGABYTES)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC") // as ./envlog does
public class ReadingBenchmark {

    static final int MEGABYTES = 16;

    private byte[] log = new byte[0];

    /** Makes the log, and sees to it that it is one that is understood: nothing else is worth measuring. */
    @Setup
    public void generate() throws IOException {
        log = GeneratedLog.ofSize(MEGABYTES * 1_000_000);
        Counting counting = new Counting();
        ReadSummary summary = correlate(CorrelatorOptions.requests(), counting);
        if (summary.understood() < summary.records() || counting.linked == 0 || counting.unlinked > 0) {
            throw new IllegalStateException(
                    "not understood: " + summary + ", " + counting.linked + " linked, " + counting.unlinked + " not");
        }
    }

    /** Lines, envelopes, ids and which lines make a record. */
    @Benchmark
    public long records() throws IOException {
        return RecordCount.of(new ByteArrayInputStream(log));
    }

    /** The same, and what each message says. */
    @Benchmark
    public ReadSummary statements() throws IOException {
        try (EventReader reader = open()) {
            while (reader.next() != Progress.END) {
                // Each next() is the work.
            }
            return reader.summary();
        }
    }

    /** The same, and requests with their upstream connections: what {@code envlog ls} does before it prints. */
    @Benchmark
    public ReadSummary correlated() throws IOException {
        return correlate(CorrelatorOptions.requests(), new Counting());
    }

    /** The same with the records of each request kept until it ends: what {@code envlog show} does. */
    @Benchmark
    public ReadSummary timelines() throws IOException {
        return correlate(CorrelatorOptions.timelines(), new Counting());
    }

    private ReadSummary correlate(CorrelatorOptions options, CorrelationSink sink) throws IOException {
        try (EventReader reader = open()) {
            Correlator correlator = new Correlator(options, sink);
            while (reader.next() != Progress.END) {
                correlator.accept(reader.event());
            }
            correlator.finish();
            return reader.summary();
        }
    }

    private EventReader open() throws IOException {
        return EventReader.open(LogSource.stdin(new ByteArrayInputStream(log), null), false);
    }

    /** Counts finished requests with and without a certain link. */
    private static final class Counting implements CorrelationSink {
        private long linked;
        private long unlinked;

        @Override
        public void exchange(Exchange exchange) {
            if (Objects.equals(exchange.response().status(), 200)) {
                boolean certain = exchange.attempts().stream()
                        .anyMatch(attempt -> attempt.outcome() == AttemptOutcome.RESPONSE && isCertain(attempt.link()));
                linked += certain ? 1 : 0;
                unlinked += certain ? 0 : 1;
            }
        }

        private static boolean isCertain(@Nullable Link link) {
            return link != null && link.confidence() == Confidence.CERTAIN;
        }
    }
}
