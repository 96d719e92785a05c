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
    private long before;

    IndexReading(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean pause(Event event) {
        return writer.wasQuiet();
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        unit = event.timeUnit() == 0 ? unit : event.timeUnit();
        writer.record(event);
        before = writer.exchanges();
    }

    @Override
    public void paused() {
        if (writer.exchanges() != before) {
            // Reading the log again has to come to the same.
            before = writer.exchanges();
            writer.quiet();
        }
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
