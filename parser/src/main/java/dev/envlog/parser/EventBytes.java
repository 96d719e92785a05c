package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as bytes and reads them again, so that one tells the same when its log is gone. The bytes of the record are kept, and
 * where in them what stands; what grammar and catalogue say of a message is not: they are asked again. Not thread-safe.
 */
public final class EventBytes {

    private static final int MOST_FIELDS = 1 << 16;

    private final StatementCache statements = new StatementCache();

    /**
     * Writes an event.
     *
     * @throws IllegalArgumentException if it was not read by an {@link EventReader}
     */
    public static void write(Event event, PackWriter out) {
        if (!(event instanceof RecordView view)) {
            throw new IllegalArgumentException("not a record that was read");
        }
        boolean plain = view.buffer == view.rawBuffer && view.base == view.rawBase;
        out.text(view.file());
        out.text(view.pod());
        out.number(view.line);
        out.number(view.lines);
        out.choice(view.kind);
        out.text(view.thread);
        out.text(view.logger);
        out.text(view.source);
        out.number(view.messageEnd);
        out.number(view.body);
        out.number(view.bodyEnd);
        out.signed(view.threadStart);
        out.signed(view.threadEnd);
        write(view.envelope, out);
        out.bytes(view.buffer, view.base, view.base + view.length);
        out.octet(plain ? 1 : 0);
        if (!plain) {
            out.bytes(view.rawBuffer, view.rawBase, view.rawBase + view.rawLength);
        }
        if (view.kind != RecordKind.LOG) {
            write(view.statement, out);
        }
    }

    private static void write(Envelope envelope, PackWriter out) {
        out.choice(envelope.dialect);
        out.eight(envelope.time);
        out.number(envelope.timeUnit);
        out.choice(envelope.level);
        out.signed(envelope.threadStart);
        out.signed(envelope.threadEnd);
        out.signed(envelope.loggerStart);
        out.signed(envelope.loggerEnd);
        out.signed(envelope.sourceStart);
        out.signed(envelope.sourceEnd);
        out.octet((envelope.hasConnection ? 1 : 0) | (envelope.hasStream ? 2 : 0));
        out.number(envelope.hasConnection ? envelope.connection : 0);
        out.number(envelope.hasStream ? envelope.stream : 0);
        out.number(envelope.message);
    }

    /** Of a record whose message does not tell it: fields of a format that the user gave. */
    private static void write(Statement statement, PackWriter out) {
        out.number(statement.fields());
        for (int i = 0; i < statement.fields(); i++) {
            out.text(statement.fieldName(i));
            out.signed(statement.fieldStart(i));
            out.signed(statement.fieldEnd(i));
        }
    }

    /**
     * Reads the next event.
     *
     * @throws DamagedException if the bytes cannot be one
     */
    public Event read(PackReader in) {
        RecordView view = new RecordView(needed(in.text()), in.text());
        view.line = in.count(Integer.MAX_VALUE);
        view.lines = in.count(Integer.MAX_VALUE);
        view.kind = needed(in.choice(RecordKind.class));
        view.thread = in.text();
        view.logger = in.text();
        view.source = in.text();
        view.messageEnd = in.count(Integer.MAX_VALUE);
        view.body = in.count(Integer.MAX_VALUE);
        view.bodyEnd = in.count(Integer.MAX_VALUE);
        view.threadStart = (int) in.signed();
        view.threadEnd = (int) in.signed();
        readEnvelope(in, view.envelope);
        view.buffer = in.bytes();
        view.length = view.buffer.length;
        view.rawBuffer = in.octet() == 1 ? view.buffer : in.bytes();
        view.rawLength = view.rawBuffer.length;
        if (view.envelope.message > view.messageEnd
                || view.messageEnd > view.length
                || view.body > view.bodyEnd
                || view.bodyEnd > view.length) {
            throw new DamagedException("a record whose parts lie outside of it");
        }
        view.statement = view.kind == RecordKind.LOG ? statement(view) : readStatement(in);
        view.bodyLines.forget();
        return view;
    }

    private static void readEnvelope(PackReader in, Envelope envelope) {
        envelope.clear();
        envelope.dialect = needed(in.choice(Dialect.class));
        envelope.time = in.eight();
        envelope.timeUnit = in.count(Integer.MAX_VALUE);
        envelope.level = in.choice(Level.class);
        envelope.threadStart = (int) in.signed();
        envelope.threadEnd = (int) in.signed();
        envelope.loggerStart = (int) in.signed();
        envelope.loggerEnd = (int) in.signed();
        envelope.sourceStart = (int) in.signed();
        envelope.sourceEnd = (int) in.signed();
        int ids = in.octet();
        envelope.hasConnection = (ids & 1) != 0;
        envelope.hasStream = (ids & 2) != 0;
        envelope.connection = in.number();
        envelope.stream = in.number();
        envelope.message = in.count(Integer.MAX_VALUE);
    }

    private static Statement readStatement(PackReader in) {
        int fields = in.count(MOST_FIELDS);
        if (fields == 0) {
            return Statement.OTHER;
        }
        String[] names = new String[fields];
        int[] bounds = new int[2 * fields];
        for (int i = 0; i < fields; i++) {
            names[i] = needed(in.text());
            bounds[2 * i] = (int) in.signed();
            bounds[2 * i + 1] = (int) in.signed();
        }
        return new Statement(EventKind.OTHER, null, Event.NO_WORDING, names, bounds);
    }

    private Statement statement(RecordView view) {
        return EventReader.statement(statements, view);
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new DamagedException("something is missing");
        }
        return value;
    }
}
