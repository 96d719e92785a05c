package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of an index: what is made, left alone and removed. */
class IndexFolderTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void ofAFileThatIsNotThereNoIndexIsMade() throws IOException {
        Path into = folder.resolve("of-nothing");
        Run run = Run.of(
                "index", "--into", into.toString(), folder.resolve("no.log").toString());
        assertThat(run.err()).endsWith("no.log: no such file\n").hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(into).doesNotExist();
        Files.createDirectories(into);
        assertThat(Run.of(
                                "index",
                                "--into",
                                into.toString(),
                                folder.resolve("no.log").toString())
                        .exit())
                .isEqualTo(2);
        assertThat(into).isDirectory();
    }

    @Test
    void aDirectoryThatHasOtherThingsInItIsLeftAlone() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 5)).toString();
        Path theirs = Files.createDirectory(folder.resolve("theirs"));
        Files.writeString(theirs.resolve("letter.txt"), "dear");
        Run run = Run.of("index", "--into", theirs.toString(), log);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("other files in it");
        assertThat(Run.of("index", "rm", theirs.toString()).err()).contains("nothing was removed");
        assertThat(theirs.resolve("letter.txt")).hasContent("dear");
    }

    /** Whoever makes a first index and is interrupted leaves files that no commit tells of. */
    @Test
    void whatAnInterruptedFirstIndexLeftIsRemoved() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.writeString(left.resolve("write.lock"), "");
        Files.writeString(left.resolve("_0.fdt"), "half");
        assertThat(Run.of("index", "rm", left.toString()).exit()).isZero();
        assertThat(left).doesNotExist();
    }

    @Test
    void whereNothingCanBeWrittenIsToldInOneLine() throws IOException {
        String log = write("a.log", ManyRequests.from(0, 5)).toString();
        Run below = Run.of("index", "--into", log + "/index", log);
        assertThat(below.exit()).isEqualTo(2);
        assertThat(below.err().lines().filter(line -> line.contains("index"))).hasSize(1);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed), "whoever runs this may write all");
        assertThat(Run.of("index", "--into", closed.toString(), log).err())
                .contains("cannot be written; name another directory with --into");
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }
}
