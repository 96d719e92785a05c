package dev.envlog.parser.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

    private static final int[] HARD = {'\n', '\n' + 1, '\n' - 1, '\n' | 0x80, 0, 1, 0x7f, 0x80, 0xff, 'a'};

    private final Random random = new Random(5);

    @Test
    void findsTheFirstPlaceOfAByteWhateverStandsAroundIt() {
        for (int i = 0; i < 20_000; i++) {
            byte[] b = hardBytes(random.nextInt(40));
            int from = random.nextInt(b.length + 1);
            int to = from + random.nextInt(b.length - from + 1);
            int expected = -1;
            for (int p = to - 1; p >= from; p--) {
                expected = b[p] == '\n' ? p : expected;
            }
            assertThat(Bytes.indexOf(b, from, to, '\n'))
                    .as("%s from %s to %s", Arrays.toString(b), from, to)
                    .isEqualTo(expected);
        }
    }

    /** A byte of more than seven bits may be given with its sign and without. */
    @Test
    void bytesThatAreNoAsciiAreFoundWhereverTheyStand() {
        for (int length = 1; length < 40; length++) {
            for (int p = 0; p < length; p++) {
                byte[] b = new byte[length];
                b[p] = (byte) 0xe2;
                assertThat(Bytes.indexOf(b, 0, length, 0xe2)).isEqualTo(p);
                assertThat(Bytes.indexOf(b, 0, length, b[p])).isEqualTo(p);
                assertThat(Bytes.indexOf(b, 0, length, 'x', 0xe2)).isEqualTo(p);
                assertThat(Bytes.indexOf(b, 0, length, b[p], 'x')).isEqualTo(p);
                assertThat(Bytes.indexOf(b, 0, length, new byte[] {b[p]})).isEqualTo(p);
            }
        }
    }

    @Test
    void equalRangesHaveEqualHashesWhereverTheyStand() {
        for (int length = 0; length < 40; length++) {
            byte[] text = hardBytes(length);
            byte[] inside = hardBytes(length + 20);
            System.arraycopy(text, 0, inside, 7, length);
            assertThat(Bytes.hash(inside, 7, 7 + length)).isEqualTo(Bytes.hash(text, 0, length));
        }
    }

    @Test
    void rangesThatDifferInOneByteHaveOtherHashes() {
        for (int length = 1; length < 40; length++) {
            byte[] text = hardBytes(length);
            int hash = Bytes.hash(text, 0, length);
            for (int p = 0; p < length; p++) {
                text[p] ^= 4;
                assertThat(Bytes.hash(text, 0, length))
                        .as("byte %s of %s", p, length)
                        .isNotEqualTo(hash);
                text[p] ^= 4;
            }
        }
    }

    @Test
    void marksAllOfEightBytesThatAreTheOneSoughtAndNoOther() {
        for (int i = 0; i < 20_000; i++) {
            byte[] b = hardBytes(8);
            long expected = 0;
            for (int p = 0; p < 8; p++) {
                expected |= b[p] == '\n' ? 0x80L << 8 * p : 0;
            }
            assertThat(Bytes.marks(Bytes.eight(b, 0), '\n'))
                    .as(Arrays.toString(b))
                    .isEqualTo(expected);
        }
    }

    @Test
    void rangesAreTheSameIfAllTheirBytesAre() {
        for (int length = 0; length < 40; length++) {
            byte[] text = hardBytes(length);
            byte[] inside = hardBytes(length + 20);
            System.arraycopy(text, 0, inside, 7, length);
            assertThat(Bytes.same(text, 0, inside, 7, length)).isTrue();
            for (int p = 0; p < length; p++) {
                inside[7 + p] ^= 4;
                assertThat(Bytes.same(text, 0, inside, 7, length))
                        .as("byte %s of %s", p, length)
                        .isFalse();
                inside[7 + p] ^= 4;
            }
        }
    }

    @Test
    void eightDigitsAreANumberAndNothingElseIs() {
        for (int i = 0; i < 20_000; i++) {
            int number = random.nextInt(100_000_000);
            byte[] b = Bytes.of("%08d".formatted(number));
            assertThat(Bytes.areDigits(Bytes.eight(b, 0))).isTrue();
            assertThat(Bytes.number(Bytes.eight(b, 0))).isEqualTo(number);
        }
        byte[] b = Bytes.of("12345678");
        for (int p = 0; p < 8; p++) {
            byte digit = b[p];
            for (int other = 0; other < 256; other++) {
                b[p] = (byte) other;
                assertThat(Bytes.areDigits(Bytes.eight(b, 0)))
                        .as("%s at %s", other, p)
                        .isEqualTo(Bytes.isDigit(b[p]));
            }
            b[p] = digit;
        }
    }

    private byte[] hardBytes(int length) {
        byte[] b = new byte[length];
        for (int i = 0; i < length; i++) {
            b[i] = (byte) HARD[random.nextInt(HARD.length)];
        }
        return b;
    }
}
