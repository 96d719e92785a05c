package dev.envlog.access;

import org.jspecify.annotations.Nullable;

/**
 * Ids of requests ({@code x-request-id}), by which records of one request are known: in a log and in the access log, at each proxy that it
 * passes, and in the calls that are made for it where the application hands the header on.
 */
public final class RequestIds {

    /** Length of a UUID, which Envoy makes where a request has no id. */
    private static final int UUID = 36;
    /**
     * Position of the digit in which Envoy notes how the request is traced; the next proxy may note something else ({@code
     * source/extensions/request_id/uuid/config.h: TRACE_BYTE_POSITION}).
     */
    private static final int TRACE_DIGIT = 14;

    /** Longest value that is taken for an id. */
    private static final int LONGEST = 128;

    private static final String BETWEEN = "._:=+/-";

    private RequestIds() {}

    /** An id without what it says of tracing, which may be another in each place where it is printed. */
    public static String untraced(String id) {
        return id.length() == UUID ? id.substring(0, TRACE_DIGIT) + 'x' + id.substring(TRACE_DIGIT + 1) : id;
    }

    /** What the ids of one request begin with in all places. */
    public static String beginning(String id) {
        return id.length() == UUID ? id.substring(0, TRACE_DIGIT) : id;
    }

    /** Whether a value tells one request from others: a client may send any header, also an empty one. */
    public static boolean isId(@Nullable String id) {
        if (id == null || id.length() < 2 || id.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!word && (i == 0 || BETWEEN.indexOf(c) < 0)) {
                return false;
            }
        }
        return true;
    }
}
