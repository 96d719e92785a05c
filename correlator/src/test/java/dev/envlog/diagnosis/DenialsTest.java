package dev.envlog.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.catalog.Catalog.Known;
import org.junit.jupiter.api.Test;

class DenialsTest {

    @Test
    void everyStatementThatTheGrammarDoesNotHaveIsInTheCatalogue() {
        assertThat(Catalog.shared().known().stream().map(Known::event)).containsAll(Denials.catalogued());
    }
}
