package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Header;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.HeaderLines;
import dev.envlog.parser.bytes.LineStarts;
import dev.envlog.parser.statement.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is told of a record, over bytes that may be somebody else's; {@link #copy()} makes one with its own. */
class RecordView implements Event {

    /** The input, or the one of its files that the record begins in. */
    String file;

    private final @Nullable String pod;

    /** The record as it stands in the input. */
    byte[] rawBuffer = Bytes.NONE;

    int rawBase;
    int rawLength;
    /** The bytes that all offsets are about: the same, or what a JSON record was unescaped to. */
    byte[] buffer = Bytes.NONE;
    /** Start of the record in the buffer; the offsets below are relative to it. */
    int base;

    int length;
    /** Start of the message after the ids. */
    int message;
    /** End of the first line's text: end of the message. */
    int messageEnd;
    /** Start of the continuation lines; {@link #length} if there are none. */
    int body;
    /** End of the continuation lines without a trailing thread suffix. */
    int bodyEnd;

    int line;
    int lines;
    RecordKind kind = RecordKind.UNKNOWN;
    long time = NO_TIME;
    int timeUnit;

    @Nullable
    Level level;

    boolean hasConnection;
    long connection;
    boolean hasStream;
    long stream;
    /** The logger is printed, and not told by the file. */
    boolean hasLogger;

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
    /** Of the continuation lines; null until a header is asked for. */
    private @Nullable LineStarts bodyLines;
    /** Whether it is a copy, which several threads may look at: nothing of it changes any more. */
    private boolean kept;

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
        return time;
    }

    @Override
    public int timeUnit() {
        return timeUnit;
    }

    @Override
    public @Nullable Level level() {
        return level;
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
        return hasConnection;
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean hasStream() {
        return hasStream;
    }

    @Override
    public long stream() {
        return stream;
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
        return Bytes.text(buffer, base + message, base + messageEnd);
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
        int from = base + message;
        return Bytes.text(buffer, from + statement.fieldStart(index), from + statement.fieldEnd(index));
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
        if (isHeader()) {
            return List.of(new Header(fieldValue(0), headerValue()));
        }
        return HeaderLines.all(buffer, base + block(), base + bodyEnd);
    }

    @Override
    public @Nullable String header(String name) {
        if (isHeader()) {
            return name.equals(fieldValue(0)) ? headerValue() : null;
        }
        LineStarts starts = bodyLines == null ? new LineStarts() : bodyLines;
        if (!kept) {
            bodyLines = starts;
        }
        return HeaderLines.first(buffer, base + block(), base + bodyEnd, starts, name);
    }

    /** Where lines of a header block may begin: those of a block without its record are records themselves. */
    private int block() {
        return kind == RecordKind.UNKNOWN ? message : body;
    }

    /** Up to 1.7 each header is a record of its own. */
    private boolean isHeader() {
        EventKind kind = statement.kind();
        return (kind == EventKind.HTTP_HEADER || kind == EventKind.ROUTER_HEADER) && statement.fields() == 2;
    }

    /** The value is printed raw and may hold quotes: it ends with the quote at the end of the line. */
    private String headerValue() {
        String value = fieldValue(1);
        return value.endsWith("'") ? value.substring(0, value.length() - 1) : value;
    }

    /** It is another record now. */
    void renewed() {
        if (bodyLines != null) {
            bodyLines.forget();
        }
    }

    @Override
    public String body() {
        return Bytes.text(buffer, base + body, base + Math.max(body, bodyEnd));
    }

    @Override
    public String text() {
        return Bytes.text(rawBuffer, rawBase, rawBase + rawLength);
    }

    @Override
    public Event copy() {
        RecordView copy = fresh();
        copyTo(copy, new byte[size()], 0);
        copy.kept = true;
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

    /** Copies all that an event tells; its bytes go to {@code bytes} from {@code at} on. */
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
        copy.message = message;
        copy.messageEnd = messageEnd;
        copy.body = body;
        copy.bodyEnd = bodyEnd;
        copy.line = line;
        copy.lines = lines;
        copy.kind = kind;
        copy.time = time;
        copy.timeUnit = timeUnit;
        copy.level = level;
        copy.hasConnection = hasConnection;
        copy.connection = connection;
        copy.hasStream = hasStream;
        copy.stream = stream;
        copy.hasLogger = hasLogger;
        copy.thread = thread;
        copy.logger = logger;
        copy.source = source;
        copy.statement = statement;
        copy.renewed();
    }
}
