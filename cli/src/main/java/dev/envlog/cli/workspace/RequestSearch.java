package dev.envlog.cli.workspace;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import java.util.List;

/** Has several finders look for their requests while the log passes once. */
public final class RequestSearch implements Workspace.Reading {

    private final List<RequestFinder> finders;

    public RequestSearch(List<RequestFinder> finders) {
        this.finders = List.copyOf(finders);
    }

    @Override
    public void record(Event event) {
        finders.forEach(finder -> finder.record(event));
    }

    @Override
    public void exchange(Exchange exchange) {
        finders.forEach(finder -> finder.exchange(exchange));
    }
}
