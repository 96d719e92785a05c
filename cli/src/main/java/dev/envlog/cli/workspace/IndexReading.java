package dev.envlog.cli.workspace;

import dev.envlog.index.LogWriter;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;

/** Hands what is read of one log to an index. */
final class IndexReading extends TimedReading {

    private final LogWriter writer;
    private final Noise noise = new Noise();

    IndexReading(LogWriter writer) {
        this.writer = writer;
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        super.record(event);
        writer.record(event);
    }

    @Override
    public void exchange(Exchange exchange) {
        writer.exchange(exchange, noise.is(exchange));
    }

    @Override
    public void connection(Connection connection) {
        writer.connection(connection, unit());
    }
}
