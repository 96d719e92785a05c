package dev.envlog.parser;

import dev.envlog.access.AccessPieces;
import dev.envlog.access.GluedLines;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.EventReader.Progress;
import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.envelope.Envelope;
import dev.envlog.parser.envelope.EnvelopeScanner;
import dev.envlog.parser.envelope.OtherPrograms;
import dev.envlog.parser.input.LineReader;
import dev.envlog.parser.input.LineReader.Found;
import dev.envlog.parser.json.ObjectEnd;
import dev.envlog.parser.wrapper.Wrappers;

/**
 * Puts lines together into records: a line that begins with an envelope begins a record, every other line continues the one
 * before it (header blocks, dumps, stack traces; a blank line inside a block does not end it). A line before the first
 * record is a record of its own. A line of another program that fell into a header block does not end it; see {@link
 * InterruptedBlock}.
 */
final class RecordAssembler {

    /** How often a live input may fall silent in the middle of a header block before the block is taken for ended. */
    static final int QUIETS_IN_BLOCK = 12;

    /** The record is in {@link #block} instead of in the buffer. */
    private static final int IN_BLOCK = -1;
    /** More of the record may come. */
    private static final int UNFINISHED = -2;

    private final LineReader lines;
    private final AssembledRecord view;
    private final Wrappers wrappers;
    private final EnvelopeScanner scanner;
    private final RecordEnds ends = new RecordEnds();
    private final HeaderBlock headers = new HeaderBlock();
    private final InterruptedBlock block = new InterruptedBlock();

    /** A line that was read and begins the next record. */
    private boolean held;

    private Envelope heldEnvelope = new Envelope();

    /** The record being assembled, relative to its start: where its first line ends, its last line begins, and it ends. */
    private int firstEnd;

    private int lastLine;
    private int recordEnd;
    /** How often the input fell silent inside its block. */
    private int quiets;

    private boolean unfinished;
    /** The record's further lines go to {@link #block}. */
    private boolean interrupted;

    RecordAssembler(LineReader lines, AssembledRecord view, Wrappers wrappers, EnvelopeScanner scanner) {
        this.lines = lines;
        this.wrappers = wrappers;
        this.view = view;
        this.scanner = scanner;
    }

    /** Assembles the next record into the view. */
    Progress next() {
        if (block.hasAside() && !interrupted) {
            sideLine(block.next());
            return Progress.EVENT;
        }
        if (!unfinished) {
            if (!held) {
                Found found = lines.advance();
                if (found != Found.LINE) {
                    return found == Found.QUIET ? Progress.QUIET : Progress.END;
                }
                scan();
            }
            held = false;
            beginAssembly();
        }
        return assemble() ? Progress.EVENT : Progress.QUIET;
    }

    /** Whether lines wait that fell into the block of the record at hand. */
    boolean hasAside() {
        return block.hasAside();
    }

    /** Gives back a line that was read behind the record at hand: somebody else goes on. */
    void release() {
        if (held) {
            lines.back(lines.start, lines.number());
            held = false;
        }
    }

    private void sideLine(InterruptedBlock.SideLine line) {
        byte[] b = line.bytes;
        scanner.scan(b, 0, b.length, view.envelope);
        begin(line.number, line.rows);
        view.spans.set(line.from, line.to);
        ends.finish(view, b, 0, b.length, b.length);
    }

    private void beginAssembly() {
        Envelope envelope = heldEnvelope;
        heldEnvelope = view.envelope;
        view.envelope = envelope;
        begin(lines.lineNumber(), lines.rows);
        lines.mark = lines.start;
        view.spans.set(lines.from(), lines.to());
        firstEnd = lines.end - lines.start;
        lastLine = 0;
        recordEnd = firstEnd;
        quiets = 0;
    }

    /** Completes the record begun; false if its block is not at its end and nothing more came for now. */
    private boolean assemble() {
        int end = view.kind == RecordKind.UNKNOWN ? firstEnd : interrupted ? inBlock() : continuation();
        unfinished = end == UNFINISHED;
        if (unfinished) {
            return false;
        }
        if (end == IN_BLOCK) {
            ends.finish(view, block.bytes, 0, firstEnd, block.length);
        } else {
            view.spans.set(view.spans.from(0), held ? lines.from() : lines.to());
            ends.finish(view, lines.buffer, lines.mark, firstEnd, end);
        }
        return true;
    }

    private void begin(int line, int rows) {
        view.kind = view.envelope.dialect.kind();
        view.line = line;
        view.lines = rows;
    }

    /** Reads continuation lines; the end of the record relative to its start, {@link #IN_BLOCK} or {@link #UNFINISHED}. */
    private int continuation() {
        while (true) {
            Found found = lines.advance();
            if (found == Found.QUIET && mayGoOn(lines.buffer, lines.mark + lastLine, lines.mark + recordEnd)) {
                return UNFINISHED;
            }
            if (found != Found.LINE) {
                return recordEnd;
            }
            Dialect dialect = scan();
            if (dialect == Dialect.NONE
                    && !lines.tooLong(lines.mark)
                    && !endsRecord(lines.buffer, lines.mark + lastLine, lines.mark + recordEnd)
                    && !isBehindWhole()) {
                lastLine = lines.start - lines.mark;
                recordEnd = lines.end - lines.mark;
                view.lines += lines.isPiece() ? 0 : lines.rows;
                continue;
            }
            int sideLines = dialect.isSide() && insideBlock(lines.buffer, lines.mark + lastLine, lines.mark + recordEnd)
                    ? sideLines()
                    : 0;
            if (sideLines > 0) {
                block.begin(lines.buffer, lines.mark, recordEnd, lastLine);
                view.spans.set(view.spans.from(0), lines.from());
                setAside(sideLines);
                interrupted = true;
                return inBlock();
            }
            if (sideLines == UNFINISHED) {
                return UNFINISHED;
            }
            held = true;
            return recordEnd;
        }
    }

    /** Whether more of the record may come after the line given, though nothing came right now. */
    private boolean mayGoOn(byte[] b, int from, int to) {
        if (!lines.isQuiet()) {
            return true;
        }
        quiets++;
        return quiets < QUIETS_IN_BLOCK && insideBlock(b, from, to);
    }

    /** Keeps lines aside, beginning with the one at hand. */
    private void setAside(int sideLines) {
        block.setAside(lines);
        for (int i = 1; i < sideLines; i++) {
            lines.mark = lines.start;
            lines.advance();
            // As it was looked at before: what stands behind it on its line is another one.
            scan();
            block.setAside(lines);
        }
        lines.mark = lines.start;
    }

    /** Reads on a record whose header block was interrupted, and perhaps is again; {@link #IN_BLOCK} or {@link #UNFINISHED}. */
    private int inBlock() {
        while (true) {
            Found found = lines.advance();
            if (found == Found.QUIET && mayGoOn(block.bytes, block.last, block.length)) {
                return UNFINISHED;
            }
            if (found != Found.LINE) {
                break;
            }
            lines.mark = lines.start;
            Dialect dialect = scan();
            if (dialect == Dialect.NONE
                    && block.length <= LineReader.MAX_RECORD
                    && !endsRecord(block.bytes, block.last, block.length)) {
                block.add(lines.buffer, lines.start, lines.end);
                view.lines += lines.isPiece() ? 0 : lines.rows;
                view.spans.add(lines.from(), lines.to());
                continue;
            }
            int sideLines = dialect.isSide() && insideBlock(block.bytes, block.last, block.length) ? sideLines() : 0;
            if (sideLines == UNFINISHED) {
                return UNFINISHED;
            }
            if (sideLines == 0) {
                held = true;
                break;
            }
            setAside(sideLines);
        }
        interrupted = false;
        return IN_BLOCK;
    }

    /**
     * How many lines from the one at hand, another program's, stand inside the header block: all up to the one that goes on
     * with the block. 0 if none does; the line at hand is the same afterwards. {@link #UNFINISHED} if that cannot be told yet:
     * the line at hand is read once more next.
     */
    private int sideLines() {
        int back = lines.start - lines.mark;
        long number = lines.number();
        int count = 1;
        boolean goesOn = false;
        Found found = Found.LINE;
        while (block.hasRoom(lines.end - lines.mark - back) && (found = lines.advance()) == Found.LINE) {
            Dialect dialect = scan();
            if (!dialect.isSide()) {
                goesOn = dialect == Dialect.NONE && headers.takes(lines.buffer, lines.start, lines.end);
                break;
            }
            count++;
        }
        lines.back(lines.mark + back, number);
        if (found == Found.QUIET && !lines.isQuiet()) {
            return UNFINISHED;
        }
        lines.advance();
        scan();
        return goesOn ? count : 0;
    }

    /** Whether the record at hand is in the middle of a header block after the line given. */
    private boolean insideBlock(byte[] b, int from, int to) {
        return view.kind == RecordKind.LOG && HeaderBlock.isOpen(view.lines == 1, b, from, to);
    }

    /**
     * Whether the line at hand is behind what is whole: a line of the access log that it can be no part of, or an object, as {@link
     * #isBehindObject} says.
     */
    private boolean isBehindWhole() {
        return (view.kind == RecordKind.ACCESS
                        && view.lines <= AccessPieces.MOST
                        && scanner.isUsual()
                        && lines.start < lines.end
                        && !AccessPieces.goOn(
                                lines.buffer, lines.mark, lines.mark + recordEnd, lines.buffer, lines.start, lines.end))
                || isBehindObject();
    }

    /** Whether the line at hand is behind an object that has ended, or begins another than the one that ended with the line before. */
    private boolean isBehindObject() {
        byte[] b = lines.buffer;
        boolean blank = lines.start == lines.end;
        if (!blank && b[lines.mark] == '{' && ObjectEnd.isObject(b, lines.mark, lines.mark + firstEnd)) {
            return true;
        }
        return NextObject.follows(
                b, lines.start, lines.end, view.envelope.dialect, b, lines.mark, lines.mark + recordEnd);
    }

    /**
     * Whether a line that begins no record belongs to none either: a fence, a record in a wrapper, or the line of another program, which may
     * stand between headers.
     *
     * @param from where the line before it begins
     */
    private boolean endsRecord(byte[] before, int from, int to) {
        byte[] b = lines.buffer;
        int start = lines.start;
        int end = lines.end;
        return start < end
                && b[start] != '\''
                && b[start] != '\t'
                && (Fences.isFence(b, start, end)
                        || wrappers.find(b, start, end, false)
                        || (OtherPrograms.isDated(b, start, end) && !insideBlock(before, from, to)));
    }

    private Dialect scan() {
        Dialect dialect = scanner.scan(lines.buffer, lines.start, lines.end, heldEnvelope);
        if (dialect == Dialect.ACCESS && !lines.apart) {
            int glued = GluedLines.next(lines.buffer, lines.start, lines.end);
            lines.apart = glued < 0 && lines.isAlone();
            return glued < 0 ? dialect : scanUpTo(glued);
        }
        return dialect;
    }

    /** Another record begins on the line at hand: it is the next one. */
    private Dialect scanUpTo(int glued) {
        lines.split(glued);
        return scanner.scan(lines.buffer, lines.start, lines.end, heldEnvelope);
    }
}
