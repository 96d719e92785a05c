package dev.envlog.parser;

import dev.envlog.access.AccessKeys;
import dev.envlog.parser.bytes.Bytes;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what lines look like that are no record of Envoy's. Few are looked at, as it is told of a whole log. */
final class OtherLogs {

    private static final int MOST_LINES = 100;
    private static final int LONGEST = 2000;

    /** A method, a path, the protocol and, behind a quote or not, a status. */
    private static final Pattern REQUEST =
            Pattern.compile("(?:\\b[A-Z]{3,8}|-) \\S{1,1000} HTTP/[0-9.]{1,3}[^ ]{0,3} (?:0|[1-5][0-9]{2})\\b");

    private static final Pattern KEY = Pattern.compile("([A-Za-z:@][\\w:.-]{1,40})\"?\\s?[=:]");

    /** So many fields of a request in one line are those of an access log. */
    private static final int FIELDS = 3;

    private int looked;
    private @Nullable OtherLog found;

    void look(RecordView view) {
        if (found != null || looked == MOST_LINES) {
            return;
        }
        looked++;
        int from = view.rawBase;
        found = of(Bytes.text(view.rawBuffer, from, from + Math.min(LONGEST, view.rawLength)));
    }

    @Nullable
    OtherLog found() {
        return found;
    }

    private static @Nullable OtherLog of(String line) {
        if (line.contains("src.addr=") && line.contains("dst.addr=")) {
            return OtherLog.ZTUNNEL;
        }
        if (REQUEST.matcher(line).find()) {
            return OtherLog.ACCESS_FORMAT;
        }
        Set<String> fields = new HashSet<>();
        KEY.matcher(line)
                .results()
                .forEach(key -> AccessKeys.request(key.group(1)).ifPresent(fields::add));
        return fields.size() >= FIELDS ? OtherLog.ACCESS_FORMAT : null;
    }
}
