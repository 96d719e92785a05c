package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongMapTest {

    /** Times this one the map's own factor is 1: such ids would lie one behind the other. */
    private static final long INVERSE = BigInteger.valueOf(0x9E3779B97F4A7C15L)
            .modInverse(BigInteger.ONE.shiftLeft(64))
            .longValue();

    @Test
    void itIsAMap() {
        Random random = new Random(7);
        LongMap<Long> map = new LongMap<>();
        Map<Long, Long> same = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long key = random.nextInt(3_000) * (random.nextBoolean() ? INVERSE : 1L);
            if (random.nextInt(3) == 0) {
                map.remove(key);
                same.remove(key);
            } else {
                map.put(key, (long) i);
                same.put(key, (long) i);
            }
            assertThat(map.get(key)).isEqualTo(same.get(key));
        }
        assertThat(map.size()).isEqualTo(same.size());
        assertThat(map.values()).containsExactlyInAnyOrderElementsOf(same.values());
    }

    /** Of these only the highest bits differ. */
    @Test
    void idsThatDifferInTheirHighestBitsOnlyAreToldApart() {
        LongMap<Long> map = new LongMap<>();
        for (long i = 0; i < 2048; i++) {
            map.put(i << 53, i);
        }
        for (long i = 0; i < 2048; i++) {
            assertThat(map.get(i << 53)).isEqualTo(i);
        }
    }

    /** A file chooses its ids; in one place each would be looked for among all of them. */
    @Test
    void idsThatWereChosenToLieInOnePlaceAreScattered() {
        LongMap<Integer> map = new LongMap<>();
        int many = 200_000;
        for (int i = 0; i < many; i++) {
            map.put(INVERSE * i, i);
        }
        for (int i = 0; i < many; i++) {
            assertThat(map.get(INVERSE * i)).isEqualTo(i);
            assertThat(map.distance(INVERSE * i)).isLessThan(2 * LongMap.FARTHEST);
        }
    }
}
