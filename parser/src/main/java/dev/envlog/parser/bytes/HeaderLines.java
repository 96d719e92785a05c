package dev.envlog.parser.bytes;

import dev.envlog.log.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines {@code 'name', 'value'} of a header block ({@code source/common/http/header_map_impl.cc: dumpState}). A value is
 * printed raw and may hold quotes: it ends with the quote at the end of the line. Other lines are no headers.
 */
public final class HeaderLines {

    private static final byte[] BETWEEN = Bytes.of("', '");

    private HeaderLines() {}

    public static List<Header> all(byte[] b, int from, int to) {
        if (from >= to) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>();
        for (int p = from; p < to; ) {
            int end = lineEnd(b, p, to);
            int between = separator(b, p, end);
            if (between > 0) {
                headers.add(new Header(
                        Bytes.text(b, p + 1, between), Bytes.text(b, between + BETWEEN.length, valueEnd(b, end))));
            }
            p = end + 1;
        }
        return headers;
    }

    /**
     * The value of the first header of that name; null if there is none.
     *
     * @param lines of that range
     */
    public static @Nullable String first(byte[] b, int from, int to, LineStarts lines, String name) {
        int count = lines.count(b, from, to);
        for (int i = 0; i < count; i++) {
            int p = from + lines.start(i);
            int nameEnd = p + 1 + name.length();
            if (nameEnd < to && b[p] == '\'' && b[nameEnd] == '\'' && Bytes.equals(b, p + 1, nameEnd, name)) {
                int end = i + 1 < count ? from + lines.start(i + 1) - 1 : lineEnd(b, p, to);
                int between = nameEnd < end ? separator(b, p, end) : -1;
                if (between == nameEnd) {
                    return Bytes.text(b, between + BETWEEN.length, valueEnd(b, end));
                }
            }
        }
        return null;
    }

    /** True if the line is one of a header block. */
    public static boolean isHeader(byte[] b, int from, int to) {
        return to > from && separator(b, from, to) > 0;
    }

    private static int separator(byte[] b, int from, int end) {
        int last = valueEnd(b, end);
        return last - from > BETWEEN.length && b[from] == '\'' && b[last] == '\''
                ? Bytes.indexOf(b, from + 1, last, BETWEEN)
                : -1;
    }

    /** Where the quote at the end of the line stands; a line copied from a screen may be filled up with blanks. */
    private static int valueEnd(byte[] b, int end) {
        int last = b[end - 1] == '\r' ? end - 2 : end - 1;
        while (last > 0 && b[last] == ' ') {
            last--;
        }
        return last;
    }

    private static int lineEnd(byte[] b, int from, int to) {
        int end = Bytes.indexOf(b, from, to, '\n');
        return end < 0 ? to : end;
    }
}
