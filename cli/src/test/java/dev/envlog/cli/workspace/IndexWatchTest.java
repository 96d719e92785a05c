package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envlog.cli.ManyRequests;
import dev.envlog.cli.Run;
import dev.envlog.cli.input.InputRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watching files by a clock of the test's own. */
@Timeout(60)
class IndexWatchTest {

    /** Waits after which what came is written. */
    private static final int COMMIT = 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Script script = new Script();
    private final Cancel cancel = new Cancel();
    private final List<String> notes = new ArrayList<>();
    /** Requests in the index each time something was made last. */
    private final List<Long> committed = new ArrayList<>();

    @Test
    void whatComesIsInTheIndexSoonAndTheRestWhenWatchingEnds() throws IOException {
        byte[] all = ManyRequests.from(0, 3000);
        Path log = Files.write(folder.resolve("a.log"), Arrays.copyOf(all, all.length / 3));
        script.pause(COMMIT)
                .then(() -> append(log, all, all.length / 3, all.length / 3 * 2 + 77))
                .pause(2 * COMMIT)
                .then(() -> append(log, all, all.length / 3 * 2 + 77, all.length))
                .pause(COMMIT);
        watch(log);
        assertThat(committed).hasSizeGreaterThanOrEqualTo(4).isSorted();
        assertThat(committed.get(0)).isPositive();
        assertThat(committed.get(committed.size() - 1)).isEqualTo(3000);
        assertSameAs(log);
    }

    @Test
    void anIndexThatWasMadeBeforeIsGoneOnWith() throws IOException {
        byte[] all = ManyRequests.from(0, 2500);
        Path log = Files.write(folder.resolve("a.log"), Arrays.copyOf(all, all.length / 2));
        assertThat(Run.of("index", "--into", index().toString(), log.toString()).exit())
                .isZero();
        script.pause(COMMIT)
                .then(() -> append(log, all, all.length / 2, all.length))
                .pause(COMMIT);
        watch(log);
        assertSameAs(log);
        // And the other way round.
        append(log, ManyRequests.from(2500, 2700), 0, -1);
        assertThat(Run.of("index", "--into", index().toString(), log.toString()).exit())
                .isZero();
        assertSameAs(log);
    }

    @Test
    void aRotatedFileIsKeptAndTheNewOneIsAnotherLog() throws IOException {
        Path log = Files.write(folder.resolve("a.log"), ManyRequests.from(0, 100));
        script.pause(COMMIT)
                .then(() -> {
                    append(log, ManyRequests.from(100, 120), 0, -1);
                    Files.move(log, folder.resolve("a.log.1"));
                })
                .pause(3)
                .then(() -> Files.write(log, ManyRequests.from(120, 150)))
                .pause(COMMIT);
        watch(log);
        assertThat(notes).anyMatch(note -> note.contains("was replaced; going on with the new file"));
        assertThat(committed.get(committed.size() - 1)).isEqualTo(150);
        assertThat(Run.of("index", "--into", index().toString(), log.toString()).exit())
                .isZero();
        Run listed = Run.of("ls", "-o", "csv", "--columns", "stream", "--index", index().toString());
        assertThat(listed.lines().stream().skip(1)).hasSize(150).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatIsNotThereYetIsWaitedFor() {
        Path log = folder.resolve("a.log");
        script.pause(3).then(() -> Files.write(log, ManyRequests.from(0, 10))).pause(COMMIT);
        watch(log);
        assertThat(notes).containsExactly(log + ": is not there; waiting for it");
        assertSameAs(log);
    }

    @Test
    void whatCannotGrowIsRefused() throws IOException {
        Path zipped = folder.resolve("a.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(ManyRequests.from(0, 2));
        }
        assertThatThrownBy(() -> watch(zipped)).isInstanceOf(UserError.class).hasMessageContaining("is compressed");
        assertThatThrownBy(() -> watch(folder)).isInstanceOf(UserError.class).hasMessageContaining("is a directory");
    }

    private void watch(Path log) {
        Inputs inputs = Inputs.of(List.of(log.toString()), InputRules.DEFAULT, Run.host(new byte[0]), "index");
        Pace pace = new Pace() {
            @Override
            public long millis() {
                return script.millis();
            }

            @Override
            public void pause(long millis) {
                script.pause(millis);
                if (script.isOver()) {
                    cancel.ask();
                }
            }
        };
        new IndexWatch(
                        inputs,
                        cancel,
                        pace,
                        notes::add,
                        at -> committed.add(IndexSummary.of(at).requests()))
                .watch(index());
    }

    private Path index() {
        return folder.resolve("index");
    }

    private void assertSameAs(Path log) {
        for (String[] question : new String[][] {{"ls", "-o", "ndjson"}, {"conn", "--all", "-o", "ndjson"}}) {
            String[] ofLog = Arrays.copyOf(question, question.length + 1);
            ofLog[question.length] = log.toString();
            String[] ofIndex = Arrays.copyOf(question, question.length + 2);
            ofIndex[question.length] = "--index";
            ofIndex[question.length + 1] = index().toString();
            assertThat(Run.of(ofIndex).out()).isEqualTo(Run.of(ofLog).out()).isNotEmpty();
        }
        assertThat(Run.of("index", "check", index().toString()).exit()).isZero();
    }

    private static void append(Path log, byte[] bytes, int from, int to) throws IOException {
        Files.write(log, Arrays.copyOfRange(bytes, from, to < 0 ? bytes.length : to), StandardOpenOption.APPEND);
    }
}
