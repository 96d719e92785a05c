package dev.envlog.cli.command;

import dev.envlog.catalog.Attribution;
import dev.envlog.cli.render.EventWriter;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.log.Event;
import dev.envlog.query.Query;
import dev.envlog.query.QueryPredicate;
import dev.envlog.query.Subject;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the lines that an expression fits. If it asks for lines only these are all records of the log, in its order; if it asks
 * for something of a request as well, the records of the requests that fit, request by request.
 */
final class LineSearch {

    private final ListCommand command;
    private final RequestOptions options;
    private final int max;
    private final Notes notes;

    LineSearch(ListCommand command) {
        this.command = command;
        this.options = command.requests;
        this.max = options.max();
        this.notes = command.notes();
    }

    Outcome search(Workspace workspace, String expression) {
        OutputFormat format = command.output.format;
        if (format == OutputFormat.NAME || format == OutputFormat.CSV) {
            throw new UserError("-o " + format + " with --lines: lines have none; use ndjson and take 'line'");
        }
        options.refuseForLines();
        Query query = Expression.read("query", expression, workspace.times());
        if (query.hasSequence()) {
            throw new UserError("seq(...) with --lines: it tells of several lines together; leave out one of them");
        }
        Filter filter = options.filter.filter(workspace.times());
        options.showNoise |= query.asksFor("noise") || filter.asksForNoise();
        Window window = workspace.window(command.time.range());
        boolean ofRequests = query.needsRequest() || options.picksRequests() || filter.picks();
        List<InputReport> reports;
        long written;
        try (EventWriter writer = EventWriter.of(format, command.out(), command.screen(), command.output.redactor())) {
            QueryPredicate predicate = new QueryPredicate(query);
            if (ofRequests) {
                OfRequests reading = new OfRequests(query, filter, window, writer);
                reports = workspace.read(CorrelatorOptions.timelines(), reading);
                written = reading.written;
            } else {
                OfAll reading = new OfAll(predicate, window, writer);
                reports = workspace.read(CorrelatorOptions.allEvents(), reading);
                written = reading.written;
            }
            notes.inputs(reports);
            command.time.say(notes, window);
        }
        if (written == 0) {
            notes.say("no line fits");
        }
        filter.foot().forEach(notes::say);
        return filter.outcome(command.time.outcome(notes, window, reports, written > 0));
    }

    private final class OfAll implements Workspace.Reading {

        private final QueryPredicate predicate;
        private final Window window;
        private final EventWriter writer;
        private long now = Event.NO_TIME;
        private long written;

        OfAll(QueryPredicate predicate, Window window, EventWriter writer) {
            this.predicate = predicate;
            this.window = window;
            this.writer = writer;
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            // A record that prints no time was written when the one before it was.
            now = event.time() == Event.NO_TIME ? now : event.time();
            if (!enough()
                    && window.holds(now)
                    && predicate.test(Subject.of(new Step(event, attribution, owner, false)))) {
                writer.event(event, restart, attribution, owner);
                written++;
            }
        }

        @Override
        public boolean enough() {
            return written >= max;
        }

        @Override
        public boolean mayStop() {
            return max < Integer.MAX_VALUE;
        }
    }

    private final class OfRequests extends RequestReading {

        private final Query query;
        private final QueryPredicate predicate;
        private final Filter filter;
        private final Window window;
        private final EventWriter writer;
        private long written;

        OfRequests(Query query, Filter filter, Window window, EventWriter writer) {
            super(window);
            this.query = query;
            this.predicate = new QueryPredicate(query);
            this.filter = filter;
            this.window = window;
            this.writer = writer;
        }

        @Override
        protected @Nullable Query picks() {
            if (filter.looksAtAll()) {
                return null;
            }
            // All of it has to fit one line.
            Query ofLine = new Query.Sequence(List.of(query), Long.MAX_VALUE);
            Query shown = filter.query();
            return shown == null ? ofLine : Query.and(List.of(ofLine, shown));
        }

        @Override
        protected void request(Listed request) {
            if (options.showNoise || !request.noise()) {
                filter.look(request);
            }
            if (written >= max || !options.wanted(request) || !filter.fits(request)) {
                return;
            }
            Subject subject = request.subject();
            for (Step line : subject.lines()) {
                boolean inside = line.written() == Event.NO_TIME || window.holds(line.written());
                if (written < max && inside && predicate.test(subject.with(line))) {
                    writer.event(line.event(), request.exchange().origin().restart(), line.by(), line.owner());
                    written++;
                }
            }
        }

        @Override
        public boolean enough() {
            return written >= max && !filter.looksAtAll();
        }

        @Override
        public boolean mayStop() {
            return max < Integer.MAX_VALUE && !filter.looksAtAll();
        }
    }
}
