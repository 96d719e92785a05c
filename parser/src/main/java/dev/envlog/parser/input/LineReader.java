package dev.envlog.parser.input;

import dev.envlog.access.GluedLines;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.json.ObjectEnd;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Physical lines out of a stream of bytes, each a range of one buffer that is reused.
 *
 * <p>Bytes from {@link #mark} on are kept in place (moved together when the buffer is refilled) so that a record of
 * several lines stays one range. A line longer than {@link #MAX_LINE} keeps its first part; the rest is skipped and
 * counted, so memory is bounded whatever the input. Trouble while reading ends the input after what was read before.
 */
public final class LineReader {

    /** Longest line kept whole, in bytes. Envoy's own lines are limited by its header limits (well under 1 MiB). */
    public static final int MAX_LINE = 1 << 20;

    /** Most bytes of a record of several lines; what follows are records of their own. */
    public static final int MAX_RECORD = 4 * MAX_LINE;

    private static final int INITIAL = 1 << 18;

    /** In a line that is longer others are looked for that stand behind it: looking for them later would cost more with each. */
    private static final int LONG_LINE = 1 << 12;

    private static final int NOT = -1;

    /** What an attempt to read a line came to. */
    public enum Found {
        LINE,
        QUIET,
        END
    }

    private final Feed source;
    /** Null where each line is one of the input. */
    private final @Nullable ObjectEnd object;
    /** The files that the text is made of, null if it is one. */
    private final @Nullable Parts parts;

    public byte[] buffer = new byte[INITIAL];
    /** First byte that must stay available; moves with the data. */
    public int mark;
    /** The line last read, without its line end. */
    public int start;

    public int end;
    /** Number of the line last read, of the last one if it is several of the input. */
    public long lineCount;
    /** How many lines of the input it is. */
    public int rows = 1;
    /** Lines of the access log end with their lines: what looks like a record behind one is none. */
    public boolean apart;

    public long cutLines;
    public long bytes;
    /** Why the input ended early, null if it did not. */
    @Nullable
    IOException trouble;

    private final Places places = new Places();

    /** How much was skipped so far of the over-long line whose first part the buffer ends with; {@link #NOT} if it ends with none. */
    private long skipping = NOT;

    /** Where lines begin and end that look like an object without an end: in there, none is looked for once more. */
    private long brokenFrom;

    private long brokenTo;

    /** Where the object begins of which not all is there yet, -1 if there is none, and how far it was looked at. */
    private long objectFrom = -1;

    private int objectSeen;

    private int next;
    /** The line that is read next stands behind another on its line, and whether the line last read does. */
    private boolean inside;

    private boolean piece;
    /** Up to there no line ends. */
    private int scanned;

    private int limit;
    private boolean ended;

    public LineReader(Feed source) {
        this(source, null, null);
    }

    /** Where an object was printed over several lines, all of them are one. */
    public LineReader(Feed source, @Nullable Parts parts) {
        this(source, parts, new ObjectEnd());
    }

    private LineReader(Feed source, @Nullable Parts parts, @Nullable ObjectEnd object) {
        this.source = source;
        this.parts = parts;
        this.object = object;
        this.apart = object == null;
    }

    /** Reads the next line into {@link #start}, {@link #end}. */
    public Found advance() {
        Found found = row();
        ObjectEnd ends = object;
        boolean brace = end - start == 1 && buffer[start] == '{' && found == Found.LINE;
        return brace && ends != null ? object(ends) : found;
    }

    /** After a brace alone on its line: goes on to the end of the object, if that comes soon enough. */
    private Found object(ObjectEnd ends) {
        if (from() > brokenFrom && from() < brokenTo) {
            return Found.LINE;
        }
        if (objectFrom != from()) {
            ends.begin();
            objectFrom = from();
            objectSeen = next - start;
        }
        while (true) {
            boolean tooLong = limit - start > MAX_LINE;
            int to = ends.find(buffer, start + objectSeen, Math.min(limit, start + MAX_LINE), ended || tooLong);
            objectSeen = ends.seen - start;
            if (to != ObjectEnd.MORE) {
                objectFrom = -1;
            }
            if (to == ObjectEnd.NONE) {
                brokenFrom = from();
                brokenTo = places.of(ends.brace);
                return Found.LINE;
            }
            if (to >= 0) {
                return object(ends.brace, to);
            }
            int n = fill();
            if (n == 0) {
                lineCount--;
                next = start;
                scanned = start;
                return Found.QUIET;
            }
            ended = n < 0;
        }
    }

    private Found object(int brace, int lastEnd) {
        int following = Math.min(limit, lastEnd + 1);
        for (int p = next; p < following; p = next) {
            int newline = Bytes.indexOf(buffer, p, lastEnd, '\n');
            lineCount++;
            rows++;
            if (parts != null) {
                locate(places.of(p), lineCount);
            }
            next = newline < 0 ? following : newline + 1;
        }
        end = brace;
        scanned = following;
        return Found.LINE;
    }

    private Found row() {
        while (true) {
            int newline = Bytes.indexOf(buffer, scanned, limit, '\n');
            int lineEnd = newline < 0 ? limit : newline;
            scanned = lineEnd;
            if (lineEnd - next > MAX_LINE) {
                if (isGlued(lineEnd)) {
                    return Found.LINE;
                }
                cut();
                continue;
            }
            if (newline >= 0) {
                return isGlued(newline) ? Found.LINE : line(newline, newline + 1);
            }
            if (ended) {
                return limit == next ? Found.END : isGlued(limit) ? Found.LINE : line(limit, limit);
            }
            int n = fill();
            if (n == 0) {
                return isGlued(limit) ? Found.LINE : Found.QUIET;
            }
            ended = n < 0;
        }
    }

    /** Whether another record begins on the line that goes on to there: then what stands before it is the line at hand. */
    private boolean isGlued(int lineEnd) {
        int glued = lineEnd - next > LONG_LINE && !apart ? GluedLines.next(buffer, next, lineEnd) : NOT;
        if (glued != NOT) {
            line(lineEnd, lineEnd);
            split(glued);
        }
        return glued != NOT;
    }

    /** What stands behind a place in the line at hand is a line of its own, which is read next and has the same number. */
    public void split(int at) {
        scanned = Math.max(at, next > end && buffer[next - 1] == '\n' ? next - 1 : next);
        next = at;
        end = at;
        unpad();
        inside = true;
    }

    /**
     * Reads the next line of what ends, and keeps it in the buffer until the next is asked for.
     *
     * @return false at the end
     * @throws IOException if the end is one because reading failed
     */
    boolean next() throws IOException {
        if (advance() == Found.LINE) {
            mark = start;
            return true;
        }
        IOException failure = trouble;
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    /** Whether a line is there without asking for more. */
    boolean hasLine() {
        return Bytes.indexOf(buffer, scanned, limit, '\n') >= 0;
    }

    /** After {@link Found#QUIET}: whether the writer seems to have paused. */
    public boolean isQuiet() {
        return source.isQuiet();
    }

    /** Keeps all bytes from the line that is read next on. */
    public void keep() {
        mark = next;
    }

    /** How many bytes are kept, up to the line that is read next. */
    public int kept() {
        return next - mark;
    }

    /** Goes back to a line that was read before and is still kept: {@link #advance()} reads it next. */
    public void back(int lineStart, long number) {
        next = lineStart;
        scanned = lineStart;
        lineCount = number - 1;
        inside = false;
    }

    /** Number of the line last read, beginning with 1. */
    public int lineNumber() {
        return (int) Math.min(Integer.MAX_VALUE, number());
    }

    /** The same for {@link #back}. */
    public long number() {
        return lineCount - rows + 1;
    }

    /** Whether the line last read stands behind another on its line. */
    public boolean isPiece() {
        return piece;
    }

    /** Whether no other stands on the line last read, before it or behind. */
    public boolean isAlone() {
        return !piece && !inside;
    }

    /** Place in the input where the line last read begins. */
    public long from() {
        return places.of(start);
    }

    /** Place in the input behind the line last read and its line end. */
    public long to() {
        return places.of(next);
    }

    /** True if the bytes from {@code from} on would exceed what one record may hold. */
    public boolean tooLong(int from) {
        return end - from > MAX_RECORD;
    }

    private Found line(int lineEnd, int following) {
        start = next;
        end = lineEnd;
        // Where a line was cut, blanks are not at its end.
        if (end > start && buffer[end - 1] <= ' ' && end - start < MAX_LINE) {
            end = buffer[end - 1] == '\r' ? end - 1 : end;
            unpad();
        }
        next = following;
        scanned = following;
        piece = inside;
        lineCount += inside ? 0 : 1;
        inside = false;
        rows = 1;
        if (parts != null) {
            locate(from(), lineCount);
        }
        return Found.LINE;
    }

    /** What was copied from a screen may have blanks at the end of its lines; Envoy's own, before an empty value, tells nothing. */
    private void unpad() {
        while (end > start && buffer[end - 1] == ' ') {
            end--;
        }
    }

    /** Where the line ends with the blanks at its end. */
    int paddedEnd() {
        int padded = end;
        while (padded < limit && buffer[padded] == ' ') {
            padded++;
        }
        return padded;
    }

    /** Notes a line if it is the first one of a file. */
    private void locate(long from, long number) {
        while (parts != null && from >= parts.boundary()) {
            parts.cross(number);
        }
    }

    /** The line at the end of the buffer is over-long: keeps its first part. The rest of it is skipped as it comes. */
    private void cut() {
        int came = limit;
        limit = next + MAX_LINE;
        scanned = limit;
        skipping = 0;
        cutLines++;
        skip(came - limit);
    }

    /** Of bytes that were read while an over-long line is skipped, keeps what begins with that line's end. */
    private void skip(int n) {
        int read = limit + Math.max(0, n);
        int newline = Bytes.indexOf(buffer, limit, read, '\n');
        skipping += (newline < 0 ? read : newline) - limit;
        if (newline < 0 && n >= 0) {
            return;
        }
        places.skipped(limit, skipping);
        skipping = NOT;
        if (newline >= 0) {
            System.arraycopy(buffer, newline, buffer, limit, read - newline);
            limit += read - newline;
        }
    }

    private int fill() {
        if (mark > 0 && limit == buffer.length) {
            System.arraycopy(buffer, mark, buffer, 0, limit - mark);
            next -= mark;
            scanned -= mark;
            limit -= mark;
            start -= mark;
            end -= mark;
            places.moved(mark);
            mark = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int n = source.read(buffer, limit, buffer.length - limit);
            bytes += Math.max(0, n);
            if (skipping != NOT) {
                skip(n);
            } else {
                limit += Math.max(0, n);
            }
            return n;
        } catch (IOException e) {
            trouble = e;
            if (skipping != NOT) {
                skip(-1);
            }
            return -1;
        }
    }

    /** Why the input ended early, in words; null if it did not. */
    public @Nullable String problem() {
        return trouble == null ? null : LogSource.words(trouble);
    }
}
