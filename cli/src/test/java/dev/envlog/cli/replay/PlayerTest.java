package dev.envlog.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.render.Reel;
import dev.envlog.cli.render.Reel.Frame;
import dev.envlog.cli.workspace.Pace;
import dev.envlog.cli.workspace.Tempo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private final StringWriter text = new StringWriter();

    /** Writes down the waits among the text, and takes a millisecond for each look at the clock. */
    private final Pace pace = new Pace() {
        private long now;

        @Override
        public long millis() {
            return now++;
        }

        @Override
        public void pause(long millis) {
            text.append("(").append(String.valueOf(millis)).append(")");
            now += millis;
        }
    };

    @Test
    void eachStepComesWhenItsTimeHasCome() {
        Reel reel = new Reel(
                "head\n",
                List.of(new Frame(0, "a\n"), new Frame(1_000_000_000L, "b\n"), new Frame(9_000_000_000L, "c\n")),
                "foot\n");
        new Player(new PrintWriter(text), pace).play(reel, new Tempo(2, 3_000_000_000L));
        // What the work itself takes is taken off.
        assertThat(text.toString()).isEqualTo("head\na\n(498)b\n(2999)c\nfoot\n");
    }
}
