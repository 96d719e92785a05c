package dev.envlog.parser.wrapper;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.bytes.Symbols;
import dev.envlog.parser.json.JsonKeys;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One form of a wrapper as {@code wrappers.txt} writes it, matched from left to right without going back. */
final class WrapperForm {

    private static final int LONGEST = 512;
    /** Digits of a time in milliseconds. */
    private static final int MILLIS = 13;

    private static final byte[] STREAM = Bytes.of("stderr");
    private static final byte[] STDOUT = Bytes.of("stdout");
    private static final byte[] BAR = Bytes.of("\u2502");

    /** Slots as positive characters, bytes that stand for themselves as negative numbers. */
    private final int[] parts;

    /** The form is found in prose too. */
    final boolean weak;

    /** The form is the left border of a frame, which may have a right one. */
    private final boolean frame;

    /** A time belongs to the form. */
    private final boolean dated;

    private final Symbols symbols;
    private final Stamp stamp = new Stamp();
    private @Nullable String pod;
    private boolean timed;
    private boolean partial;
    private byte stream;

    WrapperForm(String text, Symbols symbols) {
        this.weak = text.startsWith("~");
        this.symbols = symbols;
        String form = weak ? text.substring(1) : text;
        int[] compiled = new int[form.length()];
        int n = 0;
        for (int i = 0; i < form.length(); i++) {
            compiled[n++] = form.charAt(i) == '%' ? form.charAt(++i) : -form.charAt(i);
        }
        this.parts = Arrays.copyOf(compiled, n);
        this.frame = form.startsWith("%b") || form.startsWith("%o%b");
        this.dated = form.contains("%T")
                || form.contains("%D")
                || form.startsWith("%d/%d/%d")
                || form.startsWith("%d-%d-%d");
    }

    /** Takes the form off; false, and the line unchanged, if it does not begin with it. */
    boolean peel(Peeled line) {
        pod = null;
        timed = false;
        partial = false;
        stream = 0;
        byte[] b = line.bytes;
        int limit = Math.min(line.to, line.from + LONGEST);
        int p = line.from;
        if (!dated && isDate(b, p, limit)) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (p == line.to && i > 0 && onlyBlanksFrom(i)) {
                break;
            }
            int part = parts[i];
            p = part < 0 ? (p < limit && b[p] == -part ? p + 1 : -1) : slot(part, b, p, limit);
            if (p < 0) {
                return false;
            }
        }
        if (p == line.from) {
            return false;
        }
        line.from = p;
        if (frame) {
            line.to = withoutBorder(b, p, line.to);
        }
        line.pod = pod == null ? line.pod : pod;
        line.partial |= partial;
        line.stream = stream == 0 ? line.stream : stream;
        if (timed) {
            line.time = stamp.nanos();
            line.timeUnit = stamp.unit();
        }
        return true;
    }

    /** The end of a range without a bar behind blanks, and without these. */
    private static int withoutBorder(byte[] b, int from, int to) {
        int bar = to - 1 >= from && b[to - 1] == '|' ? 1 : BAR.length;
        int end = to - bar;
        if (end < from || (bar > 1 && !Bytes.startsWith(b, end, to, BAR)) || (end > from && b[end - 1] != ' ')) {
            return to;
        }
        while (end > from && b[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private boolean onlyBlanksFrom(int index) {
        for (int i = index; i < parts.length; i++) {
            int part = parts[i];
            if (part != -' ' && part != '_' && part != '?' && part != 's' && part != 'o') {
                return false;
            }
        }
        return true;
    }

    private int slot(int slot, byte[] b, int at, int to) {
        return switch (slot) {
            case 'p' -> name(b, at, to, true);
            case 'n' -> name(b, at, to, false);
            case 'k' -> replica(b, at, to);
            case 'w' -> more(at, word(b, at, to));
            case 'f' -> file(b, at, to);
            case 'F' -> fileInContext(b, at, to);
            case 'd' -> more(at, digits(b, at, to));
            case 'M' -> digits(b, at, to) == at + MILLIS ? at + MILLIS : -1;
            case 'T' -> time(b, at, to, 'T');
            case 'D' -> time(b, at, to, ' ');
            case 'm' -> Clocks.syslog(b, at, to);
            case 'h' -> Clocks.clock(b, at, to);
            case 'S' -> stream(b, at, to);
            case 'P' -> tag(b, at, to);
            case 'L' -> labels(b, at, to);
            case 'q' -> at < to && b[at] == '-' ? at + 1 : structured(b, at, to);
            case 't' -> 1 + Bytes.indexOf(b, at, to, '\t') > 0 ? 1 + Bytes.indexOf(b, at, to, '\t') : -1;
            case '_' -> at < to && b[at] == ' ' ? at + 1 : -1;
            case '?' -> at < to && b[at] == ' ' ? at + 1 : at;
            case 's' -> more(at, Skip.blank(b, at, to));
            case 'o' -> Skip.blank(b, at, to);
            case 'b' -> at < to && b[at] == '|' ? at + 1 : Bytes.startsWith(b, at, to, BAR) ? at + BAR.length : -1;
            default -> throw new IllegalStateException("wrappers.txt has a slot %" + (char) slot);
        };
    }

    private static int more(int at, int end) {
        return end > at ? end : -1;
    }

    /** The names that controllers give to pods have two dashes or more: a word that just stands there has not. */
    private int replica(byte[] b, int at, int to) {
        int end = name(b, at, to, true);
        int dashes = 0;
        for (int i = at; i < end; i++) {
            dashes += b[i] == '-' ? 1 : 0;
        }
        return dashes < 2 ? -1 : end;
    }

    private int name(byte[] b, int at, int to, boolean kept) {
        int p = at;
        boolean letter = false;
        while (p < to && isName(b[p])) {
            letter |= isLetter(b[p]);
            p++;
        }
        if (p == at || (kept && !letter)) {
            return -1;
        }
        if (kept) {
            pod = symbols.get(b, at, p);
        }
        return p;
    }

    private static int word(byte[] b, int at, int to) {
        int p = at;
        while (p < to && b[p] != ' ' && b[p] != '\t') {
            p++;
        }
        return p;
    }

    private static int digits(byte[] b, int at, int to) {
        int p = at;
        while (p < to && Bytes.isDigit(b[p])) {
            p++;
        }
        return p;
    }

    private int file(byte[] b, int at, int to) {
        int p = at;
        boolean letter = false;
        while (p < to && b[p] != ':' && isPath(b[p])) {
            letter |= isLetter(b[p]);
            p++;
        }
        if (!letter || p >= to || b[p] != ':' || isHour(b, at, p)) {
            return -1;
        }
        pod = symbols.get(b, at, p);
        return p;
    }

    private int fileInContext(byte[] b, int at, int to) {
        boolean letter = false;
        for (int p = at; p < to && isPath(b[p]); p++) {
            int digits = b[p] == '-' && letter ? digits(b, p + 1, to) : p + 1;
            if (digits > p + 1 && digits < to && b[digits] == '-') {
                pod = symbols.get(b, at, p);
                return p;
            }
            letter |= isLetter(b[p]);
        }
        return -1;
    }

    private int time(byte[] b, int at, int to, char between) {
        int p = to - at > 10 && b[at + 10] == between ? stamp.read(b, at, to) : -1;
        if (p < 0) {
            return -1;
        }
        timed = true;
        int end = p < to && b[p] == 'Z' ? p + 1 : stamp.zone(b, p, to);
        return end == p && between != ' ' ? -1 : end;
    }

    private int stream(byte[] b, int at, int to) {
        int end = at + STREAM.length;
        if (!Bytes.startsWith(b, at, to, STREAM) && !Bytes.startsWith(b, at, to, STDOUT)) {
            return -1;
        }
        stream = b[at + 3];
        return end;
    }

    private int tag(byte[] b, int at, int to) {
        if (at >= to || (b[at] != 'F' && b[at] != 'P')) {
            return -1;
        }
        partial = b[at] == 'P';
        return at + 1;
    }

    private int labels(byte[] b, int at, int to) {
        int end = at < to && b[at] == '{' ? Bytes.indexOf(b, at, to, '}') : -1;
        for (int p = at + 1; p < end; ) {
            int equals = Bytes.indexOf(b, p, end, '=');
            int quote = equals < 0 || equals + 1 >= end ? -1 : Bytes.indexOf(b, equals + 2, end, '"');
            if (quote < 0) {
                break;
            }
            if (JsonKeys.isPod(Bytes.text(b, p, equals))) {
                pod = symbols.get(b, equals + 2, quote);
            }
            p = quote + 1;
            while (p < end && (b[p] == ',' || b[p] == ' ')) {
                p++;
            }
        }
        return end < 0 ? -1 : end + 1;
    }

    private static int structured(byte[] b, int at, int to) {
        int end = at < to && b[at] == '[' ? Bytes.indexOf(b, at, to, ']') : -1;
        return end < 0 ? -1 : end + 1;
    }

    /**
     * {@code 2024-05-}: no number of a line and no name, but the beginning of a record, of which the rest was overwritten by the
     * record that follows.
     */
    private static boolean isDate(byte[] b, int at, int to) {
        return at + 8 <= to
                && b[at] == '2'
                && digits(b, at, at + 4) == at + 4
                && b[at + 4] == '-'
                && digits(b, at + 5, at + 7) == at + 7
                && b[at + 7] == '-';
    }

    /** Whether a text ends with a date and an hour: the colon behind it is that of a time, not what ends a name. */
    private static boolean isHour(byte[] b, int from, int to) {
        int hour = to - 3;
        return hour - from >= 10 && b[hour] == 'T' && Bytes.isDigit(b[to - 1]) && isDate(b, hour - 10, to);
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isName(byte c) {
        return isLetter(c) || Bytes.isDigit(c) || c == '-' || c == '.' || c == '_' || c == '@';
    }

    private static boolean isPath(byte c) {
        return isName(c) || c == '/' || c == '\\' || c == '+' || c == '~' || c < 0;
    }
}
