package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files: rotated ones are one log, others are merged by time, each pod apart. */
class SeveralLogsTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRotatedLogIsReadAsIfItWereWhole() {
        byte[] log = Cases.named("http1-reuse").bytes();
        String whole = Run.file(folder, "whole.log", log);
        List<String> wanted = essence(Run.of("ls", "-q", "--show-noise", "-o", "ndjson", whole));
        assertThat(wanted).isNotEmpty();
        for (int cut = 1000; cut < log.length - 4000; cut += 3000) {
            int a = lineEnd(log, cut);
            int b = lineEnd(log, cut + 2500);
            String old = Run.file(folder, "x.log.2.gz", Packing.gzip(Arrays.copyOf(log, a)));
            String middle = Run.file(folder, "x.log.1", Arrays.copyOfRange(log, a, b));
            String now = Run.file(folder, "x.log", Arrays.copyOfRange(log, b, log.length));
            Run run = Run.of("ls", "--show-noise", "-o", "ndjson", now, old, middle);
            assertThat(essence(run)).isEqualTo(wanted);
            assertThat(run.err()).startsWith(now + " (3 files): Istio text");
            assertThat(pods(run)).containsExactly(now);
        }
    }

    @Test
    void theRecordsOfARotatedLogSayInWhichFileTheyAre() {
        String old = Run.file(folder, "x.log-20260105", log(0, 7).getBytes(StandardCharsets.UTF_8));
        String now = Run.file(folder, "x.log", log(1000, 8).getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("events", "-q", "-o", "ndjson", now, old);
        List<String> places = run.json().stream()
                .map(value -> (Map<?, ?>) value)
                .map(event -> Path.of(String.valueOf(event.get("file"))).getFileName() + ":" + event.get("line"))
                .toList();
        assertThat(places)
                .containsExactly(
                        "x.log-20260105:1", "x.log-20260105:2", "x.log-20260105:7", "x.log:1", "x.log:2", "x.log:7");
    }

    @Test
    void filesOfTheSameNameThatDoNotFollowOneAnotherAreNotOneLog() {
        String first = Run.file(folder, "x.log.1", log(5000, 7).getBytes(StandardCharsets.UTF_8));
        String second = Run.file(folder, "x.log", log(0, 8).getBytes(StandardCharsets.UTF_8));
        assertThat(pods(Run.of("ls", "-o", "ndjson", first, second))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void recordsOfTwoPodsComeInOrderOfTime() {
        String a = Run.file(folder, "a.log", (log(0, 7) + log(200, 8)).getBytes(StandardCharsets.UTF_8));
        String b = Run.file(folder, "b.log", (log(100, 7) + log(300, 9)).getBytes(StandardCharsets.UTF_8));
        Run requests = Run.of("ls", "-q", "-o", "ndjson", b, a);
        assertThat(requests.json().stream()
                        .map(value -> (Map<?, ?>) value)
                        .map(r -> Path.of(String.valueOf(r.get("pod"))).getFileName() + " C0/S" + r.get("stream"))
                        .toList())
                .containsExactly("a.log C0/S7", "b.log C0/S7", "a.log C0/S8", "b.log C0/S9");
        List<String> times = Run.of("events", "-q", "-o", "ndjson", a, b).json().stream()
                .map(value -> String.valueOf(((Map<?, ?>) value).get("time")))
                .toList();
        assertThat(times).hasSize(12).isSorted();
    }

    @Test
    void aTimelineNamesItsLogWhereThereAreSeveral() {
        String a = Run.file(folder, "a.log", log(0, 7).getBytes(StandardCharsets.UTF_8));
        String b = Run.file(folder, "b.log", log(100, 8).getBytes(StandardCharsets.UTF_8));
        for (String command : List.of("show", "explain", "replay")) {
            assertThat(Run.of(command, "-q", "S8", a, b).out()).contains("in " + b);
            assertThat(Run.of(command, "-q", "S8", b).out()).doesNotContain("in " + b);
        }
        assertThat(Run.of("show", "--by", "-q", "S8", a, b).out()).contains("in " + b);
        assertThat(Run.of("conn", "-q", "C0", a, b).out()).contains("in " + a, "in " + b);
    }

    @Test
    void aReferenceTakesThePodWhereIdsCollide() {
        String a = Run.file(folder, "a.log", log(0, 7).getBytes(StandardCharsets.UTF_8));
        String b = Run.file(folder, "b.log", log(100, 8).getBytes(StandardCharsets.UTF_8));
        Run both = Run.of("show", "-q", "C0", a, b);
        assertThat(both.exit()).isEqualTo(2);
        assertThat(both.err())
                .startsWith(
                        "envlog: 'C0' names 2 requests; say which, by its number or with pod/NAME:C0:\n  @1  10:00:00")
                .contains("  pod " + a + "\n  @2  ")
                .endsWith("  pod " + b + "\n");
        assertThat(Run.of("show", "-q", "-o", "name", "pod/b.log:C0", a, b).out())
                .isEqualTo("S8\n");
        assertThat(Run.of("show", "-q", "-o", "name", "@2", a, b).out()).isEqualTo("S8\n");
        assertThat(Run.of("show", "-q", "-o", "name", "pod/a.log:S7", a, b).out())
                .isEqualTo("S7\n");
        assertThat(Run.of("show", "-q", "pod/none:C0", a, b).err())
                .contains("no pod whose name begins with none has it");
        assertThat(Run.of("conn", "-q", "-o", "ndjson", "pod/b.log:C0", a, b).json())
                .hasSize(1);
        assertThat(Run.of("conn", "-q", "-o", "ndjson", "C0", a, b).json()).hasSize(2);
    }

    @Test
    void theSameFileIsReadOnce() throws IOException {
        String log = Run.file(folder, "x.log", log(0, 7).getBytes(StandardCharsets.UTF_8));
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), Path.of(log));
        Run run = Run.of("ls", "-o", "name", log, link.toString());
        assertThat(run.out()).isEqualTo("S7\n");
        assertThat(run.err()).contains(link + ": the same file as " + log + "; read once\n");
    }

    @Test
    void aLinkThatLeadsBackIsNoObstacle(@TempDir Path folder) throws Exception {
        Files.copy(Cases.named("retry").input(), folder.resolve("a.log"));
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("below")).resolve("back"), folder);
        Run run = Run.of("ls", "-r", folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("4 shown").doesNotContain("same file");
        assertThat(Run.of("ls", "-q", folder + "/**/*.log").lines()).hasSize(5);
    }

    @Test
    void patternsAndDirectories() throws IOException {
        Path sub = Files.createDirectories(folder.resolve("sub/deep"));
        Run.file(folder, "a.log", log(0, 7).getBytes(StandardCharsets.UTF_8));
        Run.file(sub, "b.log", log(100, 8).getBytes(StandardCharsets.UTF_8));
        Run.file(sub, "notes.md", "nothing\n".getBytes(StandardCharsets.UTF_8));
        assertThat(names(folder + "/*.log")).isEqualTo("S7\n");
        assertThat(names(folder + "/**/*.log")).isEqualTo("S7\nS8\n");
        assertThat(names(folder + "/sub/deep/[a-c].{log,txt}")).isEqualTo("S8\n");
        Run none = Run.of("ls", "-q", folder + "/*.none", folder + "/a.log", "-o", "name");
        assertThat(none).isEqualTo(new Run(2, "S7\n", "envlog: " + folder + "/*.none: no file matches\n"));
        Run all = Run.of("ls", "-r", "-o", "name", folder.toString());
        assertThat(all.out()).isEqualTo("S7\nS8\n");
        assertThat(all.err()).contains("1 file left out", "notes.md");
    }

    @Test
    void manyLogsAreDescribedTogether() {
        String[] args = new String[32];
        args[0] = "ls";
        args[1] = "-o=name";
        for (int i = 2; i < args.length; i++) {
            args[i] = Run.file(folder, "pod-" + i + "x.log", log(0, i).getBytes(StandardCharsets.UTF_8));
        }
        Run run = Run.of(args);
        assertThat(run.lines()).hasSize(30);
        assertThat(run.err())
                .contains("30 logs: Envoy text, no source positions · ", "more than 24 logs overlap in time");
    }

    private String names(String pattern) {
        return Run.of("ls", "-q", "-o", "name", pattern).out();
    }

    /** What a request is, wherever its lines stand. */
    private static List<String> essence(Run run) {
        return run.lines().stream()
                .map(line -> line.replaceAll("\"(pod|file)\":\"[^\"]*\"|\"(firstLine|lastLine)\":\\d+", ""))
                .toList();
    }

    private static List<String> pods(Run run) {
        return run.json().stream()
                .map(value -> String.valueOf(((Map<?, ?>) value).get("pod")))
                .distinct()
                .toList();
    }

    private static int lineEnd(byte[] log, int from) {
        int i = from;
        while (log[i] != '\n') {
            i++;
        }
        return i + 1;
    }

    /** One request on connection 0. */
    private static String log(int millis, int stream) {
        return new EnvoyLogWriter()
                .at(millis).conn("http", 0, "new stream").stream(
                                "http", 0, stream, "request headers complete (end_stream=true):")
                        .headers(":authority", "orders", ":path", "/", ":method", "GET")
                        .at(millis + 3)
                        .stream("http", 0, stream, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .text();
    }

    /** The gateway passes on what the sidecar answers, and takes longer. */
    @Test
    void theWorstIsTheInnermostHopOfARequestThatFailed(@TempDir Path folder) throws IOException {
        String line =
                "[2024-05-10T09:00:00.%s] \"GET /a HTTP/1.1\" 503 %s - \"-\" 0 0 %d - \"-\" \"curl\" \"7e8d9a10-one\""
                        + " \"shop\" \"10.1.0.2:80\" outbound|80||shop - 10.1.0.1:80 10.1.0.9:4 - default\n";
        Path gateway = Files.writeString(folder.resolve("gateway.log"), line.formatted("000Z", "- via_upstream", 10));
        Path sidecar = Files.writeString(
                folder.resolve("sidecar.log"),
                line.formatted("001Z", "UF upstream_reset_before_response_started{connection_failure}", 8));
        assertThat(Run.of("explain", gateway.toString(), sidecar.toString()).out())
                .contains("✗ 503  UF", "cause upstream_connect_failure");
    }
}
