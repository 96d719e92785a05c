package dev.envlog.cli.workspace;

import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;

/** Numbers the exchanges as they come, and sorts out the noise. */
public abstract class RequestReading implements Workspace.Reading {

    private final Noise noise = new Noise();
    private long number;
    private long hidden;

    /** Takes one exchange. */
    protected abstract void request(Listed request);

    /** How many exchanges there were. */
    public final long seen() {
        return number;
    }

    /** How many of them were probes or went to the admin interface. */
    public final long noise() {
        return hidden;
    }

    @Override
    public void record(Event event) {
        noise.record(event);
    }

    @Override
    public final void exchange(Exchange exchange) {
        boolean hide = noise.is(exchange);
        hidden += hide ? 1 : 0;
        request(new Listed(++number, exchange, hide));
    }
}
