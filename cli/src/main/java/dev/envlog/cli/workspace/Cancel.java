package dev.envlog.cli.workspace;

import dev.envlog.catalog.Attribution;
import dev.envlog.log.Event;
import dev.envlog.timeline.Connection;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets a user cancel what a shell is doing, and not the shell. One thread asks for it, another one does the work. */
public final class Cancel {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean gentle;

    /**
     * Something new begins, of which nobody has had enough yet.
     *
     * @param gentle whether it says what it has to say when its reading is cut short: only a second request ends it at once
     */
    public void begin(boolean gentle) {
        this.gentle = gentle;
        asked.set(0);
    }

    /** Asks for the end of what is being done. */
    public void ask() {
        asked.incrementAndGet();
    }

    /** Whether reading is to end. */
    public boolean asked() {
        return asked.get() > 0;
    }

    /**
     * Ends what is being done if that was asked for.
     *
     * @throws Cancelled if so
     */
    public void check() {
        if (asked.get() > (gentle ? 1 : 0)) {
            throw new Cancelled();
        }
    }

    /** The reading, which has enough when the user has. */
    Workspace.Reading on(Workspace.Reading reading) {
        return new Cancelling(reading);
    }

    private final class Cancelling implements Workspace.Reading {

        private final Workspace.Reading reading;

        Cancelling(Workspace.Reading reading) {
            this.reading = reading;
        }

        @Override
        public boolean enough() {
            return asked() || reading.enough();
        }

        @Override
        public boolean mayStop() {
            return reading.mayStop();
        }

        @Override
        public boolean needsAll() {
            return reading.needsAll();
        }

        @Override
        public boolean gap(Event event) {
            return reading.gap(event);
        }

        @Override
        public void record(Event event) {
            reading.record(event);
        }

        @Override
        public void exchange(Exchange exchange) {
            reading.exchange(exchange);
        }

        @Override
        public void connection(Connection connection) {
            reading.connection(connection);
        }

        @Override
        public void event(Event event, int restart, Attribution attribution, @Nullable Owner owner) {
            reading.event(event, restart, attribution, owner);
        }

        @Override
        public void quiet() {
            reading.quiet();
        }

        @Override
        public void caughtUp() {
            reading.caughtUp();
        }
    }
}
