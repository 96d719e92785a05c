package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a recorded terminal showed: the output of an asciicast, version 2 or 3, of which each line is {@code [time, "o", "text"]}
 * behind a header. What was typed, resized or marked is left out; a line that is none of these stays as it is.
 */
final class CastStream extends ChunkStream {

    private final LineReader lines;
    private final JsonCursor json = new JsonCursor();
    private final Decoded sink = new Decoded();
    private boolean begun;

    CastStream(InputStream in) {
        super(in);
        this.lines = new LineReader(in::read);
    }

    @Override
    boolean hasMore() {
        return lines.hasLine();
    }

    @Override
    boolean fill() throws IOException {
        if (!lines.next()) {
            return false;
        }
        byte[] b = lines.buffer;
        int from = lines.start;
        int to = lines.end;
        boolean header = !begun;
        begun = true;
        if (header || from == to || b[from] == '#' || event(b, from, to)) {
            return true;
        }
        append(b, from, to);
        append(new byte[] {'\n'});
        return true;
    }

    /** Appends the text of an event of output; false if the line is no event. */
    private boolean event(byte[] b, int from, int to) {
        int comma = Bytes.indexOf(b, from, to, ',');
        if (b[from] != '[' || comma < 0) {
            return false;
        }
        json.start(b, comma + 1, to, sink);
        if (!json.value(true)) {
            return false;
        }
        boolean output = sink.decodedLength == 1 && sink.decoded[0] == 'o';
        comma = Bytes.indexOf(b, json.at(), to, ',');
        json.start(b, comma + 1, to, sink);
        if (comma < 0 || !json.value(output)) {
            return false;
        }
        append(sink.decoded, 0, output ? sink.decodedLength : 0);
        return true;
    }
}
