package dev.envlog.parser;

/** Tells an access-log line in JSON from other lines: an object with the keys that every such format has. */
final class AccessLines {

    private static final byte[] CODE = Bytes.of("\"response_code\"");
    private static final byte[] FLAGS = Bytes.of("\"response_flags\"");

    private AccessLines() {}

    static boolean isJson(byte[] b, int from, int to) {
        return b[to - 1] == '}' && (Bytes.indexOf(b, from, to, CODE) >= 0 || Bytes.indexOf(b, from, to, FLAGS) >= 0);
    }
}
