package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.data.Table;
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
                "cluster '{cluster}' gone | cluster 'a' gone",
                "set {{{name}}} to {}     | set {a} to b",
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
                "cluster '{cluster}' match '{url}'   | cluster 'a' match 'b' match 'c' | cluster: 9-10, url: 19-30",
                "{manager} initializing {target}     | manager a initializing b        | manager: 0-9, target: 23-24",
                "a {} b {second}                     | a 1 b 2                         | second: 6-7",
                "connect to {host}:{port}, again     | connect to 1:2:3, again         | host: 11-12, port: 13-16",
                "done: {rest}                        | done:                           | rest: 5-5",
            })
    void itsNamedHolesAreFields(String template, String text, String fields) {
        Template line = line(template);
        int[] bounds = line.bounds(text, 0, text.length(), line.fields().size());
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < line.fields().size(); i++) {
            found.append(i == 0 ? "" : ", ")
                    .append(line.fields().get(i))
                    .append(": ")
                    .append(bounds[2 * i])
                    .append('-')
                    .append(bounds[2 * i + 1]);
        }
        assertThat(found.toString()).isEqualTo(fields);
    }

    @ParameterizedTest
    @CsvSource({"at 7 {}, true", "HTTP/1 {}, true", "{} 0, true", "http2 {}, false", "0x{}, false", "v4_6 {}, false"})
    void aNumberInItsTextIsOneThatNoLetterTouches(String template, boolean numbered) {
        assertThat(line(template).numbered()).isEqualTo(numbered);
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
