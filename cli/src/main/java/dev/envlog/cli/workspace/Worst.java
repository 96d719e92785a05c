package dev.envlog.cli.workspace;

import dev.envlog.access.RequestIds;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request to look at first: what failed before what did not, then what took longest. Of hops of one request with one status an innermost
 * tells why, as those before it pass its answer on. Hops end before the one that they are within, which is what tells how bad they are: so
 * some others are remembered, until it shows that nothing worse is around them.
 */
final class Worst {

    /** What may turn out to be within the worst, as far as that is remembered. */
    private static final int MOST = 16;

    /** Hops of one that are remembered. */
    private static final int MOST_WITHIN = 8;

    /** A request and what is within it. */
    private static final class Chain {
        private final List<Listed> within = new ArrayList<>(1);
        private final Listed outer;
        /** By which hops of it are known; null if it has none, or has not failed. */
        private final @Nullable String id;

        Chain(Listed outer) {
            this.outer = outer;
            String told = outer.exchange().request().requestId();
            this.id = told != null && outer.exchange().failed() && RequestIds.isId(told)
                    ? RequestIds.untraced(told)
                    : null;
        }

        /** The longest of those that nothing is within. */
        Listed innermost() {
            Listed found = outer;
            for (Listed one : within) {
                boolean last = within.stream().noneMatch(deeper -> isWithin(deeper, one));
                found = last && (isSame(found, outer) || Picked.took(one) > Picked.took(found)) ? one : found;
            }
            return found;
        }

        void add(Listed request) {
            if (within.size() < MOST_WITHIN) {
                within.add(request);
            }
        }
    }

    /** The worst first. */
    private final List<Chain> chains = new ArrayList<>();

    void offer(Listed next) {
        boolean full = chains.size() == MOST;
        if (!next.exchange().failed() && full && !isWorse(next, chains.get(MOST - 1).outer)) {
            // So it is with most.
            return;
        }
        Chain own = new Chain(next);
        if (own.id != null) {
            for (Chain chain : List.copyOf(chains)) {
                if (!own.id.equals(chain.id)) {
                    continue;
                }
                if (isWithin(next, chain.outer)) {
                    chain.add(next);
                    return;
                }
                if (isWithin(chain.outer, next)) {
                    chain.within.forEach(own::add);
                    own.add(chain.outer);
                    chains.remove(chain);
                }
            }
        }
        int at = chains.size();
        while (at > 0 && isWorse(next, chains.get(at - 1).outer)) {
            at--;
        }
        chains.add(at, own);
        if (chains.size() > MOST) {
            chains.remove(MOST);
        }
    }

    @Nullable
    Listed best() {
        return chains.isEmpty() ? null : chains.get(0).innermost();
    }

    boolean holds(Listed request) {
        return chains.stream()
                .anyMatch(chain ->
                        isSame(chain.outer, request) || chain.within.stream().anyMatch(one -> isSame(one, request)));
    }

    private static boolean isSame(Listed one, Listed other) {
        return one.number() == other.number();
    }

    /** Probes and side calls are meant only where there is nothing else. */
    private static boolean isWorse(Listed next, Listed than) {
        if (next.isAsked() != than.isAsked()) {
            return next.isAsked();
        }
        boolean failed = next.exchange().failed();
        return failed == than.exchange().failed() ? Picked.took(next) > Picked.took(than) : failed;
    }

    /** Of two with one id: whether one lasted no longer than the other, at either end; of two that lasted just as long neither is. */
    private static boolean isWithin(Listed inner, Listed outer) {
        Exchange one = inner.exchange();
        Exchange around = outer.exchange();
        Integer status = one.response().status();
        return one.failed()
                && around.failed()
                && status != null
                && status.equals(around.response().status())
                && Picked.took(inner) >= 0
                && Picked.took(inner) < Picked.took(outer)
                && one.span().start() >= around.span().start()
                && one.span().end() <= around.span().end();
    }
}
