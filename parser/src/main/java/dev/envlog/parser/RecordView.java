package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Header;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The event that the reader fills again and again; {@link #copy()} makes an independent one of the same class. */
final class RecordView implements Event {

    /** The input, or the one of its files that the record begins in. */
    String file;

    private final @Nullable String pod;

    /** The record as it stands in the input. */
    byte[] rawBuffer = Bytes.NONE;

    int rawBase;
    int rawLength;
    /** The bytes that all offsets are about: the same, or what a JSON record was unescaped to. */
    byte[] buffer = Bytes.NONE;
    /** Start of the record in the buffer; the offsets below and those of the envelope are relative to it. */
    int base;

    int length;
    /** End of the first line's text: end of the message. */
    int messageEnd;
    /** Start of the continuation lines; {@link #length} if there are none. */
    int body;
    /** End of the continuation lines without a trailing thread suffix. */
    int bodyEnd;

    /** Thread printed after the message instead of in the envelope; -1 if none. */
    int threadStart = -1;

    int threadEnd = -1;
    int line;
    int lines;
    /** Where its lines stand in the input; a copy does not tell. */
    final Spans spans = new Spans();

    RecordKind kind = RecordKind.UNKNOWN;
    Envelope envelope = new Envelope();

    /** Origin that the wrapper of the record's lines names; null if they have none. */
    @Nullable
    String wrappedPod;

    @Nullable
    String thread;

    @Nullable
    String logger;

    @Nullable
    String source;

    Statement statement = Statement.OTHER;
    /** Of the continuation lines; whoever fills the view says when they are others. */
    final LineStarts bodyLines = new LineStarts();

    RecordView(String file, @Nullable String pod) {
        this.file = file;
        this.pod = pod;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public @Nullable String pod() {
        return wrappedPod != null ? wrappedPod : pod;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int lines() {
        return lines;
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public long time() {
        return envelope.time;
    }

    @Override
    public int timeUnit() {
        return envelope.timeUnit;
    }

    @Override
    public @Nullable Level level() {
        return envelope.level;
    }

    @Override
    public @Nullable String thread() {
        return thread;
    }

    @Override
    public @Nullable String logger() {
        return logger;
    }

    @Override
    public @Nullable String source() {
        return source;
    }

    @Override
    public boolean hasConnection() {
        return envelope.hasConnection;
    }

    @Override
    public long connection() {
        return envelope.connection;
    }

    @Override
    public boolean hasStream() {
        return envelope.hasStream;
    }

    @Override
    public long stream() {
        return envelope.stream;
    }

    @Override
    public EventKind event() {
        return statement.kind();
    }

    @Override
    public @Nullable String eventName() {
        return statement.name();
    }

    @Override
    public int wording() {
        return statement.wording();
    }

    @Override
    public String message() {
        return Bytes.text(buffer, base + envelope.message, base + messageEnd);
    }

    @Override
    public int fieldCount() {
        return statement.fields();
    }

    @Override
    public String fieldName(int index) {
        return statement.fieldName(index);
    }

    @Override
    public String fieldValue(int index) {
        int message = base + envelope.message;
        return Bytes.text(buffer, message + statement.fieldStart(index), message + statement.fieldEnd(index));
    }

    @Override
    public @Nullable String field(String name) {
        for (int i = 0; i < statement.fields(); i++) {
            if (statement.fieldName(i).equals(name)) {
                return fieldValue(i);
            }
        }
        return null;
    }

    @Override
    public List<Header> headers() {
        return HeaderLines.all(buffer, base + body, base + bodyEnd);
    }

    @Override
    public @Nullable String header(String name) {
        return HeaderLines.first(buffer, base + body, base + bodyEnd, bodyLines, name);
    }

    @Override
    public String text() {
        return Bytes.text(rawBuffer, rawBase, rawBase + rawLength);
    }

    @Override
    public Event copy() {
        RecordView copy = fresh();
        copyTo(copy, new byte[size()], 0);
        return copy;
    }

    /** An empty one of the same input. */
    RecordView fresh() {
        return new RecordView(file, pod);
    }

    /** How many bytes {@link #copyTo} takes. */
    int size() {
        return isPlain() ? length : length + rawLength;
    }

    /** Whether offsets are about the record as it stands in the input. */
    private boolean isPlain() {
        return buffer == rawBuffer && base == rawBase;
    }

    /** Copies all that an event tells, and no more, as many of them are held at a time; its bytes go to {@code bytes} from {@code at} on. */
    void copyTo(RecordView copy, byte[] bytes, int at) {
        System.arraycopy(buffer, base, bytes, at, length);
        copy.buffer = bytes;
        copy.base = at;
        copy.length = length;
        copy.rawBuffer = bytes;
        copy.rawBase = at;
        copy.rawLength = rawLength;
        if (!isPlain()) {
            copy.rawBase = at + length;
            System.arraycopy(rawBuffer, rawBase, bytes, at + length, rawLength);
        }
        copy.file = file;
        copy.wrappedPod = wrappedPod;
        copy.messageEnd = messageEnd;
        copy.body = body;
        copy.bodyEnd = bodyEnd;
        copy.line = line;
        copy.lines = lines;
        copy.kind = kind;
        copy.envelope.set(envelope);
        copy.thread = thread;
        copy.logger = logger;
        copy.source = source;
        copy.statement = statement;
        copy.bodyLines.forget();
    }
}
