package dev.envlog.cli.workspace;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets a user cancel what a shell is doing, and not the shell. One thread asks for it, another one does the work. */
public final class Cancel {

    /** How long one who asked waits at most. */
    private static final long LOOK_MILLIS = 50;

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

    /** The process's own clock, on which nobody waits longer than the user does. */
    Pace pace() {
        return new Pace() {
            @Override
            public long millis() {
                return Pace.REAL.millis();
            }

            @Override
            public void pause(long millis) {
                long until = millis() + millis;
                check();
                for (long left = millis; left > 0; left = until - millis()) {
                    Pace.REAL.pause(Math.min(left, LOOK_MILLIS));
                    check();
                }
            }
        };
    }

    /** The reading, which has enough when the user has. */
    Workspace.Reading on(Workspace.Reading reading) {
        return new Cancelling(reading);
    }

    private final class Cancelling extends PassingOn {

        Cancelling(Workspace.Reading reading) {
            super(reading);
        }

        @Override
        public boolean enough() {
            return asked() || super.enough();
        }
    }
}
