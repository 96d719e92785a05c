package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envlog.testdata.Cases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody talks with the program at a terminal of the operating system. */
class PtyTest {

    private static final String SEED = Cases.named("seed").input().toString();
    private static final String FAILURES =
            Cases.named("connect-failure").input().toString();
    private static final String REQUEST = "S11192089021443921902";
    private static final String PROMPT = "envlog> ";
    private static final String ENTER = "\r";
    private static final String IGNORED = "interrupts are ignored by whoever runs the tests";
    private static final String INTERRUPT = "\u0003";
    /** As a terminal sends it that was told to be in application mode. */
    private static final String UP = "\u001bOA";

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void look() {
        assumeTrue(Pty.isThere(), "no script of util-linux");
    }

    @Test
    void aLogAloneOpensAShellThatShowsTheSeedsRequest() throws Exception {
        try (Pty pty = new Pty(folder, 80, SEED)) {
            pty.await(PROMPT);
            pty.type("set pager off" + ENTER);
            pty.await(PROMPT);
            pty.type("show stream S1119\t" + ENTER);
            String shown = pty.await("envlog:@1> ");
            assertThat(shown.lines().map(String::stripTrailing))
                    .containsAll(Typist.outside(80, "show", REQUEST, SEED))
                    .allMatch(line -> line.length() <= 80);

            pty.resize(60);
            pty.type("show" + ENTER);
            assertThat(pty.await("envlog:@1> ").lines().map(String::stripTrailing))
                    .containsAll(Typist.outside(60, "show", REQUEST, SEED));
            assertThat(pty.raw()).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
            pty.type("quit" + ENTER);
            List<String> end = pty.ended();
            assertThat(end.get(0)).isEqualTo("0");
            // Lines and echo, as a shell needs them.
            assertThat(end.get(1).split("\\s+")).contains("icanon", "echo", "isig");
        }
    }

    @Test
    void anInterruptEndsTheCommandAndHistoryHasIt() throws Exception {
        assumeTrue(Pty.isInterruptible(), IGNORED);
        try (Pty pty = new Pty(folder, 100, "repl", FAILURES)) {
            pty.await(PROMPT);
            pty.type("tail -f --tail 1" + ENTER);
            pty.await("@5");
            pty.type(INTERRUPT);
            pty.await("5 requests");
            pty.await(PROMPT);
            pty.type(UP);
            pty.await("tail -f --tail 1");
            pty.type(INTERRUPT);
            pty.await(PROMPT);
            pty.type("ls -m 1" + ENTER);
            pty.await("1 shown");
            pty.await(PROMPT);
            pty.type("quit" + ENTER);
            assertThat(pty.ended().get(0)).isEqualTo("0");
        }
        try (Pty pty = new Pty(folder, 100, "repl", FAILURES)) {
            pty.await(PROMPT);
            pty.type(UP + UP + ENTER);
            pty.await("1 shown");
        }
    }

    @Test
    void aCommandThatFollowsIsEndedByAnInterrupt() throws Exception {
        assumeTrue(Pty.isInterruptible(), IGNORED);
        try (Pty pty = new Pty(folder, 80, "tail", "-f", FAILURES)) {
            pty.await("@5");
            pty.type(INTERRUPT);
            pty.await("5 requests");
            assertThat(pty.ended().get(0)).isEqualTo("130");
        }
    }
}
