package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a file to which everything happens that log rotation does. */
class FollowedFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private final Script clock = new Script();

    @SuppressWarnings("NullAway.Init")
    private Path log;

    @SuppressWarnings("NullAway.Init")
    private FollowedFile file;

    @BeforeEach
    void open() {
        log = folder.resolve("proxy.log");
        file = new FollowedFile(log, clock, notes::add);
    }

    @AfterEach
    void close() {
        file.close();
    }

    /** Windows' editors and shells put it there. */
    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
        write("\ufeffone\n");
        assertThat(read()).isEqualTo("one\n");
        write("\ufefftwo\n");
        assertThat(read()).as("in the middle it is text").isEqualTo("\ufefftwo\n");
        assertThat(notes).isEmpty();
    }

    @Test
    void aFileInUtf16IsNotFollowedSilently() throws IOException {
        Files.write(log, "\ufeffone\n".getBytes(StandardCharsets.UTF_16LE));
        read();
        assertThat(notes).singleElement().asString().contains("is UTF-16", "pipe it in");
    }

    @Test
    void whatIsWrittenIsReadOnce() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        assertThat(read()).isEmpty();
        write("tw");
        assertThat(read()).isEqualTo("tw");
        write("o\n");
        assertThat(read()).isEqualTo("o\n");
        assertThat(notes).isEmpty();
    }

    @Test
    void aFileThatIsNotThereYetIsWaitedFor() throws IOException {
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        assertThat(notes).containsExactly("no such file; waiting for it", "has appeared");
    }

    @Test
    void anotherFileOfTheSameNameIsReadFromItsBeginning() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        rotate();
        write("two\n");
        assertThat(read()).isEqualTo("two\n");
        assertThat(notes).containsExactly("was replaced; going on with the new file");
    }

    @Test
    void aWriterThatHasNotNoticedYetMayFillUpTheOldFile() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        rotate();
        Files.createFile(log);
        assertThat(read()).isEmpty();
        append(folder.resolve("proxy.log.1"), "two\n");
        assertThat(read()).isEqualTo("two\n");
        append(folder.resolve("proxy.log.1"), "three\n");
        write("four\n");
        assertThat(read()).isEqualTo("three\nfour\n");
    }

    @Test
    void aTruncatedFileIsReadFromItsBeginning() throws IOException {
        write("one\ntwo\n");
        assertThat(read()).isEqualTo("one\ntwo\n");
        truncate();
        assertThat(read()).isEmpty();
        write("three\n");
        assertThat(read()).isEqualTo("three\n");
        assertThat(notes).containsExactly("was truncated; going on from its beginning");
    }

    @Test
    void aFileThatHasGrownBeyondItsOldSizeAfterItWasTruncatedIsNoticed() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        truncate();
        write("a longer line\n");
        assertThat(read()).isEqualTo("a longer line\n");
    }

    @Test
    void aWriterThatDoesNotAppendLeavesAHoleThatIsNotRead() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        Files.write(log, "\0\0\0\0two\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read()).isEqualTo("two\n");
    }

    @Test
    void aFileThatGoesAwayMayComeBack() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        Files.delete(log);
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
        write("two\n");
        assertThat(read()).isEqualTo("two\n");
        assertThat(notes).containsExactly("is gone; waiting for it", "has appeared");
    }

    @Test
    void aFileThatWasOnlyMovedAwayForAWhileIsReadOn() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        rotate();
        for (int i = 0; i < 1000; i++) {
            assertThat(read()).isEmpty();
        }
        Files.move(folder.resolve("proxy.log.1"), log);
        write("two\n");
        assertThat(read()).isEqualTo("two\n");
    }

    @Test
    void aLineThatWasNeverEndedDoesNotRunIntoTheNextFile() throws IOException {
        write("one\ntw");
        assertThat(read()).isEqualTo("one\ntw");
        rotate();
        write("three\n");
        assertThat(read()).isEqualTo("\nthree\n");
    }

    @Test
    void aDirectoryOfThatNameIsNoFile() throws IOException {
        Files.createDirectory(log);
        assertThat(read()).isEmpty();
        assertThat(read()).isEmpty();
        assertThat(notes).containsExactly("is a directory; waiting for it");
    }

    @Test
    void itIsQuietOnceNothingWasWrittenForAWhile() throws IOException {
        write("one\n");
        assertThat(read()).isEqualTo("one\n");
        assertThat(file.isQuiet()).isFalse();
        clock.pause(80L);
        assertThat(read()).isEmpty();
        assertThat(file.isQuiet()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensAllBytesAreReadInOrder(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder written = new StringBuilder();
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            int lines = random.nextInt(4);
            StringBuilder chunk = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                chunk.append("line ").append(random.nextInt()).append(" of ").append(i);
                chunk.append(line < lines - 1 || random.nextBoolean() ? "\n" : "");
            }
            write(chunk.toString());
            written.append(chunk);
            if (random.nextInt(4) > 0) {
                found.append(read());
            }
            if (random.nextInt(5) == 0 && !chunk.isEmpty()) {
                write("\n");
                written.append('\n');
                found.append(read());
                switch (random.nextInt(4)) {
                    case 0 -> rotate();
                    case 1 -> truncate();
                    case 2 -> Files.delete(log);
                    default -> {
                        rotate();
                        Files.createFile(log);
                        append(folder.resolve("proxy.log.1"), "late\n");
                        written.append("late\n");
                    }
                }
                if (random.nextBoolean()) {
                    found.append(read());
                }
            }
        }
        found.append(read());
        assertThat(found.toString()).isEqualTo(written.toString());
    }

    private String read() {
        byte[] buffer = new byte[7];
        StringBuilder text = new StringBuilder();
        for (int n = file.read(buffer, 2, 5); n > 0; n = file.read(buffer, 2, 5)) {
            text.append(new String(buffer, 2, n, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private void write(String text) throws IOException {
        append(log, text);
    }

    private static void append(Path to, String text) throws IOException {
        Files.writeString(to, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        Files.move(log, folder.resolve("proxy.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void truncate() throws IOException {
        Files.write(log, new byte[0]);
    }
}
