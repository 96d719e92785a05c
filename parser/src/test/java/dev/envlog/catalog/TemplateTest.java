package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static Template line(String text) {
        return Template.line(row(text), 0);
    }

    private static Table.Row row(String text) {
        return new Table.Row("x.txt", 1, List.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flushing stats           | flushing stats",
                "runtime: {}              | runtime: {\"a\": 1}",
                "runtime: {}              | runtime:",
                "{} destroyed             | init manager Server destroyed",
                "{} initializing {}       | manager initializing target",
                "cluster '{}' match '{}'  | cluster 'a' match 'b' match 'c'",
                "a {} b                   | a  b",
                "{}: add {}, remove {}    | cds: add 3, remove 0",
            })
    void fits(String template, String text) {
        assertThat(line(template).matches(text, 0, text.length())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flushing stats           | flushing stats now",
                "flushing stats           | not flushing stats",
                "{} destroyed             | it was destroyed yesterday",
                "cluster '{}' match '{}'  | cluster 'a' match b",
                "a {} b                   | a b",
                "aa{}aa                   | aaa",
                "runtime: {}              | the runtime: x",
                "runtime {}: {}           | runtime",
            })
    void doesNotFit(String template, String text) {
        assertThat(line(template).matches(text, 0, text.length())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lds:                     | lds: add/update listener 'x'",
                "override with {} ALPNs   | override with 2 ALPNs, and more",
                "new stream               | new stream",
            })
    void aBeginningLeavesTheRestOpen(String template, String text) {
        assertThat(Template.beginning(row(template), 0).matches(text, 0, text.length()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"a b c, a {} c", "a {} cd, a {} c", "a: {} done, a: {}", "{} starting, {} starting {}"})
    void theOneThatSaysMoreIsHeavier(String heavier, String lighter) {
        assertThat(line(heavier).weight()).isGreaterThan(line(lighter).weight());
    }
}
