package dev.envlog.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.render.Reel;
import dev.envlog.cli.render.Reel.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepperTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "q, 1",
        "' q', 2",
        "'nnb\rq', 3",
        "bbbq, 1",
        "Gq, 4",
        "Ggq, 1",
        "'    q', 4",
        "'\u001b[C\u001b[B\u001b[Dq', 2",
        "'\u001bOC\u001b[F\u001b[Hq', 1",
        "'  \u007fq', 2",
        "xyz q, 2",
        "'n\u0004', 2"
    })
    void keysGoForwardAndBack(String keys, int step) throws IOException {
        Stepper.Ended ended = run(keys);
        assertThat(ended.interrupted()).isFalse();
        assertThat(ended.text())
                .isEqualTo("head\n1\n2\n3\n4\n".substring(0, 5 + 2 * step) + (step == 4 ? "foot\n" : ""));
    }

    @Test
    void anInterruptEndsItAndPutsTheScreenBack() throws IOException {
        Stepper.Ended ended = run("n\u0003");
        assertThat(ended).isEqualTo(new Stepper.Ended("head\n1\n2\n", true));
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .startsWith("\u001b[?1049h")
                .contains("\u001b[?1049l");
    }

    @Test
    void theEndOfTheKeysIsTheEnd() throws IOException {
        assertThat(run("n").text()).isEqualTo("head\n1\n2\n");
    }

    @Test
    void aLowScreenShowsTheLastLinesAndWhereOneIs() {
        Steps steps = new Steps(reel(), false);
        steps.press(Key.LAST);
        assertThat(steps.lines(3, 80)).containsExactly("3", "4", "foot");
        assertThat(steps.status(80)).startsWith(" end   space: next");
        steps.press(Key.BACK);
        assertThat(steps.lines(3, 80)).containsExactly("1", "2", "3");
        assertThat(steps.status(12)).isEqualTo(" step 3 of 4");
    }

    @Test
    void linesThatAreWiderThanTheScreenTakeMoreOfIt() {
        String wide = "\u001b[2m" + "x".repeat(25) + "\u001b[0m";
        Steps steps = new Steps(new Reel("head\n", List.of(new Frame(0, wide + "\ny\n")), ""), false);
        assertThat(steps.lines(5, 10)).containsExactly("head", wide, "y");
        assertThat(steps.lines(4, 10)).containsExactly(wide, "y");
        assertThat(steps.lines(3, 10)).containsExactly("y");
        steps.redrawn(new Reel("", List.of(new Frame(0, wide + "\n")), ""));
        assertThat(steps.lines(1, 10)).containsExactly(wide);
    }

    @Test
    void withoutUtf8TheStatusIsAscii() {
        assertThat(new Steps(reel(), true).status(80)).matches("\\p{ASCII}*").contains("q: quit");
    }

    private Stepper.Ended run(String keys) throws IOException {
        try (Typed terminal = new Typed(shown)) {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
            terminal.hangUp();
            return Stepper.on(terminal, columns -> reel(), false);
        }
    }

    /** A terminal at which somebody has typed already. */
    private static final class Typed extends LineDisciplineTerminal {

        Typed(OutputStream screen) throws IOException {
            super("test", "xterm", screen, StandardCharsets.UTF_8);
            setSize(Size.of(80, 24));
            Attributes raw = getAttributes();
            raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ISIG), false);
            setAttributes(raw);
        }

        void hangUp() throws IOException {
            slaveInputPipe.close();
        }
    }

    private static Reel reel() {
        return new Reel(
                "head\n",
                List.of(new Frame(0, "1\n"), new Frame(0, "2\n"), new Frame(0, "3\n"), new Frame(0, "4\n")),
                "foot\n");
    }
}
