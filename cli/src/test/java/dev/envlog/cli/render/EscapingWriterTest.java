package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EscapingWriterTest {

    @Test
    void controlCharactersOfLatin1AreEscapedAndAllElseIsAsItWas() throws IOException {
        StringWriter out = new StringWriter();
        try (EscapingWriter writer = new EscapingWriter(out)) {
            writer.write("{\"a\":\"x\u009b31m\u0080\u009f \u00a0ü€\ud83d\ude00\"}");
            writer.write('\u0085');
            writer.write("\u009b".toCharArray());
        }
        assertThat(out.toString())
                .isEqualTo("{\"a\":\"x\\u009b31m\\u0080\\u009f \u00a0ü€\ud83d\ude00\"}\\u0085\\u009b");
    }
}
