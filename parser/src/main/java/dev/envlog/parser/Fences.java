package dev.envlog.parser;

import dev.envlog.parser.bytes.Bytes;

/** Lines that only set off a quoted log: the fences of Markdown, and the line that grep puts between two places. */
final class Fences {

    private static final byte[] FENCE = Bytes.of("```");
    private static final byte[] TILDES = Bytes.of("~~~");

    private Fences() {}

    static boolean isFence(byte[] b, int from, int to) {
        if (to - from < 2 || (b[from] != '`' && b[from] != '~' && b[from] != '-')) {
            return false;
        }
        return Bytes.startsWith(b, from, to, FENCE)
                || Bytes.startsWith(b, from, to, TILDES)
                || Bytes.equals(b, from, to, "--");
    }
}
