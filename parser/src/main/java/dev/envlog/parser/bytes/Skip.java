package dev.envlog.parser.bytes;

/** Where what stands at a place of a line ends. */
public final class Skip {

    private Skip() {}

    /**
     * Passes what stands between two fields: a tab, or the spaces it has become, or one space after a bracket. A message
     * may begin with spaces of its own ({@code   filter #0:}).
     */
    public static int gap(byte[] b, int at, int to) {
        int p = at;
        if (p < to && (b[p] == '\t' || (b[p] == ' ' && b[p - 1] == ']'))) {
            return p + 1;
        }
        while (p < to && b[p] == ' ') {
            p++;
        }
        return p;
    }

    /** Passes tabs and spaces. */
    public static int blank(byte[] b, int at, int to) {
        int p = at;
        while (p < to && (b[p] == '\t' || b[p] == ' ')) {
            p++;
        }
        return p;
    }

    /** Passes small letters, digits and underscores: the name of a level or a logger. */
    public static int word(byte[] b, int at, int to) {
        int p = at;
        while (p < to && ((b[p] >= 'a' && b[p] <= 'z') || b[p] == '_' || (b[p] >= '0' && b[p] <= '9'))) {
            p++;
        }
        return p;
    }
}
