package dev.envlog.cli.workspace;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.config.join.Join;
import dev.envlog.config.join.Joined;
import dev.envlog.log.Event;
import dev.envlog.query.Query;
import dev.envlog.timeline.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers the exchanges as they come, and sorts out the noise. */
public abstract class RequestReading implements Workspace.Reading {

    private final Noise noise = new Noise();
    private @Nullable Unrequested unrequested;
    private final Window window;
    private final @Nullable Join join;
    private long number;
    private long hidden;

    /** A reading of what has a part in the window; the others are numbered only. */
    protected RequestReading(Window window) {
        this(window, null);
    }

    /**
     * The same, with the configuration beside each exchange.
     *
     * @param join null for none; it needs the records of the exchanges
     */
    protected RequestReading(Window window, @Nullable Join join) {
        this.window = window;
        this.join = join;
    }

    /** Takes one exchange. */
    protected abstract void request(Listed request);

    /** What all fits that it has use for; null for everything. */
    protected @Nullable Query picks() {
        return null;
    }

    /** How many exchanges there were. */
    public final long seen() {
        return number;
    }

    /** How many of them that have a part in the window were probes or went to the admin interface. */
    public final long noise() {
        return hidden;
    }

    @Override
    public void record(Event event) {
        noise.record(event);
        if (unrequested != null) {
            unrequested.record(event);
        }
    }

    /**
     * Has records looked at that are of no exchange.
     *
     * @param accessLog those of the access log as well
     */
    protected final void lookBeside(boolean accessLog) {
        unrequested = new Unrequested(window, accessLog);
    }

    /** What is worth a look where there was no exchange at all, if that was asked for. */
    public final List<Notable> notables() {
        return number > 0 || unrequested == null ? List.of() : unrequested.found();
    }

    /** Whether a record names a connection, if records were looked at. */
    public final boolean hasConnections() {
        return unrequested != null && unrequested.hasConnections();
    }

    /** What failed beside all exchanges, if that was asked for: warnings and errors of records that are nobody's. */
    public final List<Notable> besides() {
        return unrequested == null ? List.of() : unrequested.besides();
    }

    @Override
    public final void exchange(Exchange exchange) {
        take(number + 1, exchange, noise.is(exchange));
    }

    @Override
    public final void kept(long place, Exchange exchange, boolean isNoise) {
        take(place, exchange, isNoise);
    }

    @Override
    public final void keptInAll(long requests, long noise) {
        number = requests;
        hidden = noise;
    }

    @Override
    public final @Nullable Query wanted() {
        // A join learns of all of them, and in a window only what has a part in it is counted.
        return join == null && !window.limits() ? picks() : null;
    }

    private void take(long place, Exchange exchange, boolean hide) {
        number = place;
        if (unrequested != null) {
            unrequested.requested();
        }
        // Also of what is not shown: it tells of its connection, which others use as well.
        Joined config = join == null ? null : join.join(exchange);
        if (window.holds(exchange)) {
            hidden += hide ? 1 : 0;
            request(new Listed(number, exchange, hide, config));
        }
    }
}
