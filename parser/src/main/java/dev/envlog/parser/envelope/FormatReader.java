package dev.envlog.parser.envelope;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.SourcePositions;
import dev.envlog.parser.format.LogFormat;
import dev.envlog.parser.format.LogFormat.Step;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines by one {@link LogFormat}. Values end where what follows them in the format, or their kind, says. */
final class FormatReader {

    /** Bytes before the end of a record in which what the format prints behind the message is looked for. */
    private static final int LONGEST_TAIL = 1000;

    private static final byte[] SPACE = {' '};
    /** What stands between name and value of a tag. */
    private static final byte[] BETWEEN = Bytes.of("\":\"");

    private final LogFormat format;
    private final FormatClock clock;
    private final IdScanner ids = new IdScanner();
    private final Unescaper unescaper = new Unescaper();
    private boolean timed;

    /** @param now by which lines without a year are told theirs */
    FormatReader(LogFormat format, Clock now) {
        this.format = format;
        this.clock = new FormatClock(now);
    }

    boolean hasTail() {
        return !format.tail().isEmpty();
    }

    /** Fills {@code out} if the line was printed by the format. */
    boolean scan(byte[] b, int from, int to, Envelope out) {
        clock.clear();
        timed = false;
        int p = steps(format.head(), b, from, to, from, out);
        if (p < 0) {
            out.clear();
            return false;
        }
        setTime(out);
        char message = format.message();
        if (message == '_' || message == 'j') {
            return escaped(b, from, p, to, message, out);
        }
        context(b, p, to, from, out);
        out.format = hasTail() ? this : null;
        return true;
    }

    /** The message is in one line: it is unescaped, and what follows it on the line is read. */
    private boolean escaped(byte[] b, int from, int at, int to, char message, Envelope out) {
        int end = hasTail() ? tail(b, at, to, from, out) : to;
        if (end < 0) {
            out.clear();
            return false;
        }
        out.unescaped = true;
        out.decodedLength = 0;
        out.append(b, from, at);
        int start = out.decodedLength;
        unescaper.message(b, at, end, message == 'j', out);
        out.decodedMessageEnd = out.decodedLength;
        // What stood after the message stands after it again, moved by as much as the message shrank.
        int moved = out.decodedLength - (end - from);
        out.append(b, end, to);
        out.moveFrom(end - from, moved);
        context(out.decoded, start, out.decodedMessageEnd, 0, out);
        return true;
    }

    private void context(byte[] b, int at, int to, int base, Envelope out) {
        int p = at;
        if (out.sourceStart < 0) {
            p = SourceScanner.scan(b, at, to, base, out);
            p = p > at ? Skip.gap(b, p, to) : p;
        }
        p = ids.scan(b, p, to, out);
        out.message = p - base;
    }

    /**
     * Reads what the format prints after the message, at the end of a range; the end of the message, -1 if the range does not
     * end so. Offsets are relative to {@code base}.
     */
    int tail(byte[] b, int from, int to, int base, Envelope out) {
        for (int p = to; p >= Math.max(from, to - LONGEST_TAIL); p--) {
            clock.clear();
            timed = false;
            if (steps(format.tail(), b, p, to, base, out) == to) {
                setTime(out);
                return p;
            }
        }
        return -1;
    }

    private void setTime(Envelope out) {
        if (timed) {
            out.time = clock.nanos();
            out.timeUnit = out.time == Event.NO_TIME ? 0 : clock.unit();
        }
    }

    /** The position after all steps, -1 if the bytes are others. */
    private int steps(List<Step> steps, byte[] b, int from, int to, int base, Envelope out) {
        int p = from;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.flag() == 0) {
                p = literal(step.text(), b, p, to);
            } else {
                p = step.padded() ? Skip.blank(b, p, to) : p;
                p = value(step, i + 1 < steps.size() ? steps.get(i + 1) : null, b, p, to, base, out);
                p = step.padded() && p >= 0 ? padding(steps, i, b, p, to) : p;
            }
            if (p < 0) {
                return -1;
            }
        }
        return p;
    }

    /** Blanks behind a padded value, but for one that the text after it begins with. */
    private static int padding(List<Step> steps, int i, byte[] b, int at, int to) {
        int p = Skip.blank(b, at, to);
        boolean blankNext = i + 1 < steps.size()
                && steps.get(i + 1).flag() == 0
                && steps.get(i + 1).text()[0] == ' ';
        return blankNext && p > at ? p - 1 : p;
    }

    private static int literal(byte[] text, byte[] b, int at, int to) {
        int p = at;
        for (byte c : text) {
            if (c == '\t') {
                int end = Skip.blank(b, p, to);
                if (end == p) {
                    return -1;
                }
                p = end;
            } else if (p >= to || b[p++] != c) {
                return -1;
            }
        }
        return p;
    }

    private int value(Step step, @Nullable Step next, byte[] b, int p, int to, int base, Envelope out) {
        return switch (step.flag()) {
            case 'Y' -> number('Y', b, p, 4, to);
            case 'C', 'y', 'm', 'd', 'H', 'I', 'M', 'S' -> number(step.flag(), b, p, 2, to);
            case 'T', 'X' -> numbers("H:M:S", b, p, to);
            case 'R' -> numbers("H:M", b, p, to);
            case 'D', 'x' -> numbers("m/d/C", b, p, to);
            case 'r' -> twelveHours(b, p, to);
            case 'p' -> half(b, p, to);
            case 'e' -> fraction(b, p, 3, to);
            case 'f' -> fraction(b, p, 6, to);
            case 'F' -> fraction(b, p, 9, to);
            case 'E' -> epoch(b, p, to);
            case 'z' -> offset(b, p, to);
            case 'l', 'L' -> level(b, p, to, out);
            case 't' -> thread(b, p, to, base, out);
            case 'n' -> logger(b, p, to, base, out);
            case 'g', 's' -> file(next, b, p, to, base, out);
            case '@' -> position(b, p, to, base, out);
            case '#' -> lineNumber(b, p, to, base, out);
            case '*' -> tags(b, p, to, out);
            case 'P', 'i', 'u', 'o', 'O' -> nonEmpty(p, run(Kind.NUMBER, b, p, to));
            case 'b', 'B', 'h' -> month(b, p, to);
            case 'a', 'A' -> nonEmpty(p, run(Kind.LETTERS, b, p, to));
            // c, !, &: text of any kind, up to what is printed after it.
            default -> until(next, b, p, to);
        };
    }

    private int twelveHours(byte[] b, int at, int to) {
        int p = numbers("I:M:S", b, at, to);
        return p < 0 ? -1 : half(b, literal(SPACE, b, p, to), to);
    }

    private enum Kind {
        NUMBER,
        NAME,
        LETTERS,
        PATH
    }

    private static int run(Kind kind, byte[] b, int at, int to) {
        int p = at;
        while (p < to && is(kind, b, p, to)) {
            p++;
        }
        return p;
    }

    private static boolean is(Kind kind, byte[] b, int p, int to) {
        byte c = b[p];
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return switch (kind) {
            case NUMBER -> Bytes.isDigit(c);
            case LETTERS -> letter;
            case NAME -> letter || Bytes.isDigit(c) || c == '_' || c == '.' || c == '/' || c == '-';
            // A colon is part of a path after a drive's letter only.
            case PATH ->
                c > ' '
                        && c != '"'
                        && c != '\''
                        && c != ']'
                        && c != '|'
                        && (c != ':' || (p + 1 < to && (b[p + 1] == '\\' || b[p + 1] == '/')));
        };
    }

    private static int nonEmpty(int from, int end) {
        return end > from ? end : -1;
    }

    private static int until(@Nullable Step next, byte[] b, int at, int to) {
        if (next == null || next.flag() != 0) {
            return run(Kind.PATH, b, at, to);
        }
        int end = Bytes.indexOf(b, at, to, next.text()[0] == '\t' ? new byte[] {'\t'} : next.text());
        return end < 0 ? -1 : end;
    }

    private int number(char flag, byte[] b, int at, int digits, int to) {
        if (at < 0 || at + digits > to) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            if (!Bytes.isDigit(b[at + i])) {
                return -1;
            }
            value = value * 10 + (b[at + i] - '0');
        }
        timed = true;
        return clock.part(flag, value) ? at + digits : -1;
    }

    /** Numbers of two digits with signs between them. */
    private int numbers(String flags, byte[] b, int at, int to) {
        int p = at;
        for (int i = 0; i < flags.length() && p >= 0; i++) {
            char c = flags.charAt(i);
            p = Character.isLetter(c) ? number(c, b, p, 2, to) : p < to && b[p] == c ? p + 1 : -1;
        }
        return p;
    }

    /** The name of a month, whole or its first three letters. */
    private int month(byte[] b, int at, int to) {
        int end = run(Kind.LETTERS, b, at, to);
        int month = Clocks.month(b, at, end);
        timed |= month > 0;
        return month > 0 && clock.part('m', month) ? end : -1;
    }

    private int half(byte[] b, int at, int to) {
        if (at < 0 || at + 2 > to || b[at + 1] != 'M' || (b[at] != 'A' && b[at] != 'P')) {
            return -1;
        }
        clock.afternoon(b[at] == 'P');
        return at + 2;
    }

    private int fraction(byte[] b, int at, int digits, int to) {
        if (at + digits > to) {
            return -1;
        }
        long value = 0;
        int unit = 1_000_000_000;
        for (int i = 0; i < digits; i++) {
            if (!Bytes.isDigit(b[at + i])) {
                return -1;
            }
            unit /= 10;
            value += (long) (b[at + i] - '0') * unit;
        }
        clock.fraction(value, unit);
        return at + digits;
    }

    private int epoch(byte[] b, int at, int to) {
        int end = run(Kind.NUMBER, b, at, Math.min(to, at + 10));
        if (end == at) {
            return -1;
        }
        clock.epoch(Long.parseLong(Bytes.text(b, at, end)));
        timed = true;
        return end;
    }

    private int offset(byte[] b, int at, int to) {
        int end = Clocks.offset(b, at, to);
        if (end < 0) {
            return at < to && b[at] == 'Z' ? at + 1 : -1;
        }
        clock.offset(Clocks.offsetNanos(b, at, end));
        return end;
    }

    private static int level(byte[] b, int at, int to, Envelope out) {
        int end = run(Kind.LETTERS, b, at, to);
        // A letter stands before a date in glog's form: only as much as is a level.
        Level level = Levels.at(b, at, end);
        if (level == null && end > at) {
            return -1;
        }
        out.level = level;
        return nonEmpty(at, end);
    }

    private static int thread(byte[] b, int at, int to, int base, Envelope out) {
        int end = run(Kind.NUMBER, b, at, to);
        out.threadStart = at - base;
        out.threadEnd = end - base;
        return nonEmpty(at, end);
    }

    private static int logger(byte[] b, int at, int to, int base, Envelope out) {
        int end = run(Kind.NAME, b, at, to);
        out.loggerStart = at - base;
        out.loggerEnd = end - base;
        return nonEmpty(at, end);
    }

    /** Part of the source position where it stands directly behind the file. */
    private static int lineNumber(byte[] b, int at, int to, int base, Envelope out) {
        int end = run(Kind.NUMBER, b, at, to);
        boolean ofFile = out.sourceStart >= 0 && out.sourceEnd == at - 1 - base && b[at - 1] == ':';
        out.sourceEnd = ofFile ? end - base : out.sourceEnd;
        return nonEmpty(at, end);
    }

    private static int file(@Nullable Step next, byte[] b, int at, int to, int base, Envelope out) {
        int end = run(Kind.PATH, b, at, to);
        if (next != null && next.flag() == 0) {
            int stop = Bytes.indexOf(b, at, end, next.text()[0]);
            end = stop > at ? stop : end;
        }
        out.sourceStart = at - base;
        out.sourceEnd = end - base;
        return nonEmpty(at, end);
    }

    private static int position(byte[] b, int at, int to, int base, Envelope out) {
        int end = run(Kind.PATH, b, at, to);
        int line = end < to && b[end] == ':' ? run(Kind.NUMBER, b, end + 1, to) : -1;
        if (line < 0 || !SourcePositions.isPosition(b, at, line)) {
            return -1;
        }
        out.sourceStart = at - base;
        out.sourceEnd = line - base;
        return line;
    }

    /** {@code ,"ConnectionId":"52","StreamId":"77"}, or nothing. */
    private int tags(byte[] b, int at, int to, Envelope out) {
        int p = at;
        while (p + 1 < to && b[p] == ',' && b[p + 1] == '"') {
            int key = Bytes.indexOf(b, p + 2, to, BETWEEN);
            int end = key < 0 ? -1 : Bytes.indexOf(b, key + BETWEEN.length, to, '"');
            if (end < 0) {
                break;
            }
            Long id = ids.number(b, key + BETWEEN.length, end);
            if (id != null && Bytes.equals(b, p + 2, key, "ConnectionId")) {
                out.hasConnection = true;
                out.connection = id;
            } else if (id != null && Bytes.equals(b, p + 2, key, "StreamId")) {
                out.hasStream = true;
                out.stream = id;
            }
            p = end + 1;
        }
        return p;
    }
}
