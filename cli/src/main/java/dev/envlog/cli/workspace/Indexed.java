package dev.envlog.cli.workspace;

import dev.envlog.access.RequestIds;
import dev.envlog.config.join.Join;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeSearch;
import dev.envlog.index.Hits;
import dev.envlog.index.IndexException;
import dev.envlog.index.IndexedLog;
import dev.envlog.index.LogPart;
import dev.envlog.log.Event;
import dev.envlog.query.FieldCatalog;
import dev.envlog.query.Glob;
import dev.envlog.query.Query;
import dev.envlog.timeline.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An index in place of logs: what was read of them once, handed to a reading as if it were read now. It stays open, as the records of
 * what was handed out are read when somebody looks at them.
 */
final class Indexed {

    private final Path folder;
    private @Nullable ExchangeSearch open;

    Indexed(Path folder) {
        this.folder = folder;
    }

    /** When its logs begin and end. */
    LogTimes times() {
        return asked(search -> {
            long first = Event.NO_TIME;
            long last = Event.NO_TIME;
            for (IndexedLog log : search.logs()) {
                if (log.first() != Event.NO_TIME) {
                    first = first == Event.NO_TIME ? log.first() : Math.min(first, log.first());
                    last = Math.max(last, log.last());
                }
            }
            if (last == Event.NO_TIME) {
                throw new UserError(folder + ": the log has no times to go by; leave out what asks for times");
            }
            return new LogTimes(first, last, "the last line of the log");
        });
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
        return asked(search -> {
            Query wanted = reading.wanted();
            hand(search, search.find(wanted), options, reading);
            if (wanted != null && !reading.enough()) {
                reading.keptInAll(
                        search.exchanges(), search.find(match("noise", "true")).count());
            }
            if (options.connections()) {
                Long id = reading.wantedConnection();
                search.connections(id, options.steps(), (connection, unit) -> {
                    reading.timeUnit(unit);
                    reading.connection(connection);
                    return !reading.enough();
                });
                if (id != null) {
                    reading.connectionsInAll(search.logs().stream()
                            .mapToLong(IndexedLog::connections)
                            .sum());
                }
            }
            return reports(search);
        });
    }

    /** Finds the requests that references name, and the side calls made for them. */
    List<Search> find(List<Ref> refs, Window window, @Nullable Join join, CorrelatorOptions options) {
        // A join learns of all requests, and a window of time may put out what fits else.
        if (join != null || window.limits()) {
            RequestFinder finder = new RequestFinder(refs, window, join, Amount.ENOUGH);
            return Search.each(refs, finder, read(options, finder));
        }
        return refs.stream().map(ref -> find(ref, options)).toList();
    }

    private Search find(Ref ref, CorrelatorOptions options) {
        RequestFinder finder = new RequestFinder(ref, Window.ALL, null);
        Query query = query(ref);
        Long number = ref.number();
        return asked(search -> {
            hand(search, number == null ? search.find(query) : search.numbered(number), options, finder);
            boolean narrowed = query != null || number != null;
            if (narrowed && finder.first().found().isEmpty()) {
                // To say what is most like it.
                hand(search, search.find(null), CorrelatorOptions.requests(), finder);
            }
            finder.first().found().stream()
                    .map(found -> found.exchange().ref().stream())
                    .filter(stream -> narrowed && stream != null)
                    .forEach(stream -> hand(search, search.find(match("parent.stream", stream)), options, finder));
            finder.first().found().stream()
                    .filter(found -> narrowed)
                    .map(found -> alsoOf(found.exchange()))
                    .filter(any -> !any.isEmpty())
                    .map(any -> search.find(Query.or(any)))
                    .forEach(hits -> search.exchanges(hits, true, (n, exchange, noise) -> {
                        finder.related().hop(new Listed(n, exchange, noise, null));
                        return true;
                    }));
            return Search.each(List.of(ref), finder, reports(search)).get(0);
        });
    }

    private static void hand(ExchangeSearch search, Hits hits, CorrelatorOptions options, Workspace.Reading reading) {
        if (!reading.enough()) {
            search.exchanges(hits, options.steps(), (number, exchange, noise) -> {
                reading.kept(number, exchange, noise);
                return !reading.enough();
            });
        }
    }

    /** What finds all that a reference may mean; null for everything. */
    private static @Nullable Query query(Ref ref) {
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

    /** What finds a request at other proxies, and calls for it: by its id, and by the connections over which it came and was sent on. */
    private static List<Query> alsoOf(Exchange exchange) {
        List<Query> any = new ArrayList<>();
        String id = exchange.request().requestId();
        if (id != null && RequestIds.isId(id)) {
            any.add(match("requestId", RequestIds.beginning(id) + "*"));
        }
        Marks marks = Marks.of(exchange);
        if (marks.sent() != null) {
            any.add(literally("peer", marks.sent().from()));
        }
        if (marks.came() != null) {
            // What another proxy sent over that connection: no field has its own end.
            any.add(Query.and(List.of(
                    literally("upstream.host", marks.came().to()),
                    new Query.Phrase(
                            FieldCatalog.shared().field("text"),
                            Glob.literal(marks.came().from()).words()))));
        }
        return any;
    }

    private static Query literally(String field, String value) {
        return new Query.Match(FieldCatalog.shared().field(field), Glob.literal(value), true);
    }

    private static Query match(String field, String glob) {
        return new Query.Match(FieldCatalog.shared().field(field), new Glob(glob), true);
    }

    private static List<InputReport> reports(ExchangeSearch search) {
        List<InputReport> reports = new ArrayList<>();
        for (IndexedLog log : search.logs()) {
            reports.addAll(ReportText.read(log.notes()));
            String since = log.closed() || log.parts().isEmpty()
                    ? null
                    : since(log.parts().get(log.parts().size() - 1));
            if (since != null) {
                reports.add(InputReport.note(log.name(), since + "; 'envlog index' brings the index up to date"));
            }
        }
        return reports;
    }

    /** What became of a file since it was indexed, in words; null if nothing, or if it is gone: an index is for that, too. */
    private static @Nullable String since(LogPart part) {
        Path file = Path.of(part.path());
        try {
            return !Files.isReadable(file)
                    ? null
                    : switch (part.now(file)) {
                        case SAME -> null;
                        case GROWN -> "has grown since it was indexed";
                        case OTHER -> "is another file than the one that was indexed";
                    };
        } catch (IOException e) {
            // What cannot be read cannot be compared.
            return null;
        }
    }

    private <T> T asked(Function<ExchangeSearch, T> question) {
        try {
            ExchangeSearch search = open;
            if (search == null) {
                search = ExchangeSearch.open(folder);
                open = search;
            }
            return question.apply(search);
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
