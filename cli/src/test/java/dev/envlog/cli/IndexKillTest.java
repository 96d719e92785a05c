package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that watches a growing log is killed at any instant: what it said to have kept is there, once. */
@Timeout(600)
class IndexKillTest {

    private static final int ROUNDS = Integer.getInteger("envlog.kills", 2);
    private static final int REQUESTS_OF_A_ROUND = 1500;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern COMMITTED = Pattern.compile(": ([0-9,]+) requests?, [0-9,]+ connections?$");

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(20261126);

    @Test
    void whatWasReportedIsThereOnceHoweverOftenAWatcherIsKilled() throws IOException, InterruptedException {
        Path log = folder.resolve("a.log");
        Path index = folder.resolve("index");
        Files.createFile(log);
        int written = 0;
        long reported = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process watcher = watcher(log, index);
            byte[] more = ManyRequests.from(written, written + REQUESTS_OF_A_ROUND);
            written += REQUESTS_OF_A_ROUND;
            // Each other time it is let come to its first report, however slow the machine is.
            boolean patient = round % 2 == 0;
            int delay = patient ? PATIENCE_MILLIS : random.nextInt(1500);
            Thread writer = new Thread(
                    () -> {
                        append(log, more, watcher);
                        kill(watcher, delay);
                    },
                    "writer");
            writer.start();
            // Some are killed soon after they have said so, others in the middle of what they do next.
            reported = Math.max(reported, killed(watcher, patient ? 0 : random.nextInt(3), random.nextInt(40)));
            writer.join();
            // What came after the kill.
            append(log, more, null);
            assertWhole(index, reported, written, round);
        }
        assertThat(reported).isPositive();
        assertThat(Run.of("index", "--into", index.toString(), log.toString()).exit())
                .isZero();
        assertThat(streams(index)).isEqualTo(streams(written));
        assertThat(Run.of("ls", "-o", "ndjson", "--index", index.toString()).out())
                .isEqualTo(Run.of("ls", "-o", "ndjson", log.toString()).out());
    }

    private static void assertWhole(Path index, long reported, int written, int round) {
        if (reported == 0) {
            return;
        }
        Run check = Run.of("index", "check", index.toString());
        assertThat(check.exit()).as("round %d: %s", round, check).isZero();
        List<String> there = streams(index);
        assertThat(there.size()).as("round %d", round).isBetween((int) reported, written);
        assertThat(there).isEqualTo(streams(there.size()));
    }

    private static Process watcher(Path log, Path index) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.envlog.cli.Main",
                        "index",
                        "--watch",
                        "--into",
                        index.toString(),
                        log.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Kills a process so many lines of its own after it first reported something new; the most that it reported. */
    private static long killed(Process watcher, int lines, int millis) throws IOException, InterruptedException {
        long most = 0;
        int left = lines;
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(watcher.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                Matcher matcher = COMMITTED.matcher(line);
                if (matcher.find()) {
                    most = Math.max(most, Long.parseLong(matcher.group(1).replace(",", "")));
                    if (most > 0 && left-- <= 0) {
                        pause(millis);
                        watcher.destroyForcibly();
                    }
                }
            }
        } catch (IOException e) {
            // It was killed while we read.
            assertThat(e).hasMessageContaining("closed");
        }
        watcher.waitFor();
        return most;
    }

    /** Writes a log piece by piece until nobody watches any more, or the rest of it at once. */
    private void append(Path log, byte[] more, @org.jspecify.annotations.Nullable Process watcher) {
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
            int from = watcher == null ? rest : 0;
            while (from < more.length && (watcher == null || watcher.isAlive())) {
                int to = watcher == null ? more.length : Math.min(more.length, from + 997);
                out.write(Arrays.copyOfRange(more, from, to));
                from = to;
                if (watcher != null) {
                    pause(3);
                }
            }
            rest = from;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Kills a process that does not end before. */
    private static void kill(Process process, int millis) {
        try {
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the writer stopped. */
    private volatile int rest;

    private static List<String> streams(Path index) {
        return Run.of("ls", "-o", "csv", "--columns", "stream", "--index", index.toString())
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private static List<String> streams(int end) {
        return java.util.stream.IntStream.range(0, end)
                .mapToObj(ManyRequests::stream)
                .toList();
    }
}
