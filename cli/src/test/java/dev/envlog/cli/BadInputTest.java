package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no good log gets a sentence and the right exit code, never a stack trace. */
class BadInputTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        String file = Run.file(folder, "empty.log", new byte[0]);
        assertThat(Run.of("ls", file)).isEqualTo(new Run(1, "", file + ": empty\nno request found\n"));
        assertThat(Run.of("events", file).exit()).isEqualTo(1);
    }

    @Test
    void aBinaryFileIsNoEnvoyLogAndSendsNoControlCharacters() {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        bytes[0] = 0x7f;
        String file = Run.file(folder, "program", bytes);
        Run run = Run.of("ls", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(file + ": no Envoy log: none of ");
        Run events = Run.of("events", "--color", "always", file);
        assertThat(events.out().replaceAll("\u001b\\[[0-9;]*m", ""))
                .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
    }

    @Test
    void aDirectoryIsRefusedWithTheOptionThatReadsIt() {
        assertThat(Run.of("ls", folder.toString()))
                .isEqualTo(new Run(2, "", "envlog: " + folder + ": is a directory; -r reads the logs in it\n"));
    }

    @Test
    void aMissingFileKeepsNoOtherFromBeingRead() {
        String seed = Cases.named("seed").input().toString();
        Run run = Run.of("ls", "-q", "-o", "name", "/no/such.log", seed);
        assertThat(run).isEqualTo(new Run(2, "S11192089021443921902\n", "envlog: /no/such.log: no such file\n"));
    }

    @Test
    void anotherProgramsLogIsSaidToBeNoneOfEnvoy() {
        String file = Run.file(
                folder,
                "nginx.log",
                "10.0.0.1 - - [05/Jan/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 612\n"
                        .repeat(30)
                        .getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("ls", file);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no Envoy log: none of 30 lines has the form of one");
    }

    @Test
    void aTruncatedGzipIsReadAsFarAsItGoes() throws IOException {
        StringBuilder log = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            log.append(new EnvoyLogWriter().at(i).conn("http", i, "new stream").text());
            log.append("noise ").append(random.nextLong()).append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(log.toString().getBytes(StandardCharsets.UTF_8));
        }
        String file = Run.file(folder, "cut.gz", Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        Run run = Run.of("events", "-q", "-o", "ndjson", file);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.lines()).hasSizeGreaterThan(1000);
        assertThat(run.err())
                .startsWith("envlog: " + file + ": ")
                .contains("only what comes before that was read")
                .hasLineCount(1);
    }

    @Test
    void whatOnlyBeginsLikeGzipIsAnErrorInOneLine() {
        String file = Run.file(folder, "fake.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        Run run = Run.of("ls", "-q", file);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("envlog: " + file + ": ").hasLineCount(1);
    }

    @Test
    void aLineOf50MegabytesIsCutAndWhatFollowsIsRead() throws IOException {
        Path file = folder.resolve("long.log");
        byte[] seed = Cases.named("seed").bytes();
        byte[] line = new byte[50_000_001];
        Arrays.fill(line, (byte) 'x');
        line[line.length - 1] = '\n';
        Files.write(file, line);
        Files.write(file, seed, java.nio.file.StandardOpenOption.APPEND);
        Run run = Run.of("ls", file.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("12990");
        assertThat(run.err()).contains("1 line cut for its length");
    }

    @Test
    void withoutInputATerminalIsToldHowToGiveSome() {
        Run run = Run.with(
                new dev.envlog.cli.workspace.Host(System.in, true, true, true, 80, Map.of("LANG", "C.UTF-8")),
                "show",
                "@3");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("envlog: no log to read; name a file (envlog show @3 proxy.log) or pipe one in"
                        + " (kubectl logs POD -c istio-proxy | envlog show @3)\n");
    }

    @Test
    void standardInputIsNotReadTwice() {
        Run run = Run.of("ls", "-", "-");
        assertThat(run).extracting(Run::exit, Run::out).containsExactly(2, "");
        assertThat(run.err()).contains("standard input can be read only once");
    }

    @Test
    void aNumberOfWhichThereCanBeNoListIsRefused() {
        String seed = Cases.named("seed").input().toString();
        for (String command : List.of("ls", "stats", "events", "query")) {
            for (String number : List.of("-1", "0")) {
                Run run = command.equals("query")
                        ? Run.of(command, "-m", number, "status:200", seed)
                        : Run.of(command, "-m", number, seed);
                assertThat(run)
                        .isEqualTo(new Run(2, "", "envlog: -m " + number + ": give how many to show, 1 or more\n"));
            }
        }
    }
}
