package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.bytes.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Lines of other programs that share Envoy's output: whatever starts Envoy, configures it or watches over it. Only forms with a
 * time or level of their own count, as a line that is none continues the record before it.
 */
final class OtherPrograms {

    private final Stamp stamp = new Stamp();

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
