package dev.envlog.parser.format;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import dev.envlog.parser.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A format of access-log lines as Envoy's configuration takes it, compiled to read the lines: text with command operators, {@code
 * %REQ(:METHOD)% %RESPONSE_CODE%} ({@code source/common/formatter/substitution_format_utility.cc}). A JSON object whose values are
 * operators is read by its keys, as its members may be printed in another order.
 */
public final class AccessFormat {

    /** Operators of which what stands in parentheses says how the value is written, not which it is. */
    private static final Map<String, String> WRITTEN =
            Map.of("START_TIME", "start_time", "START_TIME_LOCAL", "start_time", "GRPC_STATUS", "grpc_status");

    /** What the operators that matter are called in Istio's JSON, which is what {@link dev.envlog.access.AccessLogLine} reads. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("REQ(:METHOD)", "method"),
            Map.entry("REQ(:PATH)", "path"),
            Map.entry("REQ(:AUTHORITY)", "authority"),
            Map.entry("REQ(HOST)", "authority"),
            Map.entry("REQ(X-REQUEST-ID)", "request_id"),
            Map.entry("UPSTREAM_CLUSTER_RAW", "upstream_cluster"),
            Map.entry("UPSTREAM_REMOTE_ADDRESS", "upstream_host"));

    private static final int LONGEST = 1 << 16;

    /** One operator, and the text between it and the one before. */
    private static final class Step {
        private final byte[] before;
        private final String field;

        Step(byte[] before, String field) {
            this.before = before;
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private final String format;
    private final List<Step> steps;
    private final byte[] end;
    private final String[] names;

    private AccessFormat(String format, List<Step> steps, byte[] end) {
        this.format = format;
        this.steps = List.copyOf(steps);
        this.end = end;
        this.names = steps.stream().map(Step::field).toArray(String[]::new);
    }

    /**
     * Compiles a format.
     *
     * @throws LogFormatException if it has no operator or nothing else than one, or one that is not ended
     */
    public static AccessFormat compile(String format) {
        String text = withoutEnd(format);
        if (text.startsWith("{")) {
            return json(text);
        }
        List<Step> steps = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int p = 0;
        while (p < text.length()) {
            char c = text.charAt(p);
            if (c != '%') {
                literal.append(c);
                p++;
            } else if (text.startsWith("%%", p)) {
                literal.append('%');
                p += 2;
            } else {
                int close = operatorEnd(text, p);
                if (literal.length() == 0 && !steps.isEmpty()) {
                    throw new LogFormatException(
                            format, p, "two operators without anything between them cannot be told apart");
                }
                steps.add(new Step(Bytes.of(literal.toString()), name(text.substring(p + 1, close))));
                literal.setLength(0);
                p = close + 1;
            }
        }
        if (steps.isEmpty()) {
            throw new LogFormatException(format, 0, "the format has no operator such as %RESPONSE_CODE%");
        }
        if (steps.size() == 1 && steps.get(0).before.length == 0 && literal.isEmpty()) {
            throw new LogFormatException(format, 0, "any line fits a format of nothing but one operator");
        }
        return new AccessFormat(format, steps, Bytes.of(literal.toString()));
    }

    private static String withoutEnd(String format) {
        String text = format.strip();
        return text.endsWith("\\n") ? text.substring(0, text.length() - 2) : text;
    }

    /** The percent sign that ends the operator; one in parentheses, as in a time format, does not. */
    private static int operatorEnd(String text, int open) {
        int depth = 0;
        for (int p = open + 1; p < text.length(); p++) {
            char c = text.charAt(p);
            if (c == '%' && depth == 0) {
                return p;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        throw new LogFormatException(text, open, "the operator has no '%' at its end");
    }

    /** {@code REQ(X-ENVOY-ORIGINAL-PATH?:PATH):10} is the path. */
    private static String name(String operator) {
        String upper = operator.toUpperCase(Locale.ROOT);
        int close = upper.lastIndexOf(')');
        String plain = close < 0 ? upper : upper.substring(0, close + 1);
        int colon = close < 0 ? plain.indexOf(':') : -1;
        plain = colon < 0 ? plain : plain.substring(0, colon);
        int open = plain.indexOf('(');
        int alternative = open < 0 ? -1 : plain.indexOf('?', open);
        if (alternative >= 0) {
            String main = plain.substring(0, alternative) + ")";
            String other = plain.substring(0, open + 1) + plain.substring(alternative + 1);
            plain = NAMES.containsKey(main) ? main : other;
        }
        String known = NAMES.get(plain);
        if (known != null) {
            return known;
        }
        String inner =
                open < 0 ? plain : plain.substring(0, open) + "_" + plain.substring(open + 1, plain.length() - 1);
        String written = WRITTEN.get(open < 0 ? plain : plain.substring(0, open));
        return written != null ? written : inner.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private static AccessFormat json(String text) {
        Decoded values = new Decoded();
        byte[] b = Bytes.of(text.replace('\n', ' '));
        JsonCursor cursor = new JsonCursor();
        cursor.start(b, 0, b.length, values);
        cursor.open();
        List<Step> steps = new ArrayList<>();
        while (cursor.nextKey()) {
            String key = cursor.key();
            int at = values.decodedLength;
            if (!cursor.value(true)) {
                break;
            }
            String value = Bytes.text(values.decoded, at, values.decodedLength);
            if (value.length() > 2 && value.startsWith("%") && operatorEnd(value, 0) == value.length() - 1) {
                steps.add(new Step(Bytes.of('"' + key + "\":"), name(value.substring(1, value.length() - 1))));
            }
        }
        if (!cursor.isWhole() || steps.isEmpty()) {
            throw new LogFormatException(
                    text, 0, "not a JSON object of which the values are operators such as \"%RESPONSE_CODE%\"");
        }
        return new AccessFormat(text, steps, Bytes.NONE);
    }

    @Override
    public String toString() {
        return format;
    }

    /** Names of the fields in the order of {@link #bounds}. */
    public String[] names() {
        return names;
    }

    public boolean fits(byte[] b, int from, int to) {
        return bounds(b, from, to) != null;
    }

    /** Start and end of each field, relative to {@code from}; null if the line is of another format. */
    public int @org.jspecify.annotations.Nullable [] bounds(byte[] b, int from, int to) {
        int[] bounds = new int[2 * names.length];
        boolean fits = to - from <= LONGEST && (isJson() ? members(b, from, to, bounds) : text(b, from, to, bounds));
        return fits && plausible(b, from, bounds) ? bounds : null;
    }

    /** Whether the values are such as their operators print: the text between them alone may be no more than blanks. */
    private boolean plausible(byte[] b, int from, int[] bounds) {
        for (int i = 0; i < names.length; i++) {
            int start = from + bounds[2 * i];
            int end = from + bounds[2 * i + 1];
            boolean absent = Bytes.equals(b, start, end, "-") || Bytes.equals(b, start, end, "null");
            if (!absent && !isLike(names[i], b, start, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(String name, byte[] b, int start, int end) {
        return switch (name) {
            case "response_code", "duration", "bytes_received", "bytes_sent" -> all(b, start, end, '0', '9');
            case "method" -> all(b, start, end, 'A', 'Z');
            case "start_time" -> start < end && Bytes.isDigit(b[start]);
            case "protocol" -> Bytes.startsWith(b, start, end, HTTP);
            default -> true;
        };
    }

    private static final byte[] HTTP = Bytes.of("HTTP/");

    private static boolean all(byte[] b, int start, int end, char first, char last) {
        for (int i = start; i < end; i++) {
            if (b[i] < first || b[i] > last) {
                return false;
            }
        }
        return end > start;
    }

    private boolean isJson() {
        byte[] first = steps.get(0).before;
        return end.length == 0 && first.length > 2 && first[0] == '"' && first[first.length - 1] == ':';
    }

    private boolean text(byte[] b, int from, int to, int[] bounds) {
        int p = from;
        for (int i = 0; i < steps.size(); i++) {
            byte[] before = steps.get(i).before;
            if (!Bytes.startsWith(b, p, to, before)) {
                return false;
            }
            p += before.length;
            byte[] after = i + 1 < steps.size() ? steps.get(i + 1).before : end;
            int stop = after.length == 0 ? to : Bytes.indexOf(b, p, to, after);
            if (stop < 0) {
                return false;
            }
            bounds[2 * i] = p - from;
            bounds[2 * i + 1] = stop - from;
            p = stop;
        }
        return Bytes.startsWith(b, p, to, end) && p + end.length == to;
    }

    /** Every key must be there: a value that is missing is printed as null. */
    private boolean members(byte[] b, int from, int to, int[] bounds) {
        if (b[from] != '{') {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            byte[] key = steps.get(i).before;
            int at = Bytes.indexOf(b, from, to, key);
            if (at < 0) {
                return false;
            }
            int p = at + key.length;
            while (p < to && b[p] == ' ') {
                p++;
            }
            boolean quoted = p < to && b[p] == '"';
            int start = quoted ? p + 1 : p;
            int stop = start;
            while (stop < to && (quoted ? b[stop] != '"' : b[stop] != ',' && b[stop] != '}')) {
                stop += b[stop] == '\\' ? 2 : 1;
            }
            bounds[2 * i] = start - from;
            bounds[2 * i + 1] = Math.min(stop, to) - from;
        }
        return true;
    }
}
