package dev.envlog.cli.dump;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A dump as JSON or as YAML, whichever it is.
 *
 * @param parser before the first token
 * @param yaml the text as the parser reads it; null if it is JSON
 */
record DumpText(JsonParser parser, @Nullable ShortLines yaml) implements AutoCloseable {

    /** Envoy's messages are some 30 deep; beyond this it is no dump. */
    private static final int DEEPEST = 200;

    /** A Wasm module that stands in a dump as text. */
    private static final int LONGEST_TEXT = 64 << 20;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_TEXT)
            .maxNameLength(10_000)
            .maxNumberLength(100)
            .build();

    /** Opens it. JSON is told by its first character, as YAML begins otherwise but for JSON in it. */
    static DumpText of(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        int first = first(in);
        if (first < 0) {
            throw new DumpProblem(0, "is empty");
        }
        if (first == '{' || first == '[') {
            return new DumpText(
                    JsonFactory.builder()
                            .streamReadConstraints(LIMITS)
                            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                            .build()
                            .createParser(ObjectReadContext.empty(), in),
                    null);
        }
        if (first == '<') {
            throw new DumpProblem(1, "is HTML or XML, not a config_dump");
        }
        ShortLines yaml = new ShortLines(in);
        return new DumpText(
                YAMLFactory.builder()
                        .streamReadConstraints(LIMITS)
                        .loadSettings(LoadSettings.builder()
                                .setCodePointLimit(Integer.MAX_VALUE)
                                .setMaxAliasesForCollections(0)
                                .build())
                        .build()
                        .createParser(ObjectReadContext.empty(), yaml),
                yaml);
    }

    @Override
    public void close() {
        parser.close();
    }

    /** The first character that is not blank, -1 if there is none; the stream stands where it stood, behind a byte order mark. */
    private static int first(BufferedInputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xef || in.read() != 0xbb || in.read() != 0xbf) {
            in.reset();
        }
        int limit = 1 << 12;
        in.mark(limit);
        int c = in.read();
        for (int i = 1; i < limit - 1 && (c == ' ' || c == '\t' || c == '\r' || c == '\n'); i++) {
            c = in.read();
        }
        in.reset();
        return c;
    }
}
