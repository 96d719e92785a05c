package dev.envlog.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene912.Lucene912Codec;
import org.jspecify.annotations.Nullable;

/** The form of an index on disk, and what is written beside its documents. */
final class IndexFormat {

    /** Of documents and of what they hold. Another one is not read: the index has to be made anew. */
    static final int VERSION = 1;

    /** What a document is: {@link #REQUEST} or {@link #CONNECTION}. */
    static final String KIND = "+kind";

    static final String REQUEST = "request";
    static final String CONNECTION = "connection";
    /** Id of a connection. */
    static final String CONNECTION_ID = "+id";

    static final String NUMBER = "+number";
    static final String NOISE = "+noise";
    static final String HEAD = "+head";
    static final String STEPS = "+steps";

    private static final String FORMAT_KEY = "format";
    private static final String UNIT_KEY = "unit";
    private static final String FIRST_KEY = "first";
    private static final String LAST_KEY = "last";
    private static final String INPUTS_KEY = "inputs";
    private static final String NAME_KEY = "name.";
    private static final String CONTENT_KEY = "content.";

    /** Kept here, as a logger that nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private IndexFormat() {}

    /** Before Lucene is asked for: it advises how to start the JVM for more speed, which is of no use to a reader of logs. */
    static void prepare() {
        LUCENE.setLevel(Level.OFF);
    }

    static Codec codec() {
        return new Lucene912Codec(Lucene912Codec.Mode.BEST_COMPRESSION);
    }

    static Map<String, String> write(IndexState state) {
        Map<String, String> data = new HashMap<>();
        data.put(FORMAT_KEY, String.valueOf(VERSION));
        data.put(UNIT_KEY, String.valueOf(state.unit()));
        data.put(FIRST_KEY, String.valueOf(state.first()));
        data.put(LAST_KEY, String.valueOf(state.last()));
        data.put(INPUTS_KEY, String.valueOf(state.inputs().size()));
        for (int i = 0; i < state.inputs().size(); i++) {
            IndexState.Input input = state.inputs().get(i);
            data.put(NAME_KEY + i, input.name());
            if (input.content() != null) {
                data.put(CONTENT_KEY + i, input.content());
            }
        }
        return data;
    }

    /**
     * Reads what was written with a commit.
     *
     * @throws IndexException if it is of another version, or of another program
     */
    static IndexState read(Path folder, Map<String, String> data) {
        String format = data.get(FORMAT_KEY);
        if (!String.valueOf(VERSION).equals(format)) {
            throw new IndexException(folder + ": "
                    + (format == null
                            ? "no index of envlog"
                            : "an index of form " + format + ", this envlog reads form " + VERSION)
                    + "; remove it and make it anew (envlog index --into " + folder + " FILE)");
        }
        try {
            List<IndexState.Input> inputs = new ArrayList<>();
            int size = Integer.parseInt(needed(data.get(INPUTS_KEY)));
            for (int i = 0; i < size; i++) {
                inputs.add(new IndexState.Input(needed(data.get(NAME_KEY + i)), data.get(CONTENT_KEY + i)));
            }
            return new IndexState(
                    inputs,
                    Integer.parseInt(needed(data.get(UNIT_KEY))),
                    Long.parseLong(needed(data.get(FIRST_KEY))),
                    Long.parseLong(needed(data.get(LAST_KEY))));
        } catch (NumberFormatException e) {
            throw damaged(folder, e);
        }
    }

    private static String needed(@Nullable String value) {
        return value == null ? "" : value;
    }

    static IndexException damaged(Path folder, Exception cause) {
        return new IndexException(
                folder + ": the index is damaged; remove it and make it anew (envlog index --into " + folder + " FILE)",
                cause);
    }

    /** Whether there is nothing in a folder but what an index leaves there. */
    static boolean isOurs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .allMatch(name -> name.startsWith("_")
                            || name.startsWith("segments_")
                            || name.startsWith("pending_segments_")
                            || name.equals("write.lock"));
        }
    }
}
