package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TempoTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void silencesKeepTheirProportionsUntilOneIsTooLong() {
        Tempo tempo = new Tempo(10, SECOND);
        assertThat(tempo.played(2 * SECOND)).isEqualTo(0.2 * SECOND);
        assertThat(tempo.shortens(10 * SECOND)).isFalse();
        assertThat(tempo.played(50 * SECOND)).isEqualTo(SECOND);
        assertThat(tempo.shortens(50 * SECOND)).isTrue();
    }

    @Test
    void atOnceNothingIsWaitedForOrShortened() {
        Tempo tempo = new Tempo(Tempo.MAX, SECOND);
        assertThat(tempo.played(Long.MAX_VALUE)).isZero();
        assertThat(tempo.shortens(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void whateverTheSilencesAreTheyAreShownInTheTimeThereIs() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            long[] silences = random.longs(1 + random.nextInt(60), 0, 1L << (10 + random.nextInt(45)))
                    .toArray();
            Tempo tempo = Tempo.lasting(silences, 8 * SECOND, 2 * SECOND);
            double most = 2.0
                    * SECOND
                    * java.util.Arrays.stream(silences).filter(s -> s > 0).count();
            assertThat(tempo.whole(silences)).isCloseTo(Math.min(most, 8.0 * SECOND), within(0.01 * SECOND));
        }
    }
}
