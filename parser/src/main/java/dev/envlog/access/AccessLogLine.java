package dev.envlog.access;

import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.parser.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads access-log lines in text: Envoy's default format and Istio's of all releases, which agree in their beginning and in the
 * order of the quoted values ({@code source/common/formatter/substitution_formatter.cc}, Istio's {@code pkg/envoy/...}). Values
 * are told apart by their shape, as the fields between differ from release to release.
 */
public final class AccessLogLine {

    private static final Pattern REQUEST_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** No format that is known has the counts of bytes later. */
    private static final int LAST_BEFORE_BYTES = 7;

    /** The request, its status and flags, two counts of bytes and two durations stand before them. */
    private static final int BEFORE_QUOTED = 7;

    private AccessLogLine() {}

    private record Token(String text, boolean quoted) {}

    /** The entry that a record of kind ACCESS holds; null if its format is not known. */
    public static @Nullable AccessLogEntry read(Event event) {
        String line = event.text();
        boolean json = line.startsWith("{");
        if (event.fieldCount() > 0) {
            return AccessLogJson.entry(json ? name -> unescaped(event.field(name)) : event::field, event.time());
        }
        return json ? AccessLogJson.read(line) : text(line, event.time());
    }

    private static @Nullable String unescaped(@Nullable String value) {
        return value == null ? null : JsonText.unescaped(value);
    }

    /** What follows the line in its record is of another program. */
    private static @Nullable AccessLogEntry text(String record, long start) {
        int newline = record.indexOf('\n');
        String line = newline < 0 ? record : record.substring(0, newline);
        int close = line.indexOf("] \"");
        if (close < 0) {
            return null;
        }
        List<Token> tokens = tokens(line, close + 2);
        if (tokens.size() < 3) {
            return null;
        }
        String[] request = tokens.get(0).text().split(" ", 3);
        int id = requestId(tokens);
        // A format of one's own may have the gRPC status where the flags stand else, and the flags behind it.
        Integer grpc = Decimal.small(tokens.get(2).text());
        int flags = grpc == null ? 2 : flags(tokens);
        Token details = tokens.get(3 < tokens.size() ? 3 : 2);
        boolean detailed = grpc == null
                && !details.quoted()
                && !details.text().equals("-")
                && Decimal.small(details.text()) == null;
        boolean istio = id >= 0 && id + 8 < tokens.size();
        return new AccessLogEntry(
                start,
                value(request[0]),
                request.length > 1 ? value(request[1]) : null,
                request.length > 2 ? value(request[2]) : null,
                Decimal.small(tokens.get(1).text()),
                flags < 0 ? List.of() : flags(tokens.get(flags).text()),
                detailed ? details.text() : null,
                flags > 2 ? grpc : null,
                grpc == null ? transportFailure(tokens) : null,
                at(tokens, id, 0),
                at(tokens, id, 1),
                at(tokens, id, 2),
                istio ? at(tokens, id, 3) : null,
                istio ? at(tokens, id, 8) : null,
                null,
                istio ? at(tokens, id, 6) : null,
                istio ? at(tokens, id, 5) : null,
                istio ? at(tokens, id, 7) : null,
                duration(tokens, flags),
                id >= 0 && id + 2 < tokens.size() && isNone(tokens.get(id + 2).text()));
    }

    /** Where the flags stand behind the value that is none of them, -1 if nowhere. */
    private static int flags(List<Token> tokens) {
        for (int i = 3; i < tokens.size(); i++) {
            if (!tokens.get(i).quoted() && ResponseFlags.are(tokens.get(i).text())) {
                return i;
            }
        }
        return -1;
    }

    /** Istio has it as the last quoted value before the two counts of bytes; Envoy's own format has none. */
    private static @Nullable String transportFailure(List<Token> tokens) {
        String last = null;
        for (int i = 3; i < tokens.size() && i < LAST_BEFORE_BYTES; i++) {
            Token token = tokens.get(i);
            if (token.quoted()) {
                last = value(token.text());
            } else if (Decimal.small(token.text()) != null) {
                return last;
            }
        }
        return null;
    }

    /** The third number behind the flags, after two counts of bytes; Istio has values of its own before them. */
    private static @Nullable Long duration(List<Token> tokens, int flags) {
        int at = Math.max(2, flags) + 1;
        while (at < tokens.size()
                && (tokens.get(at).quoted() || Decimal.small(tokens.get(at).text()) == null)) {
            at++;
        }
        Integer millis =
                at + 2 < tokens.size() ? Decimal.small(tokens.get(at + 2).text()) : null;
        return millis == null ? null : Long.valueOf(millis);
    }

    private static int requestId(List<Token> tokens) {
        for (int i = tokens.size() - 1; i > 2; i--) {
            Token token = tokens.get(i);
            if (token.quoted() && REQUEST_ID.matcher(token.text()).matches()) {
                return i;
            }
        }
        return amongQuoted(tokens);
    }

    /**
     * The id has any form, or there is none: it is the third of the five values in quotes (x-forwarded-for, user agent, request id,
     * authority, upstream host) with which Envoy's format ends and after which Istio's goes on.
     */
    private static int amongQuoted(List<Token> tokens) {
        int quoted = 0;
        for (int i = BEFORE_QUOTED; i < tokens.size(); i++) {
            quoted = tokens.get(i).quoted() ? quoted + 1 : 0;
            if (quoted == 5) {
                return i - 2;
            }
        }
        return -1;
    }

    private static @Nullable String at(List<Token> tokens, int base, int offset) {
        return base < 0 || base + offset >= tokens.size()
                ? null
                : value(tokens.get(base + offset).text());
    }

    private static List<Token> tokens(String line, int from) {
        List<Token> tokens = new ArrayList<>();
        int p = from;
        while (p < line.length()) {
            char c = line.charAt(p);
            if (c == ' ') {
                p++;
            } else {
                boolean quoted = c == '"';
                int start = quoted ? p + 1 : p;
                int end = line.indexOf(quoted ? '"' : ' ', start);
                end = end < 0 ? line.length() : end;
                tokens.add(new Token(line.substring(start, end), quoted));
                p = quoted ? end + 1 : end;
            }
        }
        return tokens;
    }

    static List<String> flags(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("-") ? List.of() : List.of(text.split(","));
    }

    /** Whether a value is that of a field for which there is none. */
    static boolean isNone(@Nullable String text) {
        return "-".equals(text);
    }

    static @Nullable String value(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("-") ? null : text;
    }
}
