package dev.envlog.cli.workspace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The request of all that were offered that a {@link Pick} means. */
public final class Picked {

    private final Pick pick;
    private final Worst worst = new Worst();
    private @Nullable Listed best;

    /** One to which nothing was offered. */
    public Picked(Pick pick) {
        this.pick = pick;
    }

    /** Takes the next of the list. */
    public void offer(Listed next) {
        if (pick == Pick.WORST) {
            worst.offer(next);
        } else if (best == null ? pick != Pick.SLOWEST || took(next) >= 0 : isTaken(next, best)) {
            best = next;
        }
    }

    private boolean isTaken(Listed next, Listed than) {
        if (next.isAsked() != than.isAsked()) {
            return next.isAsked() && (pick != Pick.SLOWEST || took(next) >= 0);
        }
        return pick == Pick.SLOWEST
                ? took(next) > took(than)
                : !next.exchange().span().open() || than.exchange().span().open();
    }

    /** The one that is meant; null if there is none. */
    public @Nullable Listed best() {
        return pick == Pick.WORST ? worst.best() : best;
    }

    /** Whether it is meant, or may be once more were offered. */
    boolean holds(Listed request) {
        return pick == Pick.WORST ? worst.holds(request) : best != null && best.number() == request.number();
    }

    /** Nanoseconds, -1 if not known. */
    static long took(Listed request) {
        return Objects.requireNonNullElse(request.exchange().span().durationNs(), -1L);
    }
}
