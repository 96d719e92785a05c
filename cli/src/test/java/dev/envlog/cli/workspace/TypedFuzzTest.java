package dev.envlog.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.envlog.testdata.FuzzCorpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.MethodSource;

/** Anything typed as a reference or a time: it is one, or the user is told what would be. */
class TypedFuzzTest {

    static List<byte[]> words() {
        return FuzzCorpus.of("typed");
    }

    @MethodSource("words")
    @FuzzTest(maxDuration = "10m")
    void isUnderstoodOrRefusedInWords(byte[] bytes) {
        String typed = new String(bytes, StandardCharsets.UTF_8);
        tell(typed, text -> assertThat(TimeBound.parse("--since", text)).isNotNull());
        tell(typed, text -> assertThat(TimeRange.of(text, null)).isNotNull());
        tell(typed, text -> assertThat(TimeRange.of(null, text)).isNotNull());
        tell(typed, text -> assertThat(Ref.take(words(text)).toString()).isNotEmpty());
        tell(
                typed,
                text -> assertThat(Ref.takeConnection(words(text)).toString()).isNotEmpty());
    }

    private static Deque<String> words(String typed) {
        return new ArrayDeque<>(List.of(typed.split(" ", -1)));
    }

    private static void tell(String typed, Consumer<String> parser) {
        try {
            parser.accept(typed);
        } catch (UserError e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
