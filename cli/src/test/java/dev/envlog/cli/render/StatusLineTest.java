package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private final StatusLine status = new StatusLine(out, new Screen(out, 40, true, false, false), 0);

    @Test
    void fitsTheTerminalWithoutWrapping() {
        assertThat(status.compose(SECOND).width()).isEqualTo(39);
        assertThat(status.compose(SECOND).plain()).startsWith("─── 0.0 req/s · 0 failed ───");
    }

    @Test
    void isDrawnOverItselfAndNotTooOften() {
        status.draw(SECOND);
        status.draw(SECOND + 1000);
        assertThat(text.toString()).startsWith("───").doesNotContain("\r");
        status.draw(2 * SECOND);
        assertThat(text.toString()).contains("\r\u001b[K─── ");
        status.erase();
        status.erase();
        assertThat(text.toString()).endsWith("\r\u001b[K").doesNotEndWith("\u001b[K\r\u001b[K");
    }

    @Test
    void countsWhatIsHidden() {
        status.hide();
        status.hide();
        assertThat(status.compose(SECOND).plain()).contains("2 probes");
    }
}
