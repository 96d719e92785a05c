package dev.envlog.parser;

import dev.envlog.access.GluedLines;
import dev.envlog.data.DataFile;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.wrapper.Wrappers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts what was read. */
final class ReadCounts {

    /** Loggers of code that is not Envoy's: what that calls critical is nothing of the process. */
    private static final Set<String> PLUGINS = Set.of("golang", "lua", "wasm");

    /** Read when the first warning comes. */
    private static final class Rejections {
        static final Set<String> NAMES = names();

        private static Set<String> names() {
            Set<String> names = new HashSet<>();
            DataFile.read(Rejections.class, "rejections.txt", line -> names.add(line.strip()));
            return names;
        }
    }

    private long logRecords;
    private long understood;
    private long otherRecords;
    private long unknownRecords;
    /** Lines of no record in which nothing stands, or which only set a log off. */
    private long blankRecords;

    private boolean threads;
    private boolean times;
    private boolean sources;
    private long lostIds;
    private long glued;
    private final OtherLogs others = new OtherLogs();
    private @Nullable Trouble critical;
    /** What is critical so far are lines of a backtrace, of which the beginning is missing. */
    private boolean onlyParts;

    private @Nullable Trouble rejected;
    /** Records of each format in an array of one. */
    private final Map<Dialect, long[]> dialects = new EnumMap<>(Dialect.class);
    /** The format of the record before, and its count. */
    private Dialect dialect = Dialect.NONE;

    private long[] ofDialect = new long[1];

    void count(AssembledRecord view) {
        switch (view.kind) {
            case LOG -> {
                logRecords++;
                // Up to 1.7 a block of headers ends with a record that says nothing.
                understood += view.event() == EventKind.OTHER && view.message < view.messageEnd ? 0 : 1;
                if (view.envelope.dialect != dialect) {
                    dialect = view.envelope.dialect;
                    ofDialect = dialects.computeIfAbsent(dialect, any -> new long[1]);
                }
                ofDialect[0]++;
                threads |= view.thread != null;
                times |= view.time() != Event.NO_TIME;
                sources |= view.source != null;
                lostIds += EatenBrackets.isWithoutIds(view) ? 1 : 0;
                if (view.level == Level.CRITICAL && !PLUGINS.contains(view.logger())) {
                    boolean part = isPartOfReport(view.eventName());
                    critical = onlyParts && !part ? Trouble.and(critical, view).by(view) : Trouble.and(critical, view);
                    onlyParts = part && (onlyParts || critical.records() == 1);
                } else if (view.level == Level.WARNING && Rejections.NAMES.contains(view.eventName())) {
                    rejected = Trouble.and(rejected, view);
                }
            }
            case ACCESS -> {
                otherRecords++;
                glued += GluedLines.count(view.buffer, view.base, view.base + view.length);
            }
            case AGENT -> {
                if (Fences.isFence(view.buffer, view.base, view.base + view.length)) {
                    blankRecords++;
                    return;
                }
                otherRecords++;
                others.look(view);
            }
            case UNKNOWN -> {
                if (Skip.blank(view.buffer, view.base, view.base + view.length) == view.base + view.length) {
                    blankRecords++;
                    return;
                }
                unknownRecords++;
                others.look(view);
                lostIds += EatenBrackets.isEnvelope(view.buffer, view.base, view.base + view.length) ? 1 : 0;
            }
        }
    }

    private static boolean isPartOfReport(@Nullable String name) {
        return name != null && name.startsWith("backtrace.") && !name.equals(EventKind.BACKTRACE_CAUGHT.eventName());
    }

    /** Whether there was a record of Envoy's. */
    boolean areOfEnvoy() {
        return logRecords > 0;
    }

    ReadSummary summary(LineReader lines, Wrappers wrappers) {
        return new ReadSummary(
                format(wrappers),
                threads,
                times,
                lines.bytes,
                lines.lineCount,
                logRecords + otherRecords + unknownRecords + blankRecords,
                logRecords,
                understood,
                otherRecords,
                unknownRecords,
                lines.cutLines,
                lostIds,
                glued,
                critical,
                rejected,
                others.found(),
                lines.problem());
    }

    private @Nullable String format(Wrappers wrappers) {
        if (logRecords == 0) {
            return null;
        }
        List<Dialect> shares = new ArrayList<>(dialects.keySet());
        shares.sort((a, b) -> Long.compare(records(b), records(a)));
        Dialect most = shares.get(0);
        shares.removeIf(one -> 100 * records(one) <= logRecords);
        String words = shares.size() > 1 ? mixed(shares) : words(most);
        String around = wrappers.words(logRecords);
        return around == null ? words : words + " in " + around;
    }

    private String words(Dialect dialect) {
        String words = dialect.words();
        if (dialect == Dialect.ISTIO) {
            words += threads ? " with thread ids" : " without thread ids";
        }
        return words
                + (dialect == Dialect.BARE || dialect == Dialect.CONSUL || dialect == Dialect.EVENTS || sources
                        ? ""
                        : ", no source positions");
    }

    /** Several logs in one, or what was printed before and after a format was changed. */
    private String mixed(List<Dialect> shares) {
        return shares.stream()
                .map(one -> one.words() + " " + Math.round(100.0 * records(one) / logRecords) + " %")
                .collect(Collectors.joining(" and "));
    }

    private long records(Dialect dialect) {
        long[] count = dialects.get(dialect);
        return count == null ? 0 : count[0];
    }
}
