package dev.envlog.parser;

/** Tells an access-log line in JSON from other lines: an object with the keys that every such format has. */
final class AccessLines {

    private static final byte[] CODE = Bytes.of("\"response_code\"");
    private static final byte[] FLAGS = Bytes.of("\"response_flags\"");

    /** Of both, what stands before their rarest character. */
    private static final int BEFORE = "\"response".length();

    private AccessLines() {}

    static boolean isJson(byte[] b, int from, int to) {
        int p = b[to - 1] == '}' ? Bytes.indexOf(b, from + BEFORE, to, '_') : -1;
        while (p >= 0 && !Bytes.startsWith(b, p - BEFORE, to, CODE) && !Bytes.startsWith(b, p - BEFORE, to, FLAGS)) {
            p = Bytes.indexOf(b, p + 1, to, '_');
        }
        return p >= 0;
    }
}
