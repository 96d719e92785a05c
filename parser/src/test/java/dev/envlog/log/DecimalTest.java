package dev.envlog.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "18446744073709551615, -1",
        "9223372036854775808, -9223372036854775808",
        "00000000000000000005, 5"
    })
    void anIdHas64BitsAndNoSign(String text, long number) {
        assertThat(Objects.requireNonNull(Decimal.unsigned(text))).isEqualTo(number);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "-", "+5", "-1", "5 ", "0x5", "18446744073709551616", "000000000000000000005", "\u0665"})
    void whateverElseIsNone(String text) {
        assertThat(Decimal.unsigned(text)).isNull();
        assertThat(Decimal.small(text)).isNull();
    }
}
