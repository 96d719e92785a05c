package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --since}, {@code --until} and {@code --tail}. */
class TimeWindowTest {

    /** S1 from 10:00:00 to 10:00:30, S2 from 10:01:00 to 10:01:10, S3 from 10:02:00 on. */
    private static final byte[] LOG = log();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private String file;

    @BeforeEach
    void write() {
        file = Run.file(folder, "proxy.log", LOG);
    }

    @Test
    void aRequestCountsIfAnyPartOfItIsInTheWindow() {
        assertThat(names("--since", "10:00:20")).containsExactly("S1", "S2", "S3");
        assertThat(names("--since", "10:00:31")).containsExactly("S2", "S3");
        assertThat(names("--until", "10:00:10")).containsExactly("S1");
        assertThat(names("--since", "10:01:05", "--until", "10:01:06")).containsExactly("S2");
        assertThat(names("--until", "09:00")).isEmpty();
        assertThat(names("--since", "2026-01-05", "--until", "2026-01-05")).containsExactly("S1", "S2", "S3");
    }

    @Test
    void aRequestCanStandForATime() {
        assertThat(names("--since", "@2")).containsExactly("S2", "S3");
        assertThat(names("--until", "@1")).containsExactly("S1");
        assertThat(names("--since", "@2", "--until", "@2")).containsExactly("S2");
        // What is open has no end, and so is until the end of the log.
        assertThat(names("--until", "@3")).containsExactly("S1", "S2", "S3");
        assertThat(Run.of("ls", "--since", "@2", file).err()).contains("time: 2026-01-05 10:01:00 to the end\n");
    }

    /** A line of the access log tells the time of its request, in JSON among the other values. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-01-05T10:%s.250Z] \"GET /a HTTP/1.1\" 200 - 0 95 45 - \"-\" \"curl/8\" \"-\" \"shop\" \"10.0.0.6:80\"\n",
                "{\"start_time\":\"2026-01-05T10:%s.250Z\",\"method\":\"GET\",\"path\":\"/a\",\"response_code\":200,\"duration\":45}\n",
            })
    void theAccessLogAloneHasTimesToo(String line) {
        String log = line.formatted("00:00") + line.formatted("00:30") + line.formatted("01:00");
        assertThat(Run.piped(log, "ls", "-q", "-o", "name", "--since", "2026-01-05T10:00:10Z")
                        .out())
                .isEqualTo("@2\n@3\n");
        assertThat(Run.piped(log, "ls", "-q", "-o", "name", "--since", "-31s").out())
                .isEqualTo("@2\n@3\n");
        String access = Run.file(folder, "access.log", log.getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("ls", "-q", "-o", "name", "--until", "10:00:40", access)
                        .out())
                .isEqualTo("@1\n@2\n");
        String index = folder.resolve("index").toString();
        Run.of("index", "-q", "--into", index, access);
        assertThat(Run.of("ls", "-q", "-o", "name", "--until", "10:00:40", "--index", index)
                        .out())
                .isEqualTo("@1\n@2\n");
    }

    /** What a sidecar says while it starts is not the end of its log. */
    @Test
    void aLogEndsWithItsAccessLogWhereThatIsMostOfIt() {
        String access =
                "[2026-01-05T11:%s:00.250Z] \"GET /a HTTP/1.1\" 200 - 0 95 45 - \"-\" \"curl/8\" \"-\" \"shop\" \"10.0.0.6:80\"\n";
        String log =
                "[2026-01-05 10:00:00.250][1][info][main] [source/server/server.cc:1] starting main dispatch loop\n"
                        + access.formatted("00")
                        + access.formatted("30");
        assertThat(Run.piped(log, "ls", "-q", "-o", "name", "--since", "-5m").out())
                .isEqualTo("@2\n");
        // The other way round lines of the access log are few, and may be of another time zone.
        String debug = new String(LOG, StandardCharsets.UTF_8) + access.formatted("59");
        assertThat(Run.piped(debug, "ls", "-q", "-o", "name", "--since", "-1m").out())
                .isEqualTo("S2\n@3\nS3\n");
        assertThat(Run.of("ls", "-q", "-o", "name", "--since", "-1m", file).out())
                .isEqualTo("S2\nS3\n");
    }

    @Test
    void saysWhyARequestCannotStandForATime() {
        assertThat(Run.of("ls", "--since", "@4", file))
                .isEqualTo(new Run(2, "", "envlog: @4: requests are numbered @1 to @3\n"));
        assertThat(Run.of("tail", "-f", "--since", "@2", file).err())
                .isEqualTo("envlog: @2: a log that is followed has no such request yet; give a time\n");
        assertThat(Run.piped("", "ls", "--since", "@2").err())
                .isEqualTo("envlog: @2: there is no request in the log\n");
    }

    @Test
    void whatIsStillOpenIsInEveryLaterWindow() {
        assertThat(names("--since", "10:30")).containsExactly("S3");
    }

    @Test
    void aRequestThatBeganBeforeTheWindowIsWholeAndKeepsItsNumber() {
        Run run = Run.of("ls", "-o", "ndjson", "--since", "10:01:05", "--until", "10:01:30", file);
        assertThat(run.object()).containsEntry("partial", null).containsEntry("durationNs", 10_000_000_000L);
        assertThat(Run.of("show", "-o", "name", "@2", file).out()).isEqualTo("S2\n");
        assertThat(Run.of("ls", "--since", "10:01:05", "--until", "10:01:30", file)
                        .lines()
                        .get(1))
                .startsWith("2 ");
    }

    @Test
    void aDurationIsReckonedFromTheLastLineOfTheLog() {
        Run run = Run.of("ls", "-o", "name", "--since", "1m", file);
        assertThat(run.lines()).containsExactly("S2", "S3");
        assertThat(run.err()).contains("time: 2026-01-05 10:01:00 to the end (1m before the last line of the log)\n");
    }

    @Test
    void severalLogsHaveOneEnd() {
        String earlier = Run.file(
                folder,
                "earlier.log",
                new String(LOG, StandardCharsets.UTF_8)
                        .replace("[S", "[S9")
                        .replace(" 10:0", " 08:0")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("ls", "-q", "-o", "name", "--since", "1m", earlier, file)
                        .lines())
                .doesNotContain("S91", "S92")
                .contains("S2");
    }

    @Test
    void theEndOfACompressedLogIsFoundToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(LOG);
        }
        String packed = Run.file(folder, "proxy.log.gz", out.toByteArray());
        assertThat(Run.of("ls", "-q", "-o", "name", "--since", "1m", packed).lines())
                .containsExactly("S2", "S3");
    }

    @Test
    void theEndOfALongLogIsFoundInItsLastBlock() {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = 0; i < 30_000; i++) {
            log.at(i * 100L).plain("main", "flushing stats, number " + i + " of this process, to make the log long");
        }
        String big = Run.file(folder, "big.log", log.bytes());
        Run run = Run.of("events", "-o", "ndjson", "--since", "-1s", big);
        assertThat(run.lines()).hasSize(11);
        assertThat(run.err()).contains("time: 2026-01-05 10:49:58.900 to the end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls --since 1m",
                "ls --since @2 --until 10:01:30",
                "ls --since @1 --until @2",
                "ls --where start>=-2m",
                "query start>=-1m",
                "show last --since 1m",
                "explain @2 @1 --until @1",
                "stats --since 1m",
                "conn --all --since 1m",
                "events --since 1m",
                "events --where start>=-1m --until 30s",
                "export -o curl last --since 1m"
            })
    void ofWhatIsPipedInTheSameIsShownAsOfAFile(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        Run piped = Run.with(Run.host(LOG), words.toArray(String[]::new));
        assertThat(Run.with(Run.host(Packing.gzip(LOG)), words.toArray(String[]::new)))
                .isEqualTo(piped);
        words.add(file);
        Run named = Run.of(words.toArray(String[]::new));
        assertThat(piped.exit()).isEqualTo(named.exit());
        assertThat(piped.out()).isEqualTo(named.out().replace(file, "-"));
        assertThat(piped.err().lines().filter(line -> line.startsWith("time: ")))
                .containsExactlyElementsOf(named.err()
                        .lines()
                        .filter(line -> line.startsWith("time: "))
                        .toList());
    }

    @Test
    void whatIsPipedInMayStandBesideFiles() {
        String earlier = Run.file(
                folder,
                "earlier.log",
                new String(LOG, StandardCharsets.UTF_8)
                        .replace("[S", "[S9")
                        .replace(" 10:0", " 08:0")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Run.with(Run.host(LOG), "ls", "-q", "-o", "name", "--since", "1m", earlier, "-")
                        .lines())
                .containsExactly("S93", "S2", "S3");
    }

    @Test
    void ofAnArchiveInAPipeTheEndIsNotKnown() {
        Run run = Run.with(Run.host(Packing.tar(Map.of("a.log", LOG))), "ls", "--since", "1m");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("where it ends is not known before all of it is read");
        assertThat(Run.with(Run.host(Packing.tar(Map.of("a.log", LOG))), "ls", "-q", "-o", "name", "--since", "@2")
                        .lines())
                .containsExactly("S2", "S3");
    }

    @Test
    void standardInputIsShownAsItComesWhereItsEndDoesNotMatter() {
        assertThat(Run.with(Run.host(LOG), "ls", "-q", "-o", "name", "--since", "10:01")
                        .lines())
                .containsExactly("S2", "S3");
        assertThat(Run.with(Run.host(LOG), "ls", "-q", "-o", "name", "--until", "2026-01-05T10:00:59Z")
                        .lines())
                .containsExactly("S1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "events", "tail", "show @1", "conn C1", "conn --all"})
    void aLogWithoutTimesIsAnError(String command) {
        Case bare = Cases.named("bare");
        String[] words = (command + " -q --since 2024-05-10 " + bare.input()).split(" ");
        Run run = Run.of(words);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("envlog: " + bare.input()
                        + ": the log has no times that --since and --until could go by; leave them out\n");
        words[words.length - 2] = "10m";
        assertThat(Run.of(words).err()).startsWith("envlog: " + bare.input() + ": the log has no times");
    }

    @Test
    void eventsAreTheRecordsOfTheWindow() {
        Run run = Run.of("events", "-q", "-o", "ndjson", "--since", "10:00:30", "--until", "10:01:00", file);
        assertThat(run.json())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.toString())
                        .containsAnyOf("time=2026-01-05T10:00:30", "time=2026-01-05T10:01:00"));
        int all = Run.of("events", "-q", "-o", "ndjson", file).lines().size();
        int before = Run.of("events", "-q", "-o", "ndjson", "--until", "10:00:59", file)
                .lines()
                .size();
        int after = Run.of("events", "-q", "-o", "ndjson", "--since", "10:01", file)
                .lines()
                .size();
        assertThat(before + after).isEqualTo(all);
    }

    @Test
    void oneRequestOrConnectionIsLookedForInTheWindow() {
        assertThat(Run.of("show", "-q", "-o", "name", "C1", "--until", "10:00:40", file)
                        .out())
                .isEqualTo("S1\n");
        assertThat(Run.of("show", "-q", "-o", "name", "S1", "--since", "10:01", "--until", "10:01:01", file)
                        .exit())
                .isEqualTo(1);
        assertThat(Run.of("conn", "--all", "-q", "-o", "name", "--since", "10:01", file)
                        .lines())
                .containsExactly("C1");
    }

    @Test
    void onlyTheLastAreShown() {
        assertThat(names("--tail", "2")).containsExactly("S2", "S3");
        assertThat(names("--tail", "2", "-m", "1")).containsExactly("S2");
        assertThat(names("--tail", "2", "--sort", "-start")).containsExactly("S3", "S2");
        assertThat(names("--tail", "-1")).hasSize(3);
        assertThat(names("--tail", "0")).isEmpty();
        assertThat(Run.of("ls", "--tail", "-2", file).err())
                .isEqualTo("envlog: --tail -2: give how many of the last to show, or -1 for all\n");
        List<String> all = Run.of("events", "-q", "-o", "ndjson", file).lines();
        assertThat(Run.of("events", "-q", "-o", "ndjson", "--tail", "3", file).lines())
                .isEqualTo(all.subList(all.size() - 3, all.size()));
        assertThat(Run.of("tail", "-q", "-o", "name", "--tail", "1", file).out())
                .isEqualTo("S2\n");
    }

    private List<String> names(String... options) {
        List<String> all = new ArrayList<>(List.of("ls", "-q", "-o", "name"));
        all.addAll(List.of(options));
        all.add(file);
        return Run.of(all.toArray(String[]::new)).lines();
    }

    private static byte[] log() {
        EnvoyLogWriter log = new EnvoyLogWriter().at(0).conn("http", 1, "new stream");
        request(log, 1);
        answer(log.at(30_000), 1);
        request(log.at(60_000).conn("http", 1, "new stream"), 2);
        answer(log.at(70_000), 2);
        request(log.at(120_000).conn("http", 1, "new stream"), 3);
        return log.bytes();
    }

    private static void request(EnvoyLogWriter log, long stream) {
        log.stream("http", 1, stream, "request headers complete (end_stream=true):")
                .headers(":authority", "orders", ":path", "/" + stream, ":method", "GET");
    }

    private static void answer(EnvoyLogWriter log, long stream) {
        log.stream("http", 1, stream, "encoding headers via codec (end_stream=true):")
                .headers(":status", "200");
        log.stream("http", 1, stream, "Codec completed encoding stream.");
    }
}
