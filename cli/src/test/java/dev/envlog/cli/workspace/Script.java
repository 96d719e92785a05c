package dev.envlog.cli.workspace;

import java.util.ArrayDeque;
import java.util.Deque;

/** A clock of its own: whoever waits by it makes the next step happen. Once all have happened, following is over. */
final class Script implements Pace {

    /** What happens to a file. */
    @FunctionalInterface
    interface Step {
        void happen() throws Exception;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private long now;
    private boolean over;

    /** At the next wait this happens. */
    Script then(Step step) {
        steps.addLast(step);
        return this;
    }

    /** So many waits pass and nothing happens. */
    Script pause(int waits) {
        for (int i = 0; i < waits; i++) {
            steps.addLast(() -> {});
        }
        return this;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public void pause(long millis) {
        now += millis;
        Step next = steps.pollFirst();
        if (next == null) {
            over = true;
            return;
        }
        try {
            next.happen();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
