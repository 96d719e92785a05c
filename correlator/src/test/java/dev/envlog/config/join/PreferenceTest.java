package dev.envlog.config.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.config.CidrRange;
import dev.envlog.config.FilterChain;
import dev.envlog.config.FilterChainMatch;
import dev.envlog.config.Listener;
import dev.envlog.config.State;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreferenceTest {

    /** How often a chain was asked for its address ranges. */
    private int comparisons;

    /** The ranges of a match, none of them. */
    private final class Counted extends AbstractList<CidrRange> {
        @Override
        public CidrRange get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            comparisons++;
            return 0;
        }
    }

    @Test
    void theMostSpecificChainOfEachListenerIsLeft() {
        List<ChainRef> refs = new ArrayList<>(refs("a", null, 8080, null));
        refs.addAll(refs("b", null, null));
        assertThat(best(refs)).containsExactly(refs.get(1), refs.get(3), refs.get(4));
    }

    /** A dump may have any number of them, and each request asks. */
    @Test
    void eachOfThousandsOfChainsIsComparedAFewTimesOnly() {
        List<ChainRef> refs = new ArrayList<>(refs("a", new Integer[2_000]));
        refs.addAll(refs("b", new Integer[2_000]));
        assertThat(best(refs)).isEqualTo(refs);
        assertThat(comparisons).isBetween(refs.size(), 4 * refs.size());
    }

    private List<ChainRef> best(List<ChainRef> refs) {
        ConnectionFacts connection = new ConnectionFacts();
        connection.likely.destination = "10.0.0.1:8080";
        return new Preference(connection, false).best(refs);
    }

    /** A listener with a chain for each port given. */
    private List<ChainRef> refs(String name, @Nullable Integer... ports) {
        List<FilterChain> chains = new ArrayList<>();
        for (Integer port : ports) {
            FilterChainMatch match = new FilterChainMatch(
                    port, new Counted(), List.of(), null, List.of(), List.of(), null, List.of(), List.of());
            chains.add(new FilterChain("", match, List.of(), null));
        }
        Listener listener =
                new Listener(name, State.ACTIVE, null, List.of(), null, true, false, List.of(), chains, null, false);
        return chains.stream().map(chain -> new ChainRef(listener, chain)).toList();
    }
}
