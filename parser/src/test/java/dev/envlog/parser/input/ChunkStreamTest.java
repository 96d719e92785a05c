package dev.envlog.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whoever reads may do more each time that it asks than for a line. */
class ChunkStreamTest {

    private static final byte[] LINES = "a line\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);

    @Test
    void linesThatAreThereComeTogether() throws IOException {
        try (InputStream text = new SingleBlanks(new ByteArrayInputStream(LINES))) {
            assertThat(text.read(new byte[LINES.length])).isGreaterThan(100 * "a line\n".length());
            assertThat(text.readAllBytes()).endsWith("a line\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLineDoesNotWaitForOneThatIsNotThere() throws IOException {
        InputStream live = new InputStream() {
            private int asked;

            @Override
            public int read() {
                throw new AssertionError("asked byte by byte");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                assertThat(asked++).as("times asked").isZero();
                System.arraycopy(LINES, 0, buffer, offset, 7);
                return 7;
            }
        };
        try (InputStream text = new SingleBlanks(live)) {
            assertThat(text.read(new byte[100])).isEqualTo(7);
        }
    }
}
