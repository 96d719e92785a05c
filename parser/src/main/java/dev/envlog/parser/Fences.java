package dev.envlog.parser;

import dev.envlog.parser.bytes.Bytes;

/**
 * Lines that only set off a quoted log: the fences of Markdown, the line that grep puts between two places, and the prompt of a shell with
 * the command that printed the log.
 */
final class Fences {

    private static final byte[] FENCE = Bytes.of("```");
    private static final byte[] TILDES = Bytes.of("~~~");

    /** No prompt is longer. */
    private static final int LONGEST = 120;

    private Fences() {}

    static boolean isFence(byte[] b, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        return switch (b[from]) {
            case '`' -> Bytes.startsWith(b, from, to, FENCE);
            case '~' -> Bytes.startsWith(b, from, to, TILDES);
            case '-' -> Bytes.equals(b, from, to, "--");
            case '$' -> isCommand(b, from + 1, to);
            default -> isPrompt(b, from, to);
        };
    }

    /** {@code user@host:~/a$ ls}, {@code [root@host ~]# ls}, {@code host:~ # ls}. */
    private static boolean isPrompt(byte[] b, int from, int to) {
        int last = Math.min(to, from + LONGEST);
        int p = name(b, b[from] == '[' ? from + 1 : from, last);
        boolean user = p < last && b[p] == '@';
        p = user ? name(b, p + 1, last) : p;
        if (p + 2 >= last
                || p == from
                || (b[p] != ':' && !(user && b[p] == ' '))
                || !isPath(b[p + 1])
                || (b[p + 1] == '/' && b[p + 2] == '/')) {
            return false;
        }
        p += 2;
        while (p < last && b[p] != ' ' && b[p] != '#' && b[p] != '$') {
            p++;
        }
        int sign = p < last && b[p] == ' ' ? p + 1 : p;
        return sign < last && (b[sign] == '$' || b[sign] == '#') && isCommand(b, sign + 1, to);
    }

    private static boolean isPath(byte c) {
        return c == '~' || c == '/';
    }

    private static int name(byte[] b, int from, int to) {
        int p = from;
        while (p < to
                && ((b[p] >= 'a' && b[p] <= 'z')
                        || (b[p] >= 'A' && b[p] <= 'Z')
                        || Bytes.isDigit(b[p])
                        || b[p] == '-'
                        || b[p] == '_'
                        || b[p] == '.')) {
            p++;
        }
        return p;
    }

    /** Whether nothing, or a blank and then a word or a path, stands behind a prompt. */
    private static boolean isCommand(byte[] b, int at, int to) {
        return at == to
                || (b[at] == ' '
                        && (at + 1 == to || isPath(b[at + 1]) || b[at + 1] == '.' || name(b, at + 1, to) > at + 1));
    }
}
