package dev.envlog.cli.workspace;

import java.util.concurrent.TimeUnit;

/** A clock to go by, and how to wait. */
public interface Pace {

    /** The process's own. */
    Pace REAL = new Pace() {
        @Override
        public long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public void pause(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    /** A steadily rising clock, in milliseconds. */
    long millis();

    /** Waits. */
    void pause(long millis);
}
