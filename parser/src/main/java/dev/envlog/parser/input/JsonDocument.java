package dev.envlog.parser.input;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.json.JsonCursor;
import dev.envlog.parser.json.JsonKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A log inside of a document in JSON, as one object a line: the answer of Loki's API, the exports of CloudWatch and Cloud
 * Logging. What is no JSON passes line by line.
 */
final class JsonDocument extends ChunkStream {

    /** Most bytes of one entry; what exceeds it is cut there. */
    private static final int MOST = LineReader.MAX_RECORD;

    private static final int LONGEST_KEY = 24;

    /** Objects and lists in each other that are looked into. */
    private static final int DEEPEST = 200;

    /** Where in a document the reader is. */
    private enum Frame {
        /** An object that holds the log somewhere inside. */
        AROUND,
        /** Entries, each an object that becomes a line. */
        ENTRIES,
        /** Loki's streams. */
        STREAMS,
        STREAM,
        /** Loki's entries, {@code ["time", "line"]}. */
        VALUES
    }

    private static final byte[] NO_LABELS = Bytes.of("{}");
    private static final Set<String> AROUND = Set.of("\"data\"");
    private static final Set<String> ENTRIES = Set.of("\"events\"", "\"entries\"", "\"items\"");
    private static final Set<String> STREAMS = Set.of("\"result\"", "\"streams\"");
    private static final Set<String> LABELS = Set.of("\"stream\"", "\"labels\"");
    private static final Set<String> VALUES = Set.of("\"values\"", "\"entries\"");

    /** Keys that an object begins with if its entries are inside. */
    private static final Set<String> OPENING = Set.of(
            "\"status\"",
            "\"data\"",
            "\"events\"",
            "\"entries\"",
            "\"streams\"",
            "\"searchedLogStreams\"",
            "\"nextForwardToken\"");

    private final JsonReader in;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final JsonCursor cursor = new JsonCursor();
    private final Decoded sink = new Decoded();
    /** What of the labels of the stream at hand is put before each of its entries: the pod's name, as all of them may be many. */
    private byte[] labels = NO_LABELS;

    JsonDocument(InputStream in) {
        super(in);
        this.in = new JsonReader(in, MOST);
    }

    /** Whether an input is such a document. */
    enum Answer {
        YES,
        NO,
        /** More bytes must be seen. */
        MORE
    }

    /** Whether an input that begins so is such a document. An object is one only if it holds others, or if
     * another follows it on its last line. */
    static Answer begins(byte[] head, int n) {
        int p = 1;
        while (p < n && head[p] >= 0 && head[p] <= ' ') {
            p++;
        }
        if (p == n) {
            return Answer.MORE;
        }
        if (head[0] == '[') {
            return head[p] == '{' ? Answer.YES : Answer.NO;
        }
        if (head[p] != '"') {
            return Answer.NO;
        }
        int quote = Bytes.indexOf(head, p + 1, n, '"');
        if (quote < 0) {
            return n - p > LONGEST_KEY ? Answer.NO : Answer.MORE;
        }
        if (OPENING.contains(Bytes.text(head, p, quote + 1))) {
            return Answer.YES;
        }
        return Bytes.indexOf(head, 1, p, '\n') < 0 ? Answer.NO : another(head, n);
    }

    /** Whether another object begins on the line on which the first one ends, which no reading line by line can take apart. */
    private static Answer another(byte[] head, int n) {
        boolean ends = head[n - 3] == '\n' && head[n - 2] == '}';
        return !ends ? Answer.MORE : head[n - 1] == '{' ? Answer.YES : Answer.NO;
    }

    @Override
    boolean fill() throws IOException {
        Frame frame = frames.peek();
        if (frame == null) {
            return top();
        }
        int c = in.skip();
        if (c < 0) {
            return false;
        }
        boolean array = frame == Frame.ENTRIES || frame == Frame.STREAMS || frame == Frame.VALUES;
        if (c == (array ? ']' : '}')) {
            in.next();
            frames.pop();
            in.endValue(frames.isEmpty());
        } else if (frame == Frame.STREAMS && c == '{') {
            in.next();
            frames.push(Frame.STREAM);
            labels = NO_LABELS;
        } else if (frame == Frame.VALUES && c == '[') {
            in.next();
            lokiEntry();
        } else if (array) {
            line(in.value());
        } else {
            member(frame);
        }
        return true;
    }

    private boolean top() throws IOException {
        int c = in.lineStart();
        if (c < 0) {
            return false;
        }
        if (c == '[') {
            in.next();
            c = in.skip();
            if (c == '{' || c == ']') {
                frames.push(Frame.ENTRIES);
            } else {
                line(in.line("["));
            }
        } else if (c == '{') {
            in.next();
            object();
        } else {
            line(in.line(""));
        }
        return true;
    }

    /** An object that is an entry, or has them inside: its first key tells. */
    private void object() throws IOException {
        if (in.skip() != '"') {
            line(in.line("{"));
            return;
        }
        byte[] key = in.value();
        String name = Bytes.text(key, 0, key.length);
        if (!OPENING.contains(name)) {
            line(in.rest("{" + name));
            in.endValue(true);
            return;
        }
        frames.push(Frame.AROUND);
        member(Frame.AROUND, name);
    }

    private void member(Frame frame) throws IOException {
        byte[] key = in.value();
        member(frame, Bytes.text(key, 0, key.length));
    }

    private void member(Frame frame, String key) throws IOException {
        int c = in.skip();
        Frame inside = null;
        if (frame == Frame.AROUND) {
            inside = c == '{' && AROUND.contains(key)
                    ? Frame.AROUND
                    : c == '[' && ENTRIES.contains(key)
                            ? Frame.ENTRIES
                            : c == '[' && STREAMS.contains(key) ? Frame.STREAMS : null;
        } else if (c == '[' && VALUES.contains(key)) {
            inside = Frame.VALUES;
        } else if (c == '{' && LABELS.contains(key)) {
            labels = pod(in.value());
            return;
        }
        if (inside == null || frames.size() == DEEPEST) {
            byte[] value = in.value();
            line(Bytes.of("{" + key + ":"), value, Bytes.of("}"));
            return;
        }
        in.next();
        frames.push(inside);
    }

    /** Of labels what names the pod, as an object of its own. */
    private byte[] pod(byte[] all) {
        byte[] found = NO_LABELS;
        cursor.start(all, 0, all.length, sink);
        cursor.open();
        while (cursor.nextKey()) {
            boolean string = cursor.atString();
            int from = cursor.at();
            if (!cursor.value(false)) {
                break;
            }
            int to = cursor.at();
            if (string && JsonKeys.isPod(cursor.key()) && JsonKeys.isPodName(to - from)) {
                found = Bytes.of("{\"" + cursor.key() + "\":" + Bytes.text(all, from, to) + "}");
            }
        }
        return found;
    }

    private void lokiEntry() throws IOException {
        in.skip();
        byte[] time = in.value();
        in.skip();
        byte[] text = in.value();
        while (in.skip() != ']' && in.skip() >= 0) {
            in.value();
        }
        in.next();
        line(
                Bytes.of("{\"labels\":"),
                labels,
                Bytes.of(",\"timestamp\":"),
                time,
                Bytes.of(",\"line\":"),
                text,
                Bytes.of("}"));
    }

    private void line(byte[]... parts) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            line.writeBytes(part);
        }
        line.write('\n');
        append(line.toByteArray());
    }
}
