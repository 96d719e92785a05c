package dev.envlog.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** How much may come of how little. */
class MeterTest {

    @Test
    void whatExpandsWithoutEndIsStopped() {
        Meter meter = new Meter(250);
        meter.raw(1 << 20);
        assertThatThrownBy(() -> drain(meter.expanded(new Zeros(Long.MAX_VALUE))))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "expands to more than 250 times its size and 1 GiB, as data made to do harm does; if it is a log,"
                                + " --max-expand 0 reads all of it");
    }

    @Test
    void layersCountTogether() {
        Meter meter = new Meter(250);
        meter.raw(1 << 20);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        drain(meter.expanded(new Zeros(100 << 20)));
                    }
                })
                .hasMessageContaining("--max-expand 0");
    }

    @Test
    void aLogThatIsLargeOrTheUsersWordIsNot() throws IOException {
        Meter large = new Meter(250);
        large.raw(100 << 20);
        assertThat(drain(large.expanded(new Zeros(20L << 30)))).isEqualTo(20L << 30);
        Meter any = new Meter(0);
        assertThat(drain(any.expanded(new Zeros(20L << 30)))).isEqualTo(20L << 30);
    }

    private static long drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 20];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
        }
        return bytes;
    }

    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            int n = (int) Math.min(left, length);
            left -= n;
            return n == 0 ? -1 : n;
        }
    }
}
