package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cache finds what the scanner finds, whatever was asked for before. */
class SourceCacheTest {

    private static final String[] OPENINGS = {"[", "", "[[", " "};
    private static final String[] FOLDERS = {
        "source/common/http/", "external/envoy/source/common/router/", "./source/a/", "C:\\b\\", "bazel-out/k8/x/", ""
    };
    private static final String[] FILES = {"conn_manager_impl.cc", "router.cc", "router.h", "a.py", "x.inc", "cc"};
    private static final String[] LINES = {":1", ":375", ":1117", ":", ":1x", ""};
    private static final String[] ENDINGS = {"] ", "]", "\t", " ", ": ", "]] "};
    private static final String[] MESSAGES = {"[C5][S77] pool ready", "new stream\tthread=23", "a/b.cc:1] x", ""};

    @Test
    void findsWhatTheScannerFinds() {
        Random random = new Random(20_260_105);
        SourceCache cache = new SourceCache();
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = pick(random, OPENINGS)
                    + pick(random, FOLDERS)
                    + pick(random, FILES)
                    + pick(random, LINES)
                    + pick(random, ENDINGS)
                    + pick(random, MESSAGES);
            int at = 3 + random.nextInt(40);
            byte[] line = ("-".repeat(at) + text).getBytes(StandardCharsets.UTF_8);
            int to = line.length - random.nextInt(4);
            if (to < at) {
                continue;
            }
            Envelope expected = new Envelope();
            expected.clear();
            Envelope actual = new Envelope();
            actual.clear();
            int after = SourceScanner.scan(line, at, to, 2, expected);
            assertThat(cache.scan(line, at, to, 2, actual)).as(text).isEqualTo(after);
            assertThat(actual.sourceStart).as(text).isEqualTo(expected.sourceStart);
            assertThat(actual.sourceEnd).as(text).isEqualTo(expected.sourceEnd);
            found += after > at ? 1 : 0;
        }
        assertThat(found).isGreaterThan(20_000);
    }

    private static String pick(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }
}
