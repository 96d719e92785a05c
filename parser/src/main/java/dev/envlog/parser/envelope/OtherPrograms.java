package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Clocks;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Lines of other programs that share Envoy's output: whatever starts Envoy, configures it or watches over it. Only forms with a
 * time or level of their own count, as a line that is none continues the record before it.
 */
public final class OtherPrograms {

    private static final byte[] ISTIOCTL = Bytes.of(" [IST0");

    private static final int DATE = "2026-01-05 ".length();

    private final Stamp stamp = new Stamp();

    OtherPrograms() {}

    /**
     * Whether a line begins with a date and a time, and more: nothing that Envoy prints over several lines does. Which program wrote it is
     * not known.
     */
    public static boolean isDated(byte[] b, int from, int to) {
        if (from == to) {
            return false;
        }
        int end = -1;
        if (b[from] >= 'A' && b[from] <= 'S') {
            end = Clocks.syslog(b, from, to);
        } else if (b[from] == '2' && to - from > DATE && (b[from + 4] == '-' || b[from + 4] == '/')) {
            byte between = b[from + DATE - 1];
            boolean date = Bytes.isDigit(b[from + 1])
                    && Bytes.isDigit(b[from + 3])
                    && b[from + 7] == b[from + 4]
                    && Bytes.isDigit(b[from + DATE - 2]);
            end = date && (between == ' ' || between == 'T') ? Clocks.clock(b, from + DATE, to) : -1;
        }
        return end > 0 && isZoneAt(b, end, to);
    }

    /** Whether a blank follows a time, perhaps behind its zone: what was cut off within a time goes on with another record. */
    private static boolean isZoneAt(byte[] b, int at, int to) {
        int offset = Clocks.offset(b, at, to);
        int end = offset > 0 ? offset : at < to && b[at] == 'Z' ? at + 1 : at;
        return end + 1 < to && (b[end] == ' ' || b[end] == '\t');
    }

    /** A level and what {@link #tabbed} or {@link #istioctl} has behind it. */
    static boolean levelled(byte[] b, int from, int to, Envelope out) {
        return b[from] >= 'a' ? tabbed(b, from, to, out) : istioctl(b, from, to, out);
    }

    /** {@code error⇥ca⇥failed to …}, of Istio's agent without its time; of tabs that have become blanks there are two or more. */
    private static boolean tabbed(byte[] b, int from, int to, Envelope out) {
        int levelEnd = Skip.word(b, from, Math.min(to, from + EnvelopeScanner.LONGEST_LEVEL));
        int scope = wide(b, levelEnd, to);
        Level level = scope < 0 || levelEnd - from < 4 ? null : Levels.at(b, from, levelEnd);
        if (level == null) {
            return false;
        }
        int message = wide(b, Skip.word(b, scope, to), to);
        if (message < 0 && b[levelEnd] != '\t') {
            return false;
        }
        out.level = level;
        out.message = (message < 0 ? scope : message) - from;
        return true;
    }

    /** Where what stands behind a tab or several blanks begins; -1 if these are not there, or nothing behind them. */
    private static int wide(byte[] b, int at, int to) {
        int end = Skip.blank(b, at, to);
        return end < to && end > at && (b[at] == '\t' || end > at + 1) ? end : -1;
    }

    /** {@code Error [IST0173] (DestinationRule …) …}, of {@code istioctl analyze}. */
    private static boolean istioctl(byte[] b, int from, int to, Envelope out) {
        int levelEnd = Bytes.indexOf(b, from, Math.min(to, from + EnvelopeScanner.LONGEST_LEVEL), ' ');
        if (levelEnd < 0 || !Bytes.startsWith(b, levelEnd, to, ISTIOCTL)) {
            return false;
        }
        out.level = JsonSlots.level(b, from, levelEnd);
        out.message = levelEnd + 1 - from;
        return out.level != null;
    }

    /**
     * {@code 2025-02-17T19:37:25.678Z [INFO]  consul-dataplane: …} (hclog), {@code …Z⇥INFO⇥setup⇥…} (zap), {@code 2024/05/10 09:07:12 …}
     * (Go's own).
     */
    boolean timed(byte[] b, int from, int to, Envelope out) {
        if (to - from > 20 && b[from + 4] == '/') {
            return goLog(b, from, to, out);
        }
        int p = stamp.read(b, from, to);
        if (p < 0 || !stamp.iso()) {
            return false;
        }
        p = stamp.zone(b, p, to);
        int at = p < 0 ? to : Skip.blank(b, p, to);
        if (at == p || at >= to) {
            return false;
        }
        boolean bracket = b[at] == '[';
        int word = bracket ? at + 1 : at;
        int end = word;
        while (end < to && b[end] >= 'A' && b[end] <= 'Z') {
            end++;
        }
        Level level = end - word < 4 ? null : JsonSlots.level(b, word, end);
        if (level == null || (bracket && (end >= to || b[end] != ']'))) {
            return false;
        }
        out.time = stamp.nanos();
        out.timeUnit = stamp.unit();
        out.level = level;
        out.message = Skip.blank(b, bracket ? end + 1 : end, to) - from;
        return true;
    }

    private boolean goLog(byte[] b, int from, int to, Envelope out) {
        byte[] iso = new byte[19];
        System.arraycopy(b, from, iso, 0, iso.length);
        if (iso[7] != '/') {
            return false;
        }
        iso[4] = '-';
        iso[7] = '-';
        if (stamp.read(iso, 0, iso.length) < 0) {
            return false;
        }
        out.time = stamp.nanos();
        out.timeUnit = stamp.unit();
        int p = from + iso.length;
        while (p < to && (b[p] == '.' || Bytes.isDigit(b[p]))) {
            p++;
        }
        out.message = Skip.blank(b, p, to) - from;
        return true;
    }

    /** {@code I0510 09:07:12.138556       1 controller.go:123] …} (klog), of programs written in Go. */
    static boolean klog(byte[] b, int from, int to, Envelope out) {
        Level level = klogLevel(b[from]);
        if (level == null || to - from < 22 || b[from + 5] != ' ' || b[from + 8] != ':') {
            return false;
        }
        for (int i = 1; i < 5; i++) {
            if (!Bytes.isDigit(b[from + i])) {
                return false;
            }
        }
        int close = Bytes.indexOf(b, from, Math.min(to, from + 120), ']');
        if (close < 0 || Bytes.indexOf(b, from, close, GO) < 0) {
            return false;
        }
        out.level = level;
        out.message = Skip.blank(b, close + 1, to) - from;
        return true;
    }

    private static final byte[] GO = Bytes.of(".go:");

    private static @Nullable Level klogLevel(byte letter) {
        return switch (letter) {
            case 'I' -> Level.INFO;
            case 'W' -> Level.WARNING;
            case 'E' -> Level.ERROR;
            case 'F' -> Level.CRITICAL;
            default -> null;
        };
    }
}
