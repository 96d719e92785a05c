package dev.envlog.parser.wrapper;

import dev.envlog.access.AccessLines;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Stamp;
import java.util.Arrays;

/**
 * Whatever some program that is not known puts before an envelope of Envoy, where that is one beyond doubt: a time in brackets and
 * another bracket behind it, a level and {@code envoy} after a time or between tabs, or a line of the access log. Further lines of a record lose what looks like
 * the prefix before it, if there is a time of day in that.
 */
final class UnknownPrefix implements Layer {

    private static final int LONGEST = 160;
    private static final byte[] ENVOY = Bytes.of("envoy ");

    private final Stamp stamp = new Stamp();
    /** The prefix seen last, if it has a time of day: what has none is too much like text. */
    private byte[] last = Bytes.NONE;

    @Override
    public boolean peel(Peeled line) {
        byte[] b = line.bytes;
        int from = line.from;
        if (line.isEmpty() || b[from] == '\'' || b[from] == '\t' || b[from] == '{') {
            return false;
        }
        int at = envelope(b, from, line.to);
        if (at > from) {
            last = Clocks.isIn(b, from, at) ? Arrays.copyOfRange(b, from, at) : Bytes.NONE;
            line.from = at;
            line.to = b[at - 1] == '\'' ? quoteEnd(b, at, line.to) : line.to;
            return true;
        }
        if (at == from || last.length == 0 || !isLikeLast(b, from, line.to)) {
            return false;
        }
        line.from = Math.min(line.to, from + last.length);
        return true;
    }

    /** Where an envelope begins, -1 if none does. */
    private int envelope(byte[] b, int from, int to) {
        int limit = Math.min(to, from + LONGEST);
        for (int p = from; p < limit; p++) {
            if (b[p] == '[' && isTime(b, p + 1, to)) {
                return p;
            }
            if ((p == from || isBlank(b[p - 1]) || b[p - 1] == '\'') && isAccess(b, p, to)) {
                return p;
            }
            if (isBlank(b[p]) && Bytes.startsWith(b, p + 1, to, ENVOY)) {
                return level(b, from, p);
            }
        }
        return -1;
    }

    /** Where the quote stands that ends what a shell was given as one word. */
    private static int quoteEnd(byte[] b, int from, int to) {
        int p = to;
        while (p > from && b[p - 1] != '\'') {
            p--;
        }
        return p > from ? p - 1 : to;
    }

    private boolean isTime(byte[] b, int at, int to) {
        int end = stamp.read(b, at, to);
        return end > 0 && end + 1 < to && b[end] == ']' && b[end + 1] == '[';
    }

    /** Objects and requests in quotes stand in text too: the whole line tells. */
    private boolean isAccess(byte[] b, int at, int to) {
        return (mayBegin(b[at], at + 1 < to ? b[at + 1] : 0) || isTimeAlone(b, at, to))
                && AccessLines.isCertain(b, at, to);
    }

    /** A time of which the first bracket was lost. */
    private boolean isTimeAlone(byte[] b, int at, int to) {
        int end = b[at] == '2' ? stamp.read(b, at, to) : -1;
        return end > 0 && end + 1 < to && b[end] == 'Z' && b[end + 1] == ']';
    }

    /** A line may be all quotes and brackets: the whole is looked at only where a time, a method or a key may follow. */
    private static boolean mayBegin(byte first, byte second) {
        return switch (first) {
            case '[' -> Bytes.isDigit(second);
            case '{' -> second == '"' || isBlank(second);
            case '"' -> second == '-' || (second >= 'A' && second <= 'Z');
            default -> false;
        };
    }

    /** Where the level before {@code envoy} begins, or the time before that; -1 if there is no level. */
    private int level(byte[] b, int from, int gap) {
        int levelEnd = blanksBefore(b, from, gap);
        int level = wordBefore(b, from, levelEnd);
        if (Levels.at(b, level, levelEnd) == null) {
            return -1;
        }
        int timeEnd = blanksBefore(b, from, level);
        for (int p = wordBefore(b, from, timeEnd); p < timeEnd; p++) {
            if (stamp.read(b, p, timeEnd) == timeEnd - 1 && b[timeEnd - 1] == 'Z') {
                return p;
            }
        }
        // Without the time of the envelope, another one is as likely to be the record's own in a form that is not
        // known.
        return level == from || (b[level - 1] == '\t' && !Clocks.isIn(b, from, level)) ? level : -1;
    }

    private static int blanksBefore(byte[] b, int from, int at) {
        int p = at;
        while (p > from && isBlank(b[p - 1])) {
            p--;
        }
        return p;
    }

    private static int wordBefore(byte[] b, int from, int end) {
        int p = end;
        while (p > from && !isBlank(b[p - 1])) {
            p--;
        }
        return p;
    }

    /** Whether a line begins like the last prefix, but for digits and letters; blanks at its end may be missing. */
    private boolean isLikeLast(byte[] b, int from, int to) {
        for (int i = 0; i < last.length; i++) {
            int kind = kind(last[i]);
            if (from + i < to ? kind(b[from + i]) != kind : kind != ' ') {
                return false;
            }
        }
        return true;
    }

    private static int kind(byte c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter ? 'a' : Bytes.isDigit(c) ? '0' : c;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    @Override
    public String words() {
        return "lines of another program";
    }

    @Override
    public boolean isWeak() {
        return true;
    }
}
