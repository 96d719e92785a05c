package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.FilePart;
import dev.envlog.cli.input.LogSet;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.input.TextSearch;
import dev.envlog.cli.input.TextSearch.Found;
import dev.envlog.cli.input.TextSearch.Hit;
import dev.envlog.cli.input.TextSearch.Line;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.parser.ReadSummary;
import dev.envlog.parser.input.LogSource;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.UpstreamAttempt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a large file what tells of one stream: its beginning (which release wrote it, when the process began), the lines that
 * print the ids of the stream's connections, and all of what surrounds the stream's own lines. Where that cannot be told to be
 * enough, it is given up, and the file is read whole. What is found is the same, but that an owner may be inferred who would be
 * certain if all were read.
 */
final class Excerpt {

    /**
     * How much is read.
     *
     * @param worth files of fewer bytes are read whole at once
     * @param head bytes of the beginning
     * @param before bytes before the stream's first line: what its threads were at, and whom they waited for
     * @param after bytes behind the stream's last line at most, until it is known to be over
     */
    record Reach(long worth, long head, long before, long after) {

        static final Reach USUAL = new Reach(64L << 20, 256L << 10, 4L << 20, 6L << 20);
    }

    /** Lines after the request was told in which something may still tell of its side calls. */
    private static final int LINES_AFTER = 5_000;
    /** Lines of a connection, of which the first and the last are read if there are more. */
    private static final int MOST_LINES = 40_000;

    private static final int MOST_PLACES = 200_000;
    /** Digits below which an id is found too often. */
    private static final int FEWEST_DIGITS = 6;
    /** So many digits begin no x-request-id. */
    private static final int NO_REQUEST_ID = 9;
    /** A line that begins with as many bytes as a record does is one. */
    private static final int PREFIX = 3;

    private static final int MOST_STEPS = 2_000;
    /** What each process prints first ({@code source/server/server.cc}). */
    private static final String BANNER = "initializing epoch";

    private final LogSource source;
    private final Path path;
    private final long size;
    private final Ref ref;
    private final String digits;
    private final Reach reach;

    private Excerpt(LogSource source, Path path, long size, Ref ref, String digits, Reach reach) {
        this.source = source;
        this.path = path;
        this.size = size;
        this.ref = ref;
        this.digits = digits;
        this.reach = reach;
    }

    /**
     * An excerpt for what is to be read, null if it has to be read whole.
     *
     * @param reach how much to read
     */
    static @Nullable Excerpt of(Plan plan, Ref ref, Reach reach) {
        String stream = ref.stream();
        boolean one = plan.sets().size() == 1 && plan.successions().isEmpty();
        LogSet set = one ? plan.sets().get(0) : null;
        if (stream == null || set == null || set.once() || set.parts().size() != 1) {
            return null;
        }
        String digits = stream.split("\\D", 2)[0];
        if (digits.length() < (ref.requestId() == null ? FEWEST_DIGITS : NO_REQUEST_ID)) {
            return null;
        }
        LogSource source = set.parts().get(0);
        try {
            Path path = Path.of(source.name());
            long size = Files.isRegularFile(path) ? Files.size(path) : 0;
            return size >= reach.worth && Discovery.isPlain(path)
                    ? new Excerpt(source, path, size, ref, digits, reach)
                    : null;
        } catch (IOException | InvalidPathException e) {
            // Told when it is read.
            return null;
        }
    }

    /** Finds and reads it; null if the file has to be read whole. */
    @Nullable
    Search read(CorrelatorOptions options, @Nullable Join join) {
        try (FileChannel channel = FileChannel.open(path)) {
            Found places = new TextSearch(List.of(digits), MOST_PLACES, false).in(path, 0, size);
            Own own = places.all() ? own(channel, places.hits()) : null;
            if (own == null) {
                return null;
            }
            Pieces pieces = pieces(channel, own);
            // Which connections it used stands in what surrounds it; what was before of them, before.
            Around first = new Around(new RequestFinder(ref, Window.ALL, null), own, pieces, 0);
            Search search = read(pieces.all(List.of(), 1), options, first);
            Exchange found = first.settled() && hasThreads(search) ? only(search) : null;
            if (found == null || pieces.from == 0) {
                return found == null ? null : search;
            }
            List<LogSource> earlier = new ArrayList<>();
            long line = earlier(channel, pieces, connections(own, found), earlier);
            Around second = new Around(new RequestFinder(ref, Window.ALL, join), own, pieces, LINES_AFTER);
            search = line == 0 ? null : read(pieces.all(earlier, line), options, second);
            return search != null && second.settled() && only(search) != null ? search : null;
        } catch (IOException e) {
            // Told when it is read whole.
            return null;
        }
    }

    /** Without threads it depends on all that is open who a line is about. */
    private static boolean hasThreads(Search search) {
        return search.reports().stream().allMatch(report -> {
            ReadSummary summary = report.summary();
            return summary != null && summary.threads();
        });
    }

    private static @Nullable Exchange only(Search search) {
        List<Listed> found = search.found();
        return found.size() == 1 ? found.get(0).exchange() : null;
    }

    private Search read(LogSet log, CorrelatorOptions options, Around reading) {
        List<InputReport> reports = new ArrayList<>();
        for (InputReport report : new Merge(List.of(log), options, reading).read()) {
            reports.add(new InputReport(
                    log.name(), report.summary(), report.correlation(), report.problem(), false, report.note(), false));
        }
        return new Search(ref, reading.finder.first(), reading.finder, reports, false, 0);
    }

    // ---- the stream's own lines

    /**
     * The lines that print the stream's id.
     *
     * @param id all its digits
     * @param sample the first of them
     */
    private record Own(String id, Hit first, Hit last, String sample) {}

    /** Null if they are of several streams, or of none. */
    private @Nullable Own own(FileChannel channel, List<Hit> places) {
        Set<String> ids = new HashSet<>();
        Hit first = null;
        Hit last = null;
        String sample = "";
        for (Hit place : places) {
            Line line = TextSearch.line(channel, place.offset());
            if (line == null) {
                return null;
            }
            int at = (int) (place.offset() - line.from());
            int end = at;
            while (end < line.text().length() && Character.isDigit(line.text().charAt(end))) {
                end++;
            }
            char before = at == 0 ? ' ' : line.text().charAt(at - 1);
            String id = line.text().substring(at, end);
            if ((before != 'S' && before != '"') || !ref.fitsStream(id)) {
                continue;
            }
            ids.add(id);
            sample = first == null ? line.text() : sample;
            first = first == null ? place : first;
            last = place;
        }
        return ids.size() != 1 || first == null || last == null
                ? null
                : new Own(ids.iterator().next(), first, last, sample);
    }

    /** How the stream's connections are printed, at all places where that may differ. */
    private static List<String> connections(Own own, Exchange found) {
        Set<Long> ids = new TreeSet<>();
        if (found.ref().connection() != null) {
            ids.add(found.ref().connection());
        }
        for (UpstreamAttempt attempt : found.attempts()) {
            if (attempt.connection() != null) {
                ids.add(attempt.connection());
            }
        }
        List<String> texts = new ArrayList<>();
        String quote = own.sample.contains("\\\"") ? "\\\"" : "\"";
        boolean tags = own.sample.contains("ConnectionId");
        for (long id : ids) {
            texts.add("[C" + id + "]");
            if (tags) {
                texts.add("ConnectionId" + quote + ":" + quote + id + quote);
            }
        }
        return texts;
    }

    // ---- what is read

    /**
     * The two parts of which every line is read.
     *
     * @param headEnd where the beginning ends
     * @param from where the stream's surroundings begin
     * @param to where its surroundings end
     * @param rest whether that is the end of the file
     */
    private record Pieces(LogSource source, Path path, long headEnd, long from, long to, boolean rest) {

        /** @param line number of the line at {@code from} */
        LogSet all(List<LogSource> earlier, long line) {
            List<LogSource> parts = new ArrayList<>();
            if (headEnd > 0) {
                parts.add(part(0, headEnd, 1));
            }
            parts.addAll(earlier);
            parts.add(part(from, to, line));
            return new LogSet(source.name(), parts, Event.NO_TIME, false);
        }

        private LogSource part(long begin, long end, long line) {
            return new LogSource(
                    source.name(), source.pod(), () -> new FilePart(path, begin, end), source.formats(), line);
        }
    }

    private Pieces pieces(FileChannel channel, Own own) {
        long to = Math.min(size, own.last.offset() + reach.after);
        long wanted = own.first.offset() - reach.before;
        boolean all = wanted <= reach.head;
        long from = all ? 0 : beginning(channel, wanted, own.sample);
        return new Pieces(source, path, all ? 0 : beginning(channel, reach.head, own.sample), from, to, to == size);
    }

    /** Where the first record behind a place begins, as far as can be seen. */
    private static long beginning(FileChannel channel, long place, String sample) {
        String prefix = sample.substring(0, Math.min(PREFIX, sample.length()));
        long at = place;
        for (int i = 0; i < MOST_STEPS; i++) {
            Line line = TextSearch.line(channel, at);
            if (line == null) {
                return at;
            }
            if (line.from() >= place && line.text().startsWith(prefix)) {
                return line.from();
            }
            at = line.from() + line.text().length() + 1;
        }
        return at;
    }

    /**
     * The lines between the two parts that hold one of the texts.
     *
     * @return number of the line behind them, 0 if there are too many
     */
    private long earlier(FileChannel channel, Pieces pieces, List<String> texts, List<LogSource> lines)
            throws IOException {
        List<String> sought = new ArrayList<>(texts);
        sought.add(BANNER);
        long before = TextSearch.lines(path, 0, pieces.headEnd) + 1;
        Found found = new TextSearch(sought, MOST_LINES, true).in(path, pieces.headEnd, pieces.from);
        long last = -1;
        for (Hit hit : found.hits()) {
            Line line = TextSearch.line(channel, hit.offset());
            if (line == null || line.from() == last) {
                continue;
            }
            last = line.from();
            byte[] bytes = line.text().getBytes(StandardCharsets.ISO_8859_1);
            lines.add(new LogSource(
                    source.name(),
                    source.pod(),
                    () -> new ByteArrayInputStream(bytes),
                    source.formats(),
                    before + hit.lines()));
        }
        return found.all() ? before + found.lines() : 0;
    }

    /** Takes what the finder wants, and has enough soon after the request was told. */
    private static final class Around implements Workspace.Reading {

        private final RequestFinder finder;
        private final Own own;
        private final Pieces pieces;
        /** Lines behind the request. */
        private final int wanted;

        private boolean told;
        private long linesAfter;
        private int nextLine = 1;

        Around(RequestFinder finder, Own own, Pieces pieces, int wanted) {
            this.finder = finder;
            this.own = own;
            this.pieces = pieces;
            this.wanted = wanted;
        }

        @Override
        public boolean gap(Event event) {
            return event.line() != nextLine;
        }

        @Override
        public void record(Event event) {
            finder.record(event);
            linesAfter += told ? event.lines() : 0;
            nextLine = event.line() + event.lines();
        }

        @Override
        public void exchange(Exchange exchange) {
            finder.exchange(exchange);
            told |= own.id.equals(exchange.ref().stream());
        }

        @Override
        public boolean enough() {
            return told && linesAfter > wanted;
        }

        /** Whether the request was told because it was over, not because no more was read. */
        boolean settled() {
            return told && (pieces.rest || linesAfter > 0);
        }
    }
}
