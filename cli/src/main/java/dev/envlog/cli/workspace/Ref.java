package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Globs;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user typed to name a request.
 *
 * @param text as typed
 * @param pick {@code worst}: what it is among all; null if not given
 * @param number {@code @17}: number in the list; null if not given
 * @param connection {@code C19}; null if not given
 * @param nth {@code C19/2}: second request on it; 0 for the latest
 * @param stream {@code S1119}: beginning of a stream id, or beginning and end with {@code …} between; null if not given
 * @param requestId beginning of an x-request-id in lower case, null if not given; with a stream as well, either may fit
 * @param pod {@code pod/reviews-v1:} before it: beginning of the pod's name, null if not given
 */
public record Ref(
        String text,
        @Nullable Pick pick,
        @Nullable Long number,
        @Nullable Long connection,
        int nth,
        @Nullable String stream,
        @Nullable String requestId,
        @Nullable String pod) {

    private static final char CUT = '…';
    private static final String POD = "pod/";
    private static final Set<String> NOUNS = Set.of("stream", "conn", "connection", "request", "req");
    private static final Pattern NUMBER = Pattern.compile("@(\\d{1,18})");
    private static final Pattern CONNECTION = Pattern.compile("C(\\d{1,20})(?:/(\\d{1,9}))?");
    private static final Pattern CONNECTION_ID = Pattern.compile("\\[?C?(\\d{1,20})\\]?");
    private static final Pattern STREAM = Pattern.compile("S(\\d{1,20})(?:…|\\.{2,3})?");
    private static final Pattern SHORTENED = Pattern.compile("S(\\d{1,20})(?:…|\\.{2,3})(\\d+)");
    private static final Pattern DIGITS = Pattern.compile("\\d{4,20}");
    private static final Pattern PASTED = Pattern.compile("\\[?C(\\d{1,20})\\]?[ /]*\\[?S(\\d{1,20})…?\\]?");
    private static final Pattern TAGGED =
            Pattern.compile("\"ConnectionId\":\"(\\d{1,20})\"(?:,\"StreamId\":\"(\\d{1,20})\")?");
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f-]{6,64}");

    /**
     * Takes the reference from the front of the arguments; the rest are files.
     *
     * @throws UserError if there is none
     */
    public static Ref take(Deque<String> arguments) {
        String noun = null;
        if (!arguments.isEmpty() && NOUNS.contains(arguments.getFirst())) {
            noun = arguments.removeFirst();
        }
        if (arguments.isEmpty()) {
            throw new UserError("no request named; give a stream (S1119), a connection (C19 or C19/2), an x-request-id,"
                    + " @3 as in 'envlog ls', or one of last, worst and slowest");
        }
        String first = arguments.removeFirst();
        String next = arguments.peekFirst();
        if (next != null
                && first.startsWith("C")
                && (STREAM.matcher(next).matches() || SHORTENED.matcher(next).matches())) {
            arguments.removeFirst();
            first = first + " " + next;
        }
        Ref ref = parse(first, noun);
        if (ref == null) {
            throw new UserError("'" + first
                    + "' names no request and no file; give a stream (S1119), a connection (C19 or C19/2), an x-request-id"
                    + " (6 characters or more), @3 as in 'envlog ls', or one of last, worst and slowest."
                    + " The reference comes first, then the files");
        }
        return ref;
    }

    /** Names whatever request there is. */
    public static final Ref ANY = stream("", null, null);

    /**
     * Takes the reference from the front of the arguments; another one where nothing, or what is to be read, stands there.
     *
     * @throws UserError if something else stands there
     */
    public static Ref takeOr(Ref other, Deque<String> arguments) {
        return isNone(arguments) ? other : take(arguments);
    }

    /**
     * Takes references from the front of the arguments as long as they are some; what follows are files.
     *
     * @throws UserError if none stands there
     */
    public static List<Ref> takeAll(Deque<String> arguments) {
        List<Ref> refs = new ArrayList<>();
        refs.add(take(arguments));
        String next = arguments.peekFirst();
        while (next != null && isRef(next) && !isInput(next)) {
            refs.add(take(arguments));
            next = arguments.peekFirst();
        }
        return refs;
    }

    /**
     * Likewise; another one where nothing, or what is to be read, stands first.
     *
     * @throws UserError if something else stands there
     */
    public static List<Ref> takeAllOr(Ref other, Deque<String> arguments) {
        return isNone(arguments) ? List.of(other) : takeAll(arguments);
    }

    private static boolean isNone(Deque<String> arguments) {
        String first = arguments.peekFirst();
        return first == null || (!NOUNS.contains(first) && isInput(first));
    }

    /** Names what a pick picks. */
    public static Ref of(Pick pick) {
        return new Ref(pick.typed(), pick, null, null, 0, null, null, null);
    }

    private static boolean isInput(String name) {
        // What is pasted from a log has brackets as patterns do.
        if (name.equals("-") || (Globs.isGlob(name) && parse(name, null) == null)) {
            return true;
        }
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Names a stream by all its digits. */
    static Ref ofStream(String digits) {
        return stream("S" + digits, digits, null);
    }

    /** Whether a word can name a request. */
    public static boolean isRef(String word) {
        return NOUNS.contains(word) || parse(word, null) != null;
    }

    /** What to type for it in an example: the first request where it names none in particular. */
    public String example() {
        return any() ? "@1" : text;
    }

    /** Whether it names none in particular. */
    public boolean any() {
        return text.isEmpty();
    }

    /**
     * Takes the id of a connection, as {@code C20}, {@code conn 20} or {@code pod/NAME:C20}, from the front of the arguments.
     *
     * @return a reference with a connection and no stream
     * @throws UserError if there is none
     */
    public static Ref takeConnection(Deque<String> arguments) {
        String first = arguments.peekFirst();
        if (first != null && first.startsWith("conn") && NOUNS.contains(first)) {
            arguments.removeFirst();
            first = arguments.peekFirst();
        }
        Matcher m = CONNECTION_ID.matcher(first == null ? "" : first);
        Ref ref = m.matches() && first != null
                ? connection(first, m.group(1), 0, null)
                : first != null && first.startsWith(POD) ? parse(first, "conn") : null;
        if (ref == null || ref.connection == null || ref.stream != null) {
            throw new UserError("no connection named; give its id (envlog conn C20 proxy.log), or --all");
        }
        arguments.removeFirst();
        return ref;
    }

    /** Parses what may have a pod before it. */
    private static @Nullable Ref parse(String text, @Nullable String noun) {
        int colon = text.startsWith(POD) ? text.indexOf(':', POD.length() + 1) : -1;
        // The names of files may have colons in them, and what is pasted from a log too.
        while (colon >= 0) {
            Ref ref = plain(text.substring(colon + 1), noun);
            if (ref != null) {
                return ref.of(text.substring(POD.length(), colon), text);
            }
            colon = text.indexOf(':', colon + 1);
        }
        return plain(text, noun);
    }

    private static @Nullable Ref plain(String text, @Nullable String noun) {
        Pick pick = Pick.named(text);
        if (pick != null) {
            return of(pick);
        }
        Matcher m = NUMBER.matcher(text);
        if (m.matches()) {
            return new Ref(text, null, Long.valueOf(m.group(1)), null, 0, null, null, null);
        }
        m = SHORTENED.matcher(text);
        if (m.matches()) {
            return stream(text, m.group(1) + CUT + m.group(2), null);
        }
        m = STREAM.matcher(text);
        if (m.matches()) {
            return stream(text, m.group(1), null);
        }
        m = CONNECTION.matcher(text);
        if (m.matches()) {
            int nth = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
            return connection(text, m.group(1), nth, null);
        }
        m = PASTED.matcher(text);
        if (m.lookingAt()) {
            return connection(text, m.group(1), 0, m.group(2));
        }
        m = CONNECTION_ID.matcher(text);
        if (text.startsWith("[") && m.matches()) {
            return connection(text, m.group(1), 0, null);
        }
        m = TAGGED.matcher(text);
        if (m.find()) {
            return connection(text, m.group(1), 0, m.group(2));
        }
        boolean digits = DIGITS.matcher(text).matches();
        if (digits && noun != null && noun.startsWith("conn")) {
            return connection(text, text, 0, null);
        }
        if (digits && (noun == null || noun.equals("stream"))) {
            return stream(text, text, text.length() < 6 ? null : text);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return REQUEST_ID.matcher(lower).matches() ? stream(text, null, lower) : null;
    }

    /**
     * How well a pod's name fits what was typed.
     *
     * @return 0 if not at all, 1 if it or its part behind a namespace begins so, 2 if it is that; 1 if no pod was typed
     */
    int fitsPod(@Nullable String name) {
        if (pod == null) {
            return 1;
        }
        if (name == null) {
            return 0;
        }
        if (name.equals(pod) || name.endsWith("/" + pod)) {
            return 2;
        }
        return name.startsWith(pod) || name.contains("/" + pod) ? 1 : 0;
    }

    /** Whether a stream id fits what was typed: its beginning, and its end where the middle was left out. */
    boolean fitsStream(@Nullable String id) {
        if (id == null || stream == null) {
            return false;
        }
        int cut = stream.indexOf(CUT);
        return cut < 0
                ? id.startsWith(stream)
                : id.startsWith(stream.substring(0, cut)) && id.endsWith(stream.substring(cut + 1));
    }

    private static Ref stream(String text, @Nullable String stream, @Nullable String requestId) {
        return new Ref(text, null, null, null, 0, stream, requestId, null);
    }

    private static Ref connection(String text, String digits, int nth, @Nullable String stream) {
        try {
            return new Ref(text, null, null, Long.parseUnsignedLong(digits), nth, stream, null, null);
        } catch (NumberFormatException e) {
            throw new UserError("C" + digits + ": no connection id: too large");
        }
    }

    private Ref of(String itsPod, String typed) {
        return new Ref(typed, pick, number, connection, nth, stream, requestId, itsPod);
    }
}
