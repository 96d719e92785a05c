package dev.envlog.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.parser.bytes.Bytes;
import org.junit.jupiter.api.Test;

class StraightQuotesTest {

    @Test
    void aPseudoHeaderInTypographicQuotesIsSeenAtTheEndOfWhatWasReadToo() {
        for (int before = 0; before < 20; before++) {
            byte[] b = Bytes.of("x".repeat(before) + "\u2018:");
            assertThat(StraightQuotes.areIn(b, 0, b.length)).isTrue();
        }
    }
}
