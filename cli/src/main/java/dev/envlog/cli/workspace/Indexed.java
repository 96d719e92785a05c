package dev.envlog.cli.workspace;

import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeSearch;
import dev.envlog.index.IndexException;
import dev.envlog.index.IndexState;
import dev.envlog.log.Event;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.Glob;
import dev.envlog.query.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An index in place of logs: what was read of them once, handed to a reading as if it were read now. */
final class Indexed {

    private final Path folder;

    Indexed(Path folder) {
        this.folder = folder;
    }

    /** When its logs begin and end. */
    LogTimes times() {
        LogTimes[] times = new LogTimes[1];
        with(search ->
                times[0] = new LogTimes(search.state().first(), search.state().last(), "the last line of the log"));
        if (times[0].last() == Event.NO_TIME) {
            throw new UserError(folder + ": the log has no times to go by; leave out what asks for times");
        }
        return times[0];
    }

    /**
     * Hands out all that there is.
     *
     * @throws UserError if every record is asked for: those of no request are not kept
     */
    List<InputReport> read(CorrelatorOptions options, Workspace.Reading reading) {
        if (options.events()) {
            throw new UserError(
                    "--index: it has the lines of requests and connections only; name the log's files instead");
        }
        List<InputReport> reports = new ArrayList<>();
        with(search -> {
            reading.timeUnit(search.state().unit());
            Query wanted = reading.wanted();
            hand(search, wanted, options, reading);
            if (wanted != null && !reading.enough()) {
                reading.keptInAll(search.count(null), search.count(match("noise", "true")));
            }
            if (options.connections()) {
                search.connections(null, options.steps(), connection -> {
                    reading.connection(connection);
                    return !reading.enough();
                });
            }
            reports.add(report(search));
        });
        return reports;
    }

    /** Finds the request that a reference names, and the side calls made for it. */
    Search find(Ref ref, Window window, @Nullable Join join, CorrelatorOptions options) {
        RequestFinder finder = new RequestFinder(ref, window, join);
        List<InputReport> reports = new ArrayList<>();
        // A join learns of all requests, and a window of time may put out what fits else.
        Query query = join == null && !window.limits() ? query(ref) : null;
        with(search -> {
            hand(search, query, options, finder);
            if (query != null && finder.found().isEmpty()) {
                // To say what is most like it.
                hand(search, null, CorrelatorOptions.requests(), finder);
            }
            finder.found().stream()
                    .map(found -> found.exchange().ref().stream())
                    .filter(stream -> query != null && stream != null)
                    .forEach(stream -> hand(search, match("parent.stream", stream), options, finder));
            reports.add(report(search));
        });
        return new Search(finder, reports, true);
    }

    private static void hand(
            ExchangeSearch search, @Nullable Query query, CorrelatorOptions options, Workspace.Reading reading) {
        search.each(query, options.steps(), found -> {
            reading.kept(found.number(), found.exchange(), found.noise());
            return !reading.enough();
        });
    }

    /** What finds all that a reference may mean; null for everything. */
    private static @Nullable Query query(Ref ref) {
        if (ref.number() != null) {
            return new Query.Range(FieldCatalog.shared().field("number"), ref.number(), ref.number());
        }
        List<Query> any = new ArrayList<>();
        if (ref.stream() != null) {
            any.add(match("stream", ref.stream().replace("…", "*") + "*"));
        }
        if (ref.requestId() != null) {
            any.add(match("requestId", ref.requestId() + "*"));
        }
        if (ref.connection() != null && any.isEmpty()) {
            any.add(usersOf(ref.connection()));
        }
        return any.isEmpty() ? null : Query.or(any);
    }

    /** What finds the requests that used a connection, on either side. */
    static Query usersOf(long connection) {
        String id = Long.toUnsignedString(connection);
        return Query.or(List.of(match("connection", id), match("upstream.connection", id)));
    }

    private static Query match(String field, String glob) {
        return new Query.Match(FieldCatalog.shared().field(field), new Glob(glob), true);
    }

    private InputReport report(ExchangeSearch search) {
        String names =
                search.state().inputs().stream().map(IndexState.Input::name).collect(Collectors.joining(", "));
        return InputReport.note(folder.toString(), "index of " + names);
    }

    private void with(Consumer<ExchangeSearch> use) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            use.accept(search);
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
