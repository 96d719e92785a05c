package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.data.Table;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PrefixTableTest {

    private final Components components = Components.load();

    @Test
    void rowsOfAllLoggersCanBeRead() {
        PrefixTable table = PrefixTable.load(components);
        assertThat(table.loggers())
                .hasSizeGreaterThan(5)
                .allSatisfy(logger -> assertThat(table.find(logger, "\0")).isNull());
    }

    @Test
    void theLongestBeginningTells() {
        PrefixTable table = read("a | ab | runtime\na | a | admin\nb | a | dns\n");
        assertThat(named(table, "a", "abc")).isEqualTo("runtime");
        assertThat(named(table, "a", "acb")).isEqualTo("admin");
        assertThat(named(table, "b", "abc")).isEqualTo("dns");
        assertThat(table.find("c", "abc")).isNull();
    }

    @Test
    void aRowWithoutAComponentIsToldWhenItsLoggerIsAsked() {
        PrefixTable table = read("a | ab | -\nb | a | dns\n");
        assertThat(named(table, "b", "a")).isEqualTo("dns");
        assertThatThrownBy(() -> table.find("a", "x"))
                .hasMessageContaining("x.txt:1")
                .hasMessageContaining("'ab'");
    }

    private PrefixTable read(String text) {
        return new PrefixTable(Table.read(text, "x.txt", "logger", "beginning", "component"), components);
    }

    private static String named(PrefixTable table, String logger, String message) {
        return Objects.requireNonNull(table.find(logger, message)).name();
    }
}
