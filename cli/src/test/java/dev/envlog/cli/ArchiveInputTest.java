package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives: each log in them is a pod. */
class ArchiveInputTest {

    private static final byte[] FIRST = Cases.named("http1-new").bytes();
    private static final byte[] SECOND = Cases.named("http1-reuse").bytes();
    private static final byte[] OTHER = "{\"configs\": []}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder = Path.of("");

    @Test
    void membersAreLogsOfTheirOwn() {
        Map<String, byte[]> files = files("logs/a.log", FIRST, "logs/b.log.zst", Packing.pack("zstd", SECOND));
        byte[] tar = Packing.tar(files);
        Map<String, byte[]> archives = files(
                "x.tar",
                tar,
                "x.tgz",
                Packing.gzip(tar),
                "x.tar.xz",
                Packing.pack("xz", tar),
                "x.zip",
                Packing.zip(files));
        archives.forEach((name, bytes) -> {
            String file = Run.file(folder, name, bytes);
            Run run = Run.of("ls", "-o", "ndjson", file);
            assertThat(run.exit()).as(name).isZero();
            assertThat(origins(run))
                    .as(name)
                    .contains(file + "!logs/a.log in logs/a.log", file + "!logs/b.log.zst in logs/b.log.zst")
                    .hasSize(2);
            assertThat(run.err()).contains(file + "!logs/a.log: Envoy text");
        });
    }

    @Test
    void whatIsInABugReportThatIsNoProxysLogIsLeftOutAndCounted() {
        String proxies = "bug-report/proxies/bookinfo/";
        byte[] report = Packing.gzip(Packing.tar(files(
                proxies + "reviews-v1-68d/config_dump.json",
                OTHER,
                proxies + "reviews-v1-68d/istio-proxy.log",
                SECOND,
                "bug-report/istio/istio-system/istiod-1/discovery.log",
                "2024-05-10T09:07:12.1Z\tinfo\tads\tPush debounce stable\n".getBytes(StandardCharsets.UTF_8))));
        String file = Run.file(folder, "bug-report.tar.gz", report);
        Run run = Run.of("ls", "-o", "ndjson", file);
        assertThat(origins(run))
                .containsExactly(file + "!" + proxies + "reviews-v1-68d/istio-proxy.log in bookinfo/reviews-v1-68d");
        assertThat(run.err())
                .startsWith(file + ": 2 files left out, no log of Envoy at the beginning: " + proxies
                        + "reviews-v1-68d/config_dump.json, bug-report/istio/istio-system/istiod-1/discovery.log"
                        + " (--all-members reads them)\n");
        assertThat(Run.of("events", "-o", "ndjson", "--all-members", file).out())
                .contains("debounce", "configs");
        assertThat(Run.of("show", "-q", "pod/reviews-v1:C0", file).out()).contains("pod bookinfo/reviews-v1-68d");
    }

    @Test
    void archivesInArchives() {
        byte[] inner = Packing.gzip(Packing.tar(files("deep/a.log.gz", Packing.gzip(FIRST))));
        String file = Run.file(folder, "x.zip", Packing.zip(files("case/inner.tgz", inner, "b.log", SECOND)));
        assertThat(origins(Run.of("ls", "-o", "ndjson", file)))
                .containsExactlyInAnyOrder(
                        file + "!case/inner.tgz!deep/a.log.gz in deep/a.log.gz", file + "!b.log in b.log");
        byte[] nest = FIRST;
        for (int i = 0; i < 6; i++) {
            nest = Packing.tar(files("x" + i, nest));
        }
        Run deep = Run.of("ls", "-q", Run.file(folder, "nest.tar", nest));
        assertThat(deep.exit()).isEqualTo(2);
        assertThat(deep.err())
                .contains("archives in archives, more than 4 deep; unpack it")
                .hasLineCount(1);
    }

    @Test
    void anArchiveInAPipeIsReadAsItComes() {
        Map<String, byte[]> files = files("a.log", FIRST, "dump.json", OTHER, "b.log", SECOND);
        for (byte[] archive : List.of(Packing.gzip(Packing.tar(files)), Packing.zip(files))) {
            Run run = Run.with(Run.host(archive), "ls", "-o", "ndjson");
            assertThat(run.exit()).isZero();
            assertThat(origins(run)).containsExactly("-!a.log in a.log", "-!b.log in b.log");
            assertThat(run.err()).contains("-: 1 file left out, no log of Envoy at the beginning: dump.json");
        }
    }

    @Test
    void aDamagedMemberDoesNotKeepTheOthersFromBeingRead() {
        byte[] bad = Packing.pack("bzip2", SECOND);
        Arrays.fill(bad, 10, bad.length, (byte) 0);
        String file = Run.file(folder, "x.tgz", Packing.gzip(Packing.tar(files("bad.bz2", bad, "good.log", FIRST))));
        Run run = Run.of("ls", "-q", "-o", "ndjson", file);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(origins(run)).containsExactly(file + "!good.log in good.log");
        assertThat(run.err())
                .startsWith("envlog: " + file + "!bad.bz2: the bzip2 data is damaged")
                .hasLineCount(1);
    }

    @Test
    void aTruncatedArchiveGivesWhatIsThere() {
        byte[] tgz = Packing.gzip(Packing.tar(files("a.log", FIRST, "b.log", SECOND)));
        String file = Run.file(folder, "cut.tgz", Arrays.copyOf(tgz, tgz.length - 400));
        Run run = Run.of("ls", "-q", "-o", "ndjson", file);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(origins(run)).contains(file + "!a.log in a.log", file + "!b.log in b.log");
        assertThat(run.err()).contains("envlog: " + file + ": ", "what comes behind b.log is missing");
        byte[] zip = Packing.zip(files("a.log", FIRST, "b.log", SECOND));
        String cut = Run.file(folder, "cut.zip", Arrays.copyOf(zip, zip.length - 300));
        assertThat(origins(Run.of("ls", "-q", "-o", "ndjson", cut))).contains(cut + "!a.log in a.log");
    }

    @Test
    void namesOfMembersAreShownAndNothingElse() {
        String name = "../../etc/\u001b[31mevil\u0007.log";
        String file = Run.file(folder, "x.tar", Packing.tar(files(name, SECOND, "b.log", FIRST)));
        for (String[] args :
                new String[][] {{"ls", "-o", "wide", file}, {"show", "C0", file}, {"events", file}, {"conn", "C0", file}
                }) {
            Run run = Run.of(args);
            assertThat(run.out() + run.err()).doesNotContain("\u001b").doesNotContain("\u0007");
        }
        assertThat(Run.of("ls", file).err()).contains("../../etc/");
    }

    @Test
    void archivesThatCannotBeRead() {
        String seven = Run.file(folder, "x.7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4});
        assertThat(Run.of("ls", "-q", seven))
                .isEqualTo(new Run(
                        2,
                        "",
                        "envlog: " + seven
                                + ": a 7z archive, which envlog does not read; unpack it, or pack it as tar or zip\n"));
        String none = Run.file(folder, "none.tar", Packing.tar(files("dump.json", OTHER)));
        Run run = Run.of("ls", none);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith(none + ": 1 file left out, no log of Envoy at the beginning: dump.json");
    }

    private static Map<String, byte[]> files(Object... namesAndBytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            files.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return files;
    }

    /** File and pod of the requests, each once. */
    private static List<String> origins(Run run) {
        return run.json().stream()
                .map(value -> (Map<?, ?>) value)
                .map(request -> request.get("file") + " in " + request.get("pod"))
                .distinct()
                .toList();
    }
}
