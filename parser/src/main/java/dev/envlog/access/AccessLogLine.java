package dev.envlog.access;

import dev.envlog.access.Tokens.Token;
import dev.envlog.catalog.ResponseFlags;
import dev.envlog.log.Decimal;
import dev.envlog.log.Event;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Stamp;
import dev.envlog.parser.json.JsonText;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads access-log lines in text: Envoy's default format and Istio's of all releases, which agree in their beginning and in the
 * order of the quoted values ({@code source/common/formatter/substitution_formatter.cc}, Istio's {@code pkg/envoy/...}). Values
 * are told apart by their shape, as the fields between differ from release to release. The time may be missing: who collects lines
 * often keeps it beside them.
 */
public final class AccessLogLine {

    private static final String TLS = "TLS error";
    /** The same where blanks are spelled so. */
    private static final String SPELLED = "TLS_error";

    /** No format that is known has the counts of bytes later. */
    private static final int LAST_BEFORE_BYTES = 7;

    private static final String HTTP = "HTTP/";

    private AccessLogLine() {}

    /** The entry that a record of kind ACCESS holds; null if its format is not known. */
    public static @Nullable AccessLogEntry read(Event event) {
        String line = event.text();
        boolean json = line.startsWith("{");
        if (event.fieldCount() > 0) {
            return AccessLogJson.entry(
                    json ? name -> unescaped(event.field(name)) : event::field,
                    event.time(),
                    false,
                    event.field(AccessLogJson.REASON) == null);
        }
        return json ? AccessLogJson.read(line, event.time()) : text(line, event.time());
    }

    /** Whether a record of kind ACCESS is in the form that Istio has Envoy print if nothing else is set. */
    public static boolean isOfIstio(Event event) {
        Tokens tokens = event.fieldCount() > 0 ? null : Tokens.of(event.text());
        return tokens != null && tokens.isOfIstio();
    }

    /** The entry that a text is, if that is a line in text beyond doubt, with its time; null if it is none. */
    static @Nullable AccessLogEntry whole(@Nullable String line, long written) {
        byte[] b = line == null || !line.startsWith("[") ? Bytes.NONE : Bytes.of(line);
        if (line == null || b.length == 0 || !AccessLines.isCertain(b, 0, b.length)) {
            return null;
        }
        Stamp start = new Stamp();
        return text(line, start.read(b, 1, b.length) < 0 ? written : start.nanos());
    }

    private static @Nullable String unescaped(@Nullable String value) {
        return value == null ? null : JsonText.unescaped(value);
    }

    private static @Nullable AccessLogEntry text(String record, long time) {
        Tokens tokens = Tokens.of(record);
        if (tokens == null) {
            return null;
        }
        String request = tokens.get(0).text();
        int method = request.indexOf(' ');
        int protocol = protocol(request, method);
        int id = tokens.requestId();
        // A format of one's own may have the gRPC status where the flags stand else, and the flags behind it.
        boolean flagged = tokens.size() >= Tokens.BEGINNING;
        Integer grpc = flagged ? Decimal.small(tokens.get(2).text()) : null;
        int flags = grpc != null ? flags(tokens) : flagged ? 2 : -1;
        Token details = tokens.get(Math.min(3, tokens.size() - 1));
        boolean detailed = tokens.size() > 3
                && grpc == null
                && !details.quoted()
                && !details.text().equals("-")
                && Decimal.small(details.text()) == null;
        int columns = tokens.columns(id);
        int bytes = bytes(tokens, flags);
        Long millis = number(tokens, bytes + 2);
        String host = or(at(tokens, id, 2), tokens.hostBehindDots());
        return new AccessLogEntry(
                record.startsWith("\"") ? begun(time, millis == null ? null : millis.intValue()) : time,
                value(method < 0 ? request : request.substring(0, method)),
                method < 0 ? null : told(request.substring(method + 1, protocol)),
                protocol >= request.length() || method < 0 ? null : value(request.substring(protocol + 1)),
                Decimal.small(tokens.get(1).text()),
                flags < 0 ? null : flags(tokens.get(flags).text()),
                detailed ? details.text() : null,
                flags > 2 ? grpc : null,
                grpc == null ? transportFailure(tokens) : null,
                at(tokens, id, 0),
                or(at(tokens, id, 1), tokens.authorityBehindDots()),
                // No address has a blank: that is where the line was broken.
                host == null ? null : host.replace(" ", ""),
                or(at(tokens, columns, 0), tokens.clusterBehindDots()),
                at(tokens, columns, 5),
                null,
                at(tokens, columns, 3),
                at(tokens, columns, 2),
                at(tokens, columns, 1),
                at(tokens, columns, 4),
                millis,
                bytes + 4 < tokens.size() && tokens.get(bytes + 4).quoted() ? number(tokens, bytes + 3) : null,
                bytes < tokens.size() ? Decimal.unsigned(tokens.get(bytes).text()) : null,
                null,
                id >= 0 && id + 2 < tokens.size() && isNone(tokens.get(id + 2).text()),
                tokens.isCut(),
                bytes < tokens.size() && isReasonless(tokens, flags, bytes),
                false);
    }

    /** Where the blank before the protocol stands, which is the last word as a path may hold blanks; the end if there is none. */
    private static int protocol(String request, int method) {
        int last = request.lastIndexOf(' ');
        boolean told = last > method && (request.startsWith(HTTP, last + 1) || request.endsWith(" -"));
        return told ? last : request.length();
    }

    /** Where the flags stand behind the value that is none of them, -1 if nowhere. */
    private static int flags(Tokens tokens) {
        for (int i = 3; i < tokens.size(); i++) {
            if (!tokens.get(i).quoted() && ResponseFlags.are(tokens.get(i).text())) {
                return i;
            }
        }
        return -1;
    }

    /** Istio has it as the last quoted value before the two counts of bytes; Envoy's own format has none. One that tells of TLS is one anywhere. */
    private static @Nullable String transportFailure(Tokens tokens) {
        String last = null;
        for (int i = 3; i < tokens.size() && i < LAST_BEFORE_BYTES; i++) {
            Token token = tokens.get(i);
            if (token.quoted()) {
                last = value(token.text());
            } else if (last != null && Decimal.small(token.text()) != null) {
                return last;
            }
        }
        return ofTls(tokens);
    }

    /** Nothing stands between the flags and the counts of bytes, or a dash, which may be for Mixer. */
    private static boolean isReasonless(Tokens tokens, int flags, int bytes) {
        int values = bytes - flags - 1;
        return values == 0 || (values == 1 && isNone(tokens.get(bytes - 1).text()));
    }

    private static @Nullable String ofTls(Tokens tokens) {
        for (int i = 3; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String text = token.quoted() ? token.text() : "";
            int tls = Math.max(text.indexOf(TLS), text.indexOf(SPELLED));
            // Behind the counts stand values that clients choose.
            if (tls == 0 || (tls > 0 && i < LAST_BEFORE_BYTES)) {
                return text.substring(tls);
            }
        }
        return null;
    }

    /** Where the two counts of bytes stand, before the durations of all and of the upstream; Istio has values of its own before them. */
    private static int bytes(Tokens tokens, int flags) {
        int at = Math.max(2, flags) + 1;
        while (at < tokens.size()
                && (tokens.get(at).quoted() || Decimal.small(tokens.get(at).text()) == null)) {
            at++;
        }
        return at;
    }

    private static @Nullable Long number(Tokens tokens, int at) {
        Integer number = at < tokens.size() ? Decimal.small(tokens.get(at).text()) : null;
        return number == null ? null : Long.valueOf(number);
    }

    private static @Nullable String at(Tokens tokens, int base, int offset) {
        return base < 0
                        || base + offset >= tokens.size()
                        || tokens.get(base + offset).isDots()
                ? null
                : value(tokens.get(base + offset).text());
    }

    private static @Nullable String or(@Nullable String value, @Nullable String other) {
        return value == null ? other : value;
    }

    /** When a request began of which is known when its line was written: with its end. */
    static long begun(long written, @Nullable Integer millis) {
        return written == Event.NO_TIME || millis == null ? written : written - TimeUnit.MILLISECONDS.toNanos(millis);
    }

    static @Nullable List<String> flags(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.isEmpty() || text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(",")).map(ResponseFlags::shortOf).toList();
    }

    /** Whether a value is that of a field for which there is none. */
    static boolean isNone(@Nullable String text) {
        return "-".equals(text);
    }

    /** A value that somebody may have left out. */
    private static @Nullable String told(String text) {
        return new Token(text, true).isDots() ? null : value(text);
    }

    static @Nullable String value(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("-") ? null : text;
    }
}
