package dev.envlog.cli.workspace;

import dev.envlog.index.LogWriter;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;

/** Hands what is read of one log to an index. */
final class IndexReading implements Workspace.Reading {

    private final LogWriter writer;
    private final Noise noise = new Noise();
    private int unit;

    IndexReading(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        unit = event.timeUnit() == 0 ? unit : event.timeUnit();
        writer.record(event);
    }

    @Override
    public void exchange(Exchange exchange) {
        writer.exchange(exchange, noise.is(exchange));
    }

    @Override
    public void connection(Connection connection) {
        writer.connection(connection, unit);
    }
}
