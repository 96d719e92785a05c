package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void whatTheTerminalWouldObeyBecomesVisible() {
        assertThat(utf8("a\u001b[31mb\u0000c\rd\te\u0085f\u202eg\u200bh\u2028i").plain())
                .isEqualTo("a\\x1b[31mb\\x00c\\x0dd e\\x85f\\u202eg\\u200bh\\u2028i");
        assertThat(utf8("x\ud800y").plain()).isEqualTo("x\\ud800y");
        assertThat(utf8("Grüße 漢字 😀").plain()).isEqualTo("Grüße 漢字 😀");
    }

    @Test
    void widthsAreColumnsOfTheTerminal() {
        assertThat(utf8("漢字").width()).isEqualTo(4);
        assertThat(utf8("e\u0301").width()).isEqualTo(1);
        assertThat(new Line(false).fit("漢字漢字", 5, Role.PLAIN).plain()).isEqualTo("漢字…");
    }

    @Test
    void cellsAreCutAtTheirEndOrInTheirMiddle() {
        Line cell = new Line(false).add("/reviews/", Role.DIM).add("0123456789");
        assertThat(new Line(false).add(cell, 10, false).plain()).isEqualTo("/reviews/…");
        assertThat(new Line(false).add(cell, 10, true).plain()).isEqualTo("/revi…6789");
        assertThat(new Line(false).add(cell, 19, true).plain()).isEqualTo("/reviews/0123456789");
    }

    @Test
    void withoutUtf8SymbolsHaveOthersInTheirPlace() {
        Line line = new Line(true).add("✓ a → b … ─▶│ Δ ü");
        assertThat(line.plain()).isEqualTo("ok a -> b .. ->| d ?");
        assertThat(line.width()).isEqualTo(line.plain().length());
    }

    @Test
    void colourIsAddedLastAndNothingElseChanges() {
        Line line = new Line(false).add("a ").add("b", Role.FAIL).add("  ", Role.DIM);
        assertThat(line.painted(Palette.COLOUR)).isEqualTo("a \u001b[1;31mb\u001b[0m");
        assertThat(line.painted(Palette.NONE)).isEqualTo("a b");
    }

    private static Line utf8(String text) {
        return new Line(false).add(text);
    }
}
