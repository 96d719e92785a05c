package dev.envlog.cli.workspace;

import java.util.concurrent.TimeUnit;

/** Waits for moments that are given as distances, so that what the work between them takes does not add up. */
public final class Metronome {

    private final Pace pace;
    private final long begun;
    private double due;

    public Metronome(Pace pace) {
        this.pace = pace;
        this.begun = pace.millis();
    }

    /**
     * Waits for the next moment.
     *
     * @param ns how long after the one before it is, in nanoseconds
     * @param before done if there is something to wait for
     */
    public void next(double ns, Runnable before) {
        due += ns;
        long wait = begun + TimeUnit.NANOSECONDS.toMillis((long) due) - pace.millis();
        if (wait > 0) {
            before.run();
            pace.pause(wait);
        }
    }
}
