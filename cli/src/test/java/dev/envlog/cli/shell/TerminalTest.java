package dev.envlog.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody talks with a shell at a terminal. */
class TerminalTest {

    private static final String SEED = Cases.named("seed").input().toString();
    private static final String FAILURES =
            Cases.named("connect-failure").input().toString();
    private static final String PROMPT = "envlog> ";
    private static final char TAB = '\t';
    private static final String INTERRUPT = "\u0003";
    private static final String END = "\u0004";
    private static final String BEFORE = "\u0010";

    @TempDir
    Path folder;

    private static Typist at(String log, int columns) {
        return new Typist(Shells.at(log, Map.of()), columns, false, null);
    }

    @Test
    void theSeedsRequestIsShownOnEightyColumns() {
        try (Typist typist = at(SEED, 80)) {
            assertThat(typist.await(PROMPT).replaceAll("\\s+", " ")).contains("1 request, 0 failed · type help or ?");
            typist.type("show stream S11192089021443921902\n");
            String shown = typist.await("envlog:@1> ");

            assertThat(shown.lines().map(String::stripTrailing))
                    .containsAll(Typist.outside(80, "show", "S11192089021443921902", SEED))
                    .allMatch(line -> line.length() <= 80);
        }
    }

    @Test
    void withoutColourNothingIsPainted() {
        try (Typist typist = at(FAILURES, 80)) {
            typist.await(PROMPT);
            typist.type("ls\n");
            typist.await("next: explain @5");
            typist.await(PROMPT);
            assertThat(typist.raw()).doesNotContainPattern("\u001b\\[[0-9;]*[1-9][0-9;]*m");
        }
        try (Typist typist = new Typist(Shells.at(FAILURES, Map.of()), 80, true, null)) {
            typist.await(PROMPT);
            typist.type("ls\n");
            typist.await("next: explain @5");
            assertThat(typist.raw()).contains("\u001b[1;31m✗ 503");
        }
    }

    @Test
    void tabCompletesCommandsAndIds() {
        try (Typist typist = at(FAILURES, 100)) {
            typist.await(PROMPT);
            typist.type("sho" + TAB + "S15" + TAB + "\n");
            typist.await("show S15869060633428021883 ");
            typist.await("@3  C8/S15869060633428021883");
            typist.await("envlog:@3> ");
            typist.type("why @" + TAB);
            typist.await("@1  ✗ 503 GET reviews:9080/dead/orders/70163 1.2ms");
            typist.await("@5  ✗ 503 GET reviews:9080/far/products/88767 250.4ms");
        }
    }

    @Test
    void linesAreRememberedForTheNextTime() {
        Path history = HistoryFile.of(
                Shells.at(FAILURES, Map.of("XDG_STATE_HOME", folder.toString())).host());
        try (Typist typist = new Typist(Shells.at(FAILURES, Map.of()), 80, false, history)) {
            typist.await(PROMPT);
            typist.type("ls -m 1\n");
            typist.await("next: explain @1");
            typist.await(PROMPT);
            typist.type(END);
            assertThat(typist.ended()).isTrue();
        }
        try (Typist typist = new Typist(Shells.at(FAILURES, Map.of()), 80, false, history)) {
            typist.await(PROMPT);
            typist.type(BEFORE);
            typist.await("ls -m 1");
            typist.type("\n");
            typist.await("1 shown (-m 1: others were not looked for) · 1 failed");
        }
    }

    @Test
    void anInterruptEndsTheCommandAndNotTheShell() {
        try (Typist typist = at(FAILURES, 80)) {
            typist.await(PROMPT);
            typist.type("tail -f --tail 1\n");
            typist.await("@5");
            typist.type(INTERRUPT);
            typist.await("5 requests");
            typist.await(PROMPT);
            typist.type("what is this" + INTERRUPT);
            typist.await("what is this");
            typist.await(PROMPT);
            typist.type("ls -m 1\n");
            typist.await("1 shown");
            typist.await(PROMPT);
            typist.type("quit\n");
            assertThat(typist.ended()).isTrue();
        }
    }

    @Test
    void aLogIsWatchedWhileItGrows() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(FAILURES));
        Path log = folder.resolve("grows.log");
        Files.write(log, lines.subList(0, 100));
        try (Typist typist = at(log.toString(), 100)) {
            typist.await(PROMPT);
            typist.type("watch path:/far/*\n");
            // The first times it may still be reading what was there before.
            for (int i = 0; i < 4; i++) {
                typist.await("req/s");
            }
            Files.write(log, lines.subList(100, lines.size()), StandardOpenOption.APPEND);
            typist.await("/far/prices/8566");
            typist.type(INTERRUPT);
            typist.await(PROMPT);
        }
    }

    @Test
    void aRequestIsSteppedThroughOnTheShellsOwnTerminal() {
        try (Typist typist = at(FAILURES, 100)) {
            typist.await(PROMPT);
            typist.type("replay worst --step\n");
            typist.await("step 1 of ");
            typist.type(" ");
            typist.await("step 2 of ");
            typist.type("q");
            typist.await("@5> ");
            typist.type("ls -m 1\n");
            typist.await("next: explain @1");
        }
    }

    @Test
    void aReplayIsCancelledWhileItWaits() {
        try (Typist typist = at(FAILURES, 100)) {
            typist.await(PROMPT);
            typist.type("replay worst --speed 0.0001x --max-gap 1h\n");
            typist.await("new stream");
            typist.type(INTERRUPT);
            typist.await("cancelled");
            typist.await("@5> ");
        }
    }

    @Test
    void outputFollowsTheSizeOfTheWindow() {
        try (Typist typist = at(FAILURES, 200)) {
            typist.await(PROMPT);
            typist.type("ls\n");
            assertThat(typist.await("next: explain @5")).contains("out|8002 decommissioned");
            typist.await(PROMPT);
            typist.resize(60);
            typist.type("ls\n");
            String narrow = typist.await("next: explain @5");
            assertThat(narrow).doesNotContain("decommissioned");
            assertThat(narrow.lines()).containsAll(Typist.outside(60, "ls", FAILURES));
        }
    }

    @Test
    void enterShowsWhatIsLookedAt() {
        try (Typist typist = at(FAILURES, 80)) {
            typist.await(PROMPT);
            typist.type("\n");
            typist.await(PROMPT);
            typist.type("n\n");
            typist.await("envlog:@1> ");
            typist.type("\n");
            assertThat(typist.await("envlog:@1> ")).contains("C0/S4475542303195610146");
        }
    }
}
