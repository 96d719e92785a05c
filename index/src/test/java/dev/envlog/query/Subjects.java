package dev.envlog.query;

import dev.envlog.correlator.CorrelationSink;
import dev.envlog.correlator.Correlator;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.parser.EventReader;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.input.LogSource;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The exchanges of the example logs, with their lines. */
public final class Subjects {

    /** Times as RFC 3339 has them, to the nanosecond. */
    public static final Times EXACT = typed -> {
        try {
            Instant time = Instant.parse(typed);
            long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
            return new Times.Moment(nanos, nanos);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + typed + "' is no time", e);
        }
    };

    private Subjects() {}

    /** All exchanges of all cases, numbered in each. */
    public static List<Subject> all() {
        List<Subject> all = new ArrayList<>();
        Cases.all().forEach(example -> all.addAll(of(example)));
        return all;
    }

    static List<Subject> of(Case example) {
        return of(example.name() + ".log", example.bytes());
    }

    /** Those of one log. */
    public static List<Subject> of(String name, byte[] log) {
        List<Subject> subjects = new ArrayList<>();
        Correlator correlator = new Correlator(CorrelatorOptions.timelines(), new CorrelationSink() {
            @Override
            public void exchange(Exchange exchange) {
                subjects.add(Subject.of(subjects.size() + 1, exchange, false));
            }
        });
        LogSource source = new LogSource(name, "pod-of-" + name, () -> new ByteArrayInputStream(log));
        try (EventReader reader = EventReader.open(source, false)) {
            while (reader.next() == Progress.EVENT) {
                correlator.accept(reader.event());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        correlator.finish();
        return subjects;
    }
}
