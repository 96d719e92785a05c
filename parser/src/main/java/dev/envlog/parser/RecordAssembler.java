package dev.envlog.parser;

import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together into records: a line that begins with an envelope begins a record, every other line continues the one
 * before it (header blocks, dumps, stack traces; a blank line inside a block does not end it). A line before the first record
 * is a record of its own.
 */
final class RecordAssembler {

    private final LineReader lines;
    private final RecordView view;
    private final EnvelopeScanner scanner = new EnvelopeScanner();
    private final ThreadSuffix suffix = new ThreadSuffix();

    /** A line that was read and begins the next record. */
    private boolean held;

    private Envelope heldEnvelope = new Envelope();
    private @Nullable String problem;

    RecordAssembler(LineReader lines, RecordView view) {
        this.lines = lines;
        this.view = view;
    }

    /** Assembles the next record into the view. */
    Progress next() {
        try {
            if (!held) {
                switch (lines.advance()) {
                    case QUIET -> {
                        return Progress.QUIET;
                    }
                    case END -> {
                        return Progress.END;
                    }
                    case LINE -> scanner.scan(lines.buffer, lines.start, lines.end, heldEnvelope);
                }
            }
            held = false;
            return assemble();
        } catch (IOException e) {
            problem = trouble(e);
            return Progress.END;
        }
    }

    private Progress assemble() {
        Envelope envelope = heldEnvelope;
        heldEnvelope = view.envelope;
        view.envelope = envelope;
        view.kind = kind(envelope.dialect);
        view.line = (int) Math.min(Integer.MAX_VALUE, lines.lineCount);
        view.lines = 1;
        lines.mark = lines.start;
        int firstEnd = lines.end - lines.start;
        int end = firstEnd;
        if (view.kind != RecordKind.UNKNOWN) {
            end = continuation(end);
        }
        finish(firstEnd, end);
        return Progress.EVENT;
    }

    /** Reads continuation lines; the end of the record relative to its start. */
    private int continuation(int firstEnd) {
        int end = firstEnd;
        try {
            while (true) {
                LineReader.Found found = lines.advance();
                if (found != LineReader.Found.LINE) {
                    return end;
                }
                if (scanner.scan(lines.buffer, lines.start, lines.end, heldEnvelope) != Dialect.NONE
                        || lines.tooLong(lines.mark)) {
                    held = true;
                    return end;
                }
                end = lines.end - lines.mark;
                view.lines++;
            }
        } catch (IOException e) {
            problem = trouble(e);
            return end;
        }
    }

    private void finish(int firstEnd, int end) {
        byte[] b = lines.buffer;
        int base = lines.mark;
        view.rawBuffer = b;
        view.rawBase = base;
        view.rawLength = end;
        view.threadStart = -1;
        if (view.envelope.dialect == Dialect.JSON) {
            decoded(view.envelope);
            return;
        }
        view.buffer = b;
        view.base = base;
        view.length = end;
        view.messageEnd = firstEnd;
        view.body = Math.min(firstEnd + 1, end);
        if (end > firstEnd && b[base + firstEnd] == '\r') {
            view.body++;
        }
        view.bodyEnd = end;
        if (view.envelope.dialect == Dialect.ISTIO
                && suffix.find(b, base + Math.min(end, view.envelope.message), base + end)) {
            int start = suffix.start - base;
            view.threadStart = suffix.digits - base;
            view.threadEnd = end;
            if (start <= firstEnd) {
                view.messageEnd = start;
            } else {
                view.bodyEnd = start;
            }
        }
    }

    private void decoded(Envelope envelope) {
        byte[] d = envelope.decoded;
        view.buffer = d;
        view.base = 0;
        view.length = envelope.decodedLength;
        int newline = Bytes.indexOf(d, envelope.message, envelope.decodedMessageEnd, '\n');
        view.messageEnd = newline < 0 ? envelope.decodedMessageEnd : newline;
        view.body = newline < 0 ? envelope.decodedMessageEnd : newline + 1;
        view.bodyEnd = envelope.decodedMessageEnd;
    }

    private static RecordKind kind(Dialect dialect) {
        return switch (dialect) {
            case ENVOY, ISTIO, BARE, JSON -> RecordKind.LOG;
            case ACCESS -> RecordKind.ACCESS;
            case AGENT -> RecordKind.AGENT;
            case NONE -> RecordKind.UNKNOWN;
        };
    }

    private static String trouble(IOException e) {
        String message = e.getMessage();
        if (e instanceof java.io.EOFException) {
            return "the compressed data ends early";
        }
        return message == null ? e.getClass().getSimpleName() : message;
    }

    long bytes() {
        return lines.bytes;
    }

    long lines() {
        return lines.lineCount;
    }

    long cutLines() {
        return lines.cutLines;
    }

    @Nullable
    String problem() {
        return problem;
    }
}
