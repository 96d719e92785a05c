package dev.envlog.access;

import dev.envlog.catalog.ResponseFlags;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Skip;
import dev.envlog.parser.json.JsonCursor;

/** Tells access-log lines from other lines: objects in JSON with the keys of such a log, and text in the forms of Envoy and Istio. */
public final class AccessLines {

    private static final byte[] CODE = Bytes.of("\"response_code\"");
    private static final byte[] FLAGS = Bytes.of("\"response_flags\"");
    /** What ends the time of a line and begins its request. */
    public static final byte[] BEHIND_TIME = Bytes.of("] \"");

    /** What ends a request. */
    public static final byte[] PROTOCOL = Bytes.of(" HTTP/");

    private static final byte[][] DOTS = {Bytes.of("[...] \""), Bytes.of("[\u2026] \"")};

    private static final byte[] HTTP = Bytes.of("HTTP/");

    /** Of both, what stands before their rarest character. */
    private static final int BEFORE = "\"response".length();

    /** No object that is shorter has the keys of an access log. */
    private static final int LEAST_OBJECT = 40;

    /** No line without a time that is shorter has a request, its status and flags. */
    private static final int LEAST_TIMELESS = 20;

    /** In so many bytes the proof is looked for. */
    private static final int LONGEST = 1 << 14;
    /** Words that make a sentence. */
    private static final int SENTENCE = 3;

    private static final int LONGEST_STATUS = 3;

    /** What ends the time of a line of which the request does not follow at once. */
    private static final byte[] TIME = Bytes.of("Z] ");

    /** The end of a time is not looked for further. */
    private static final int LONGEST_TIME = 40;

    /** So many values, of so many bytes, may stand between a time and a request in a format that has more than the usual one. */
    private static final int MOST_BETWEEN = 3;

    private static final int LONGEST_BETWEEN = 40;

    /** Status, flags, two counts of bytes and two durations, then values in quotes, then Istio's own. */
    private static final int BEFORE_QUOTED = 6;

    private static final int QUOTED = 5;

    private static final int COLUMNS = 6;

    private AccessLines() {}

    public static boolean isJson(byte[] b, int from, int to) {
        int p = b[to - 1] == '}' ? Bytes.indexOf(b, from + BEFORE, to, '_') : -1;
        while (p >= 0 && !Bytes.startsWith(b, p - BEFORE, to, CODE) && !Bytes.startsWith(b, p - BEFORE, to, FLAGS)) {
            p = Bytes.indexOf(b, p + 1, to, '_');
        }
        return p >= 0 && !isInside(b, from, p);
    }

    /** Whether a place is in an object within the one at hand: who collects lines may have put an access log's into one of theirs. */
    private static boolean isInside(byte[] b, int from, int at) {
        int p = Bytes.indexOf(b, from + 1, at, '{');
        if (p < 0) {
            return false;
        }
        return JsonCursor.depth(b, from, at) > 1;
    }

    /** Whether an object without those keys, or one that is cut off, has others that prove the same together. */
    public static boolean isOtherJson(byte[] b, int from, int to) {
        return to - from >= LEAST_OBJECT
                && b[from] == '{'
                && b[Skip.blank(b, from + 1, to - 1)] == '"'
                && AccessKeys.areIn(b, from, Math.min(to, from + LONGEST));
    }

    /**
     * Whether a line without its time is one: {@code "GET /a HTTP/1.1" 503 UF 0 91 …}. Web servers print a request, a status and a size as
     * well, but no flags, and no two counts of bytes. One that somebody has cut off behind its flags or details is told by these.
     */
    public static boolean isTimeless(byte[] b, int from, int to) {
        int end = to - from < LEAST_TIMELESS || b[from] != '"' ? -1 : requestEnd(b, from, to);
        return end >= 0 && hasProtocol(b, from + 1, end) && isTimeless(b, from, end, to);
    }

    /** Whether what stands behind the end of a request is a line's. */
    private static boolean isTimeless(byte[] b, int from, int end, int to) {
        int status = blank(b, end + 1, to);
        int statusEnd = tokenEnd(b, status, to);
        int flags = blank(b, statusEnd, to);
        int flagsEnd = tokenEnd(b, flags, to);
        return isNumber(b, status, statusEnd)
                && areFlags(b, flags, flagsEnd)
                && (hasCounts(b, flagsEnd, to)
                        || (statusEnd - status <= LONGEST_STATUS && mayBeCut(b, flags, flagsEnd, from, to)));
    }

    /** Whether a line is one of which somebody has left out the time: {@code [...] "GET /a HTTP/1.1" …}; perhaps also path and protocol. */
    public static boolean isWithDots(byte[] b, int from, int to) {
        for (byte[] dots : DOTS) {
            if (Bytes.startsWith(b, from, to, dots)) {
                int request = from + dots.length - 1;
                int end = requestEnd(b, request, to);
                return end >= 0
                        && (hasProtocol(b, request + 1, end) || isCut(b, request + 1, end))
                        && isTimeless(b, request, end, to);
            }
        }
        return false;
    }

    /** A method and dots. */
    private static boolean isCut(byte[] b, int from, int end) {
        int blank = tokenEnd(b, from, end);
        String rest = blank < end && end - blank < LEAST_TIMELESS ? Bytes.text(b, blank + 1, end) : "";
        return rest.equals("...") || rest.equals("\u2026");
    }

    /** Whether flags or details are there that nobody but Envoy prints, and not a sentence that quotes them. */
    private static boolean mayBeCut(byte[] b, int flags, int flagsEnd, int from, int to) {
        int next = blank(b, flagsEnd, to);
        boolean none = flagsEnd - flags == 1 && b[flags] == '-';
        return (isDetails(b, next, tokenEnd(b, next, to)) || (!none && (next == to || !isLetter(b[next]))))
                && !endsInWords(b, from, to);
    }

    /** Words with underscores between, and perhaps more in brackets: {@code upstream_reset_before_response_started{…}}. */
    private static boolean isDetails(byte[] b, int from, int to) {
        int p = from;
        int underscores = 0;
        while (p < to && ((b[p] >= 'a' && b[p] <= 'z') || Bytes.isDigit(b[p]) || b[p] == '_')) {
            underscores += b[p] == '_' ? 1 : 0;
            p++;
        }
        return underscores > 0 && (p == to || b[p] == '{' || b[p] == '(' || b[p] == '[');
    }

    private static boolean isLetter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether behind the time, where given, the request follows, or values without quotes and then what is a request beyond doubt. */
    public static boolean isRequestAt(byte[] b, int at, int to) {
        return b[at] == '"' || behindValues(b, at, to) >= 0;
    }

    /** Where the request begins before which there are a few short values without quotes, {@code [170] "GET …}; -1 if nowhere. */
    private static int behindValues(byte[] b, int at, int to) {
        int p = at;
        for (int values = 0; values < MOST_BETWEEN && p < to && b[p] != '"'; values++) {
            int end = tokenEnd(b, p, Math.min(to, p + LONGEST_BETWEEN));
            if (end == to || !isBlank(b[end]) || Bytes.indexOf(b, p, end, '"') >= 0) {
                return -1;
            }
            p = blank(b, end, to);
        }
        return p < to && isTimeless(b, p, to) ? p : -1;
    }

    /** Where the request of a record begins, -1 if nowhere. */
    private static int request(byte[] b, int from, int to) {
        if (from < to && b[from] == '"') {
            return from;
        }
        int time = Bytes.indexOf(b, from, Math.min(to, from + LONGEST_TIME), TIME);
        int request = time < 0 ? -1 : behindValues(b, time + TIME.length, to);
        int end = request < 0 ? Bytes.indexOf(b, from, to, BEHIND_TIME) : -1;
        return end < 0 ? request : end + BEHIND_TIME.length - 1;
    }

    /**
     * Whether a record in text, which may have been broken over several lines, goes on behind its time as it has to: with the request, its
     * status and, unless it is cut off, its flags. A status of gRPC may stand where the flags do.
     */
    public static boolean isText(byte[] b, int from, int to) {
        int request = request(b, from, to);
        int end = request < 0 ? -1 : requestEnd(b, request, to);
        if (end < 0) {
            return false;
        }
        int status = blank(b, end + 1, to);
        int statusEnd = tokenEnd(b, status, to);
        int flags = blank(b, statusEnd, to);
        int flagsEnd = tokenEnd(b, flags, to);
        return isNumber(b, status, statusEnd)
                && statusEnd - status <= LONGEST_STATUS
                && (flags == to || areFlags(b, flags, flagsEnd) || isGrpcStatus(b, flags, flagsEnd));
    }

    /** Whether a line is one beyond doubt, whatever stands before it; not a sentence that goes on behind one. */
    public static boolean isCertain(byte[] b, int from, int to) {
        int end = Math.min(to, from + LONGEST);
        return switch (b[from]) {
            case '{' -> isOtherJson(b, from, end);
            case '"' -> isTimeless(b, from, end) && !endsInWords(b, from, to);
            default -> isText(b, from, end) && !endsInWords(b, from, to);
        };
    }

    /** Of values without quotes a route's and a cluster's name alone may be words of small letters, so that three of them are a sentence. */
    private static boolean endsInWords(byte[] b, int from, int to) {
        int end = to;
        for (int words = 0; words < SENTENCE; words++) {
            while (end > from && isBlank(b[end - 1])) {
                end--;
            }
            int p = end > from && b[end - 1] == '.' ? end - 1 : end;
            int last = p;
            while (p > from && b[p - 1] >= 'a' && b[p - 1] <= 'z') {
                p--;
            }
            if (p == last || p == from || !isBlank(b[p - 1])) {
                return false;
            }
            end = p;
        }
        return true;
    }

    /**
     * Whether a line has all values that Istio's form has, the longest of those known: the cluster, addresses, server name and route behind the
     * values in quotes. What follows it is nothing of it.
     */
    public static boolean isWhole(byte[] b, int from, int to) {
        int request = request(b, from, to);
        int end = request < 0 ? -1 : requestEnd(b, request, to);
        int before = 0;
        int quoted = 0;
        int columns = 0;
        for (int p = end < 0 ? to : blank(b, end + 1, to); p < to && columns < COLUMNS; before++) {
            int next = b[p] == '"' ? Bytes.indexOf(b, p + 1, to, '"') + 1 : tokenEnd(b, p, to);
            if (next <= p) {
                return false;
            }
            if (columns > 0 || (b[p] != '"' && quoted >= QUOTED && before >= BEFORE_QUOTED + QUOTED)) {
                columns++;
            }
            quoted = b[p] == '"' ? quoted + 1 : 0;
            p = blank(b, next, to);
        }
        return columns == COLUMNS;
    }

    /**
     * Where the quote stands that ends the request, which may hold others: a status follows, and its protocol stands before if there is one.
     * -1 if nowhere.
     */
    private static int requestEnd(byte[] b, int open, int to) {
        int quote = Bytes.indexOf(b, open + 1, to, '"');
        int first = -1;
        while (quote >= 0) {
            int status = blank(b, quote + 1, to);
            if (status > quote + 1 && status < to && Bytes.isDigit(b[status])) {
                if (hasProtocol(b, open + 1, quote)) {
                    return quote;
                }
                first = first < 0 ? quote : first;
            }
            quote = Bytes.indexOf(b, quote + 1, to, '"');
        }
        return first;
    }

    /** A request ends with its protocol; that of a session has dashes only. */
    private static boolean hasProtocol(byte[] b, int from, int end) {
        int p = end;
        while (p > from && b[p - 1] != ' ') {
            p--;
        }
        return p > from && (Bytes.startsWith(b, p, end, HTTP) || Bytes.equals(b, p, end, "-"));
    }

    private static boolean hasCounts(byte[] b, int from, int to) {
        int numbers = 0;
        for (int p = blank(b, from, to); p < to && numbers < 2; ) {
            int end = b[p] == '"' ? Bytes.indexOf(b, p + 1, to, '"') + 1 : tokenEnd(b, p, to);
            if (end <= p) {
                return false;
            }
            numbers = isNumber(b, p, end) ? numbers + 1 : 0;
            p = blank(b, end, to);
        }
        return numbers == 2;
    }

    private static boolean areFlags(byte[] b, int from, int to) {
        return to > from
                && (Bytes.equals(b, from, to, "-") || ResponseFlags.are(Bytes.text(b, from, Math.min(to, from + 99))));
    }

    /** These are 0 to 16; a count of bytes, which web servers print there, is mostly larger. */
    private static boolean isGrpcStatus(byte[] b, int from, int to) {
        return isNumber(b, from, to) && (to - from == 1 || (to - from == 2 && b[from] == '1' && b[from + 1] <= '6'));
    }

    private static boolean isNumber(byte[] b, int from, int to) {
        for (int p = from; p < to; p++) {
            if (!Bytes.isDigit(b[p])) {
                return false;
            }
        }
        return to > from;
    }

    private static int tokenEnd(byte[] b, int at, int to) {
        int p = at;
        while (p < to && !isBlank(b[p])) {
            p++;
        }
        return p;
    }

    private static int blank(byte[] b, int at, int to) {
        int p = at;
        while (p < to && isBlank(b[p])) {
            p++;
        }
        return p;
    }

    /** Or what ends a line. */
    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
