package dev.envlog.access;

import dev.envlog.log.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of an access-log line in text, the request first. The line may have been broken over several on its way to a screen or into
 * a mail: a line end counts as a blank.
 */
final class Tokens {

    /** A value and whether it stands in quotes. */
    record Token(String text, boolean quoted) {

        /** Of a socket, {@code 10.0.0.1:80}, {@code /var/run/x.sock}, {@code @abstract}; or that there is none. */
        boolean isAddress() {
            return !quoted
                    && (text.equals("-") || text.indexOf(':') >= 0 || text.startsWith("/") || text.startsWith("@"));
        }

        /** Somebody has left out a value, or all from there on. */
        boolean isDots() {
            return text.equals("...") || text.equals("\u2026");
        }

        boolean isNumber() {
            return !quoted && (text.equals("-") || Decimal.small(text) != null);
        }
    }

    private static final Pattern REQUEST_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final String HTTP = "HTTP/";
    private static final String BEHIND_TIME = "Z] \"";

    private static final int LONGEST_TIME = 40;

    /** The beginning of another line: only the values before it are of this one. */
    private static final Pattern GLUED = Pattern.compile("\\[2[0-9-]{9}T[0-9:.]{8,18}Z] \"");

    /** The request, its status and its flags. */
    static final int BEGINNING = 3;

    /** The request, its status and flags, two counts of bytes and two durations stand before the values in quotes. */
    private static final int BEFORE_QUOTED = 7;

    /** From the id to the first value of Istio: authority and upstream host stand between. */
    private static final int TO_COLUMNS = 3;

    /** Istio's: cluster, three addresses, SNI and route, the last two since 1.1 and 1.3. */
    private static final int COLUMNS = 6;

    private static final int ADDRESSES = 3;

    /** Two kinds of details, a reason in quotes, four numbers, and two headers in quotes: no other default has them so. */
    private static final String ISTIO = "uuqnnnnqq";

    /** A line broken into more than so many is nobody's to read. */
    private static final int MOST_LINES = 24;

    private static final int LONGEST = 1 << 16;
    /** What stands in braces is looked for no further: a reason has some words. */
    private static final int LONGEST_BRACES = 512;

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]{2,45}]):[0-9]{1,5}");

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:_-]*");

    private static final Pattern CLUSTER =
            Pattern.compile("(?:in|out)bound[_.]*\\|[0-9]*\\|[^|]*\\|[^|]*(?<!\\.\\.\\.|\u2026)");

    private final List<Token> list = new ArrayList<>();
    /** What stands behind dots. */
    private final List<Token> behindDots = new ArrayList<>(0);
    /** The line ends within quotes. */
    private boolean open;

    private Tokens() {}

    /** Null if the record does not begin like such a line. */
    static @Nullable Tokens of(String record) {
        int newline = record.indexOf('\n');
        String line = newline < 0 ? record : record.substring(0, newline).stripTrailing();
        Tokens tokens = line(line);
        for (int lines = 1; newline >= 0 && lines < MOST_LINES && line.length() < LONGEST; lines++) {
            int from = newline + 1;
            newline = record.indexOf('\n', from);
            String further = record.substring(from, newline < 0 ? record.length() : newline)
                    .strip();
            boolean inside = isBrokenInside(line);
            String joined = line + (inside ? "" : " ") + further;
            if (further.isEmpty() || !(inside ? line(joined).hasRoom() : tokens.goOnWith(further))) {
                break;
            }
            line = joined;
            tokens = line(line);
        }
        tokens.leaveOut();
        return tokens.list.size() < BEGINNING - 1 ? null : tokens;
    }

    /** Nobody can tell by its place what a value is behind dots with which somebody has left out others. */
    private void leaveOut() {
        for (int i = BEGINNING - 1; i < list.size(); i++) {
            Token token = list.get(i);
            if (!token.quoted && token.isDots()) {
                List<Token> rest = list.subList(i, list.size());
                behindDots.addAll(rest);
                rest.clear();
            }
        }
    }

    /** The value behind dots that looks like the host of an upstream: an address in quotes, the last one if there are several. */
    @Nullable
    String hostBehindDots() {
        int host = hostAt();
        return host < 0 ? null : behindDots.get(host).text;
    }

    /** The authority, which stands before the upstream host in all formats. */
    @Nullable
    String authorityBehindDots() {
        int authority = hostAt() - 1;
        Token token = authority < 0 ? null : behindDots.get(authority);
        return token != null
                        && token.quoted
                        && AUTHORITY.matcher(token.text).matches()
                        && !REQUEST_ID.matcher(token.text).matches()
                ? token.text
                : null;
    }

    /** The value behind dots that is the name of a cluster, as Istio gives them. */
    @Nullable
    String clusterBehindDots() {
        return behindDots.stream()
                .filter(token -> !token.quoted && CLUSTER.matcher(token.text).matches())
                .map(Token::text)
                .findFirst()
                .orElse(null);
    }

    private int hostAt() {
        int at = behindDots.size() - 1;
        while (at >= 0
                && !(behindDots.get(at).quoted
                        && ADDRESS.matcher(behindDots.get(at).text).matches())) {
            at--;
        }
        return at;
    }

    /** No value ends with one of these but the dash that stands for none: the line was broken within a value. */
    private static boolean isBrokenInside(String line) {
        int last = line.length() - 1;
        return last > 0
                && "._-".indexOf(line.charAt(last)) >= 0
                && " \"".indexOf(line.charAt(last - 1)) < 0
                && !line.endsWith("..");
    }

    /** Whether there are no more values than the longest form has. */
    private boolean hasRoom() {
        int id = requestId();
        return id < 0 || list.size() - id - TO_COLUMNS <= COLUMNS;
    }

    private static Tokens line(String line) {
        // Nothing that may stand before the request has quotes.
        int from = line.indexOf('"');
        int time = from < 0 ? -1 : line.indexOf(BEHIND_TIME, from + 1);
        if (time > 0) {
            Matcher glued = GLUED.matcher(line).region(Math.max(from, time - LONGEST_TIME), line.length());
            while (glued.find()) {
                // A value may quote a line.
                if (quotes(line, glued.start()) % 2 == 0) {
                    return line(line.substring(0, glued.start()).stripTrailing());
                }
            }
        }
        Tokens tokens = new Tokens();
        if (from >= 0) {
            tokens.add(line, tokens.request(line, from));
        }
        return tokens;
    }

    private static int quotes(String line, int to) {
        int quotes = 0;
        for (int p = line.indexOf('"'); p >= 0 && p < to; p = line.indexOf('"', p + 1)) {
            quotes++;
        }
        return quotes;
    }

    /** Adds the request, which may hold quotes: a status follows the one that ends it. */
    private int request(String line, int from) {
        int quote = line.indexOf('"', from + 1);
        int first = -1;
        int end = quote;
        while (end >= 0 && !(isStatusBehind(line, end) && isProtocolBefore(line, from + 1, end))) {
            first = first < 0 && isStatusBehind(line, end) ? end : first;
            end = line.indexOf('"', end + 1);
        }
        end = end >= 0 ? end : first >= 0 ? first : quote;
        open = end < 0;
        end = open ? line.length() : end;
        list.add(new Token(line.substring(from + 1, end), true));
        return Math.min(line.length(), end + 1);
    }

    private static boolean isProtocolBefore(String line, int from, int quote) {
        int last = line.lastIndexOf(' ', quote - 1) + 1;
        return last > from && (line.startsWith(HTTP, last) || (last == quote - 1 && line.charAt(last) == '-'));
    }

    private static boolean isStatusBehind(String line, int quote) {
        return quote + 2 < line.length() && line.charAt(quote + 1) == ' ' && Character.isDigit(line.charAt(quote + 2));
    }

    private Tokens add(String line, int from) {
        int p = from;
        while (p < line.length()) {
            char c = line.charAt(p);
            if (c == ' ' || c == '\t' || c == '\r') {
                p++;
            } else {
                boolean quoted = c == '"';
                int start = quoted ? p + 1 : p;
                int end = quoted ? line.indexOf('"', start) : bareEnd(line, start);
                open = quoted && end < 0;
                end = end < 0 ? line.length() : end;
                list.add(new Token(line.substring(start, end), quoted));
                p = quoted ? end + 1 : end;
            }
        }
        return this;
    }

    /** Details have blanks where Envoy did not put anything in their place: within braces, {@code …{connection termination}}. */
    private static int bareEnd(String line, int start) {
        int end = line.indexOf(' ', start);
        if (end < 0 || !opensBrace(line, start, end)) {
            return end;
        }
        for (int i = end; i < line.length() && i < end + LONGEST_BRACES; i++) {
            if (line.charAt(i) == '"') {
                return end;
            } else if (line.charAt(i) == '}') {
                return line.indexOf(' ', i);
            }
        }
        return end;
    }

    private static boolean opensBrace(String line, int from, int to) {
        boolean open = false;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            open = c == '{' || (open && c != '}');
        }
        return open;
    }

    /** Whether the line goes on with another one: what follows a line that is whole is of another program. */
    private boolean goOnWith(String further) {
        if (open || list.size() < BEGINNING) {
            return true;
        }
        List<Token> next = new Tokens().add(further, 0).list;
        int id = requestId();
        int columns = id < 0 ? -1 : list.size() - id - TO_COLUMNS;
        if (columns < 0) {
            return next.stream().anyMatch(Token::quoted)
                    || next.stream().allMatch(Token::isNumber)
                    || (list.size() == BEGINNING && next.get(0).text.indexOf('_') >= 0);
        }
        return columns + next.size() <= COLUMNS
                && (columns > 0 || next.get(0).text.indexOf('|') >= 0 || next.size() > ADDRESSES)
                && areAddresses(next, Math.max(0, 1 - columns), 1 + ADDRESSES - columns);
    }

    private static boolean areAddresses(List<Token> tokens, int from, int to) {
        for (int i = from; i < to && i < tokens.size(); i++) {
            if (!tokens.get(i).isAddress()) {
                return false;
            }
        }
        return true;
    }

    boolean isCut() {
        return open || list.size() < BEGINNING;
    }

    int size() {
        return list.size();
    }

    Token get(int index) {
        return list.get(index);
    }

    /**
     * Where Istio's own values begin; -1 if the line has none, as Envoy's own format.
     *
     * @param id where the id stands, as {@link #requestId()} says
     */
    int columns(int id) {
        int columns = id + TO_COLUMNS;
        if (id < 0 || columns >= list.size() || !areAddresses(list, columns + 1, columns + 1 + ADDRESSES)) {
            return -1;
        }
        // Of a line that was cut, Istio's names of clusters tell.
        boolean whole = columns + ADDRESSES < list.size();
        return whole || (!list.get(columns).quoted && list.get(columns).text.indexOf('|') >= 0) ? columns : -1;
    }

    /** Whether the line is Istio's: it has its columns or, cut off before these, the values that stand before them. */
    boolean isOfIstio() {
        if (columns(requestId()) >= 0) {
            return true;
        }
        if (list.size() < BEGINNING + ISTIO.length()) {
            return false;
        }
        for (int i = 0; i < ISTIO.length(); i++) {
            Token token = list.get(BEGINNING + i);
            char form = ISTIO.charAt(i);
            if (token.quoted != (form == 'q') || (form == 'n' && !token.isNumber())) {
                return false;
            }
        }
        return true;
    }

    /** Where the id of the request stands, its authority and the upstream host behind it; -1 if nowhere. */
    int requestId() {
        int among = amongQuoted();
        return among >= 0 ? among : byForm();
    }

    /** A format of one's own may have other values around the id. A client can send what looks like one in other headers. */
    private int byForm() {
        for (int i = list.size() - 1; i >= BEGINNING; i--) {
            Token token = list.get(i);
            if (token.quoted && REQUEST_ID.matcher(token.text).matches()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The id has any form, or there is none: it is the third of the five values in quotes (x-forwarded-for, user agent, request id,
     * authority, upstream host) with which Envoy's format ends and after which Istio's goes on.
     */
    private int amongQuoted() {
        int quoted = 0;
        for (int i = BEFORE_QUOTED; i < list.size(); i++) {
            quoted = list.get(i).quoted ? quoted + 1 : 0;
            if (quoted == 5) {
                return i - 2;
            }
        }
        return -1;
    }
}
