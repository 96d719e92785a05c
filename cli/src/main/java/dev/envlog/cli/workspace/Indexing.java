package dev.envlog.cli.workspace;

import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.index.ExchangeIndex;
import dev.envlog.index.ExchangeSearch;
import dev.envlog.index.IndexException;
import dev.envlog.index.IndexState;
import dev.envlog.index.InputContent;
import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an index of logs, or makes it anew if they have changed since. */
public final class Indexing implements Workspace.Reading {

    private final ExchangeIndex index;
    private final Noise noise = new Noise();
    private String file = "";
    private int unit;
    private long first = Event.NO_TIME;
    private long last = Event.NO_TIME;
    private long requests;
    private long connections;

    /**
     * What it came to.
     *
     * @param unchanged whether the index was of the same content already, and was left as it is
     */
    public record Result(boolean unchanged, long requests, long connections, List<InputReport> reports) {}

    private Indexing(ExchangeIndex index) {
        this.index = index;
    }

    /**
     * Brings an index up to date: it is left alone if its files are what they were, else all of them are read and what it held is
     * replaced at once.
     *
     * @throws UserError if it cannot be written, or is of other files
     */
    public static Result index(Path folder, List<String> names, Workspace workspace) {
        try {
            // Before reading: what is written meanwhile is then a change.
            List<IndexState.Input> now = names.stream()
                    .map(name -> new IndexState.Input(name, content(name)))
                    .toList();
            try (ExchangeIndex index = ExchangeIndex.open(folder)) {
                IndexState before = before(folder);
                if (before != null && !names(before).equals(names)) {
                    throw new UserError(folder + ": this is the index of " + String.join(", ", names(before))
                            + "; name the same files, or another directory with --into");
                }
                boolean known = now.stream().allMatch(input -> input.content() != null);
                if (before != null && known && before.inputs().equals(now)) {
                    return new Result(true, 0, 0, List.of());
                }
                return write(index, now, workspace);
            }
        } catch (IndexException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private static Result write(ExchangeIndex index, List<IndexState.Input> inputs, Workspace workspace) {
        Indexing indexing = new Indexing(index);
        List<InputReport> reports = workspace.read(CorrelatorOptions.connectionTimelines(), indexing);
        boolean whole = reports.stream().allMatch(report -> report.problem() == null);
        boolean some = reports.stream().anyMatch(report -> report.summary() != null);
        if (some) {
            // What was not read to its end is read again the next time.
            List<IndexState.Input> kept = whole
                    ? inputs
                    : inputs.stream()
                            .map(input -> new IndexState.Input(input.name(), null))
                            .toList();
            index.commit(new IndexState(kept, indexing.unit, indexing.first, indexing.last));
        }
        return new Result(false, indexing.requests, indexing.connections, reports);
    }

    private static @Nullable IndexState before(Path folder) {
        try (ExchangeSearch search = ExchangeSearch.open(folder)) {
            return search.state();
        } catch (IndexException e) {
            // There is none yet, or one that cannot be read and is made anew.
            return null;
        }
    }

    private static List<String> names(IndexState state) {
        List<String> names = new ArrayList<>();
        state.inputs().forEach(input -> names.add(input.name()));
        return names;
    }

    private static @Nullable String content(String name) {
        try {
            return name.equals("-") ? null : InputContent.of(Path.of(name));
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        unit = event.timeUnit() == 0 ? unit : event.timeUnit();
        if (event.kind() == RecordKind.LOG && event.time() != Event.NO_TIME) {
            if (first == Event.NO_TIME || !file.equals(event.file())) {
                first = first == Event.NO_TIME ? event.time() : Math.min(first, event.time());
                file = event.file();
            }
            last = Math.max(last, event.time());
        }
    }

    @Override
    public void exchange(Exchange exchange) {
        index.add(++requests, exchange, noise.is(exchange));
    }

    @Override
    public void connection(Connection connection) {
        connections++;
        index.add(connection);
    }
}
