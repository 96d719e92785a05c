package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message of any logger: the first byte of an input chooses the logger. What is remembered is what the grammar says. */
class StatementFuzzTest {

    private static final List<String> LOGGERS =
            new ArrayList<>(new TreeSet<>(GrammarEntries.byLogger().keySet()));

    private final StatementCache cache = new StatementCache();
    private final StatementCache grammar = new StatementCache(false);

    static List<byte[]> messages() {
        List<byte[]> inputs = new ArrayList<>();
        for (Said said : Said.examples()) {
            if (LOGGERS.contains(said.logger())) {
                inputs.add(((char) LOGGERS.indexOf(said.logger()) + said.message()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return inputs;
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "10m")
    void theFastPathSaysWhatTheGrammarSays(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String logger = LOGGERS.get((bytes[0] & 0xff) % LOGGERS.size());
        assertThat(ShownStatement.of(cache.get(logger, "source/a.cc:1", bytes, 1, bytes.length)))
                .isEqualTo(ShownStatement.of(grammar.get(logger, "source/a.cc:1", bytes, 1, bytes.length)));
    }
}
