package dev.envlog.parser.envelope;

import dev.envlog.log.Level;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Levels;
import dev.envlog.parser.bytes.Skip;

/** {@code envoy router⇥[C5][S77] pool ready}, perhaps with the level in front; tabs may have become spaces. */
final class BareForm {

    private BareForm() {}

    /**
     * Reads what stands before the ids.
     *
     * @return where the source position, the ids or the message begin, -1 if the line has another form
     */
    static int scan(byte[] b, int from, int to, Envelope out) {
        int levelEnd = Skip.word(b, from, Math.min(to, from + EnvelopeScanner.LONGEST_LEVEL));
        Level level = Levels.at(b, from, levelEnd);
        int p = level == null ? from : Skip.blank(b, levelEnd, to);
        if (!Bytes.startsWith(b, p, to, EnvelopeScanner.ENVOY)) {
            return -1;
        }
        p += EnvelopeScanner.ENVOY.length;
        int end = Skip.word(b, p, to);
        if (end == p || end >= to || !(b[end] == '\t' || Loggers.isKnown(b, p, end))) {
            return -1;
        }
        out.level = level;
        return logger(b, from, p, to, out);
    }

    /** Notes the logger that stands there; where the rest begins. */
    static int logger(byte[] b, int from, int at, int to, Envelope out) {
        int end = Skip.word(b, at, to);
        out.loggerStart = at - from;
        out.loggerEnd = end - from;
        return Skip.gap(b, end, to);
    }
}
