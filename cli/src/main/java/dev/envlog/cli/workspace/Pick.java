package dev.envlog.cli.workspace;

import dev.envlog.access.RequestIds;
import dev.envlog.timeline.Exchange;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that is named by what it is among all of a list, where two are alike the earlier one. Probes and side calls are meant
 * only where there is nothing else.
 */
public enum Pick {
    /** The one that ended last. What is open where the log ends did not, and is meant only if nothing ended. */
    LAST,
    /** The one to look at first: what failed before what did not, then what took longest. */
    WORST,
    /** The one that took longest; none if the log has no times. */
    SLOWEST;

    /** The pick of that name, null if it is none. */
    static @Nullable Pick named(String word) {
        for (Pick pick : values()) {
            if (pick.typed().equals(word)) {
                return pick;
            }
        }
        return null;
    }

    /** As typed. */
    public String typed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Which of two it is.
     *
     * @param best the one so far, null if there is none
     * @param next one that comes later in the list
     */
    public @Nullable Listed of(@Nullable Listed best, Listed next) {
        if (best == null) {
            return this != SLOWEST || took(next) >= 0 ? next : null;
        }
        boolean taken =
                next.isAsked() == best.isAsked() ? before(next, best) : next.isAsked() && of(null, next) != null;
        return taken ? next : best;
    }

    private boolean before(Listed next, Listed best) {
        boolean failed = next.exchange().failed();
        boolean open = next.exchange().span().open();
        return switch (this) {
            case LAST -> !open || best.exchange().span().open();
            case WORST -> failed == best.exchange().failed() ? worse(next.exchange(), best.exchange()) : failed;
            case SLOWEST -> took(next) > took(best);
        };
    }

    /** Of hops of one request with one status the innermost tells why: those before it pass its answer on. */
    private static boolean worse(Exchange next, Exchange best) {
        boolean inner = isWithin(next, best);
        return inner != isWithin(best, next) ? inner : took(next) > took(best);
    }

    private static boolean isWithin(Exchange inner, Exchange outer) {
        Integer status = inner.response().status();
        return inner.failed()
                && RequestIds.isSame(
                        inner.request().requestId(), outer.request().requestId())
                && status != null
                && status.equals(outer.response().status())
                && took(inner) >= 0
                && took(outer) >= 0
                && inner.span().start() >= outer.span().start()
                && inner.span().end() <= outer.span().end();
    }

    private static long took(Listed request) {
        return took(request.exchange());
    }

    /** Nanoseconds, -1 if not known. */
    private static long took(Exchange exchange) {
        return Objects.requireNonNullElse(exchange.span().durationNs(), -1L);
    }
}
