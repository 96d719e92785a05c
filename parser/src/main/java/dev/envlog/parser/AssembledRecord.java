package dev.envlog.parser;

import dev.envlog.parser.envelope.Envelope;
import org.jspecify.annotations.Nullable;

/** The event that a reader fills again and again, with what is known of the record while it is put together. */
final class AssembledRecord extends RecordView {

    Envelope envelope = new Envelope();

    /** Thread printed after the message instead of in the envelope; -1 if none. */
    int threadStart = -1;

    int threadEnd = -1;
    /** Where its lines stand in the input. */
    final Spans spans = new Spans();

    AssembledRecord(String file, @Nullable String pod) {
        super(file, pod);
    }

    /** It is whole: what its envelope says is told of it. */
    void complete() {
        renewed();
        Envelope e = envelope;
        time = e.time;
        timeUnit = e.timeUnit;
        level = e.level;
        hasConnection = e.hasConnection;
        connection = e.connection;
        hasStream = e.hasStream;
        stream = e.stream;
        hasLogger = e.loggerStart >= 0;
        message = e.message;
    }
}
