package dev.envlog.parser.json;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.bytes.Decoded;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON in text that was read already. */
public final class JsonText {

    /** Members of an object, by their keys. */
    public record Members(Map<String, String> values, boolean whole) {}

    private static final int LONGEST_WORDS = 256;
    private static final Pattern WORDS = Pattern.compile("\\[((?:[ \\t]*\"[A-Za-z]{1,64}\"[ \\t]*,?)*)[ \\t]*\\]");

    private JsonText() {}

    /**
     * The members of the object that a text begins with, unescaped, but for those that are null or an array of other than
     * words, which stand with commas between; those before its end or what is malformed, if it has one of these. Null if it has none.
     * The members of an object in it are there as well, unless it has such members itself, or that is what a collector adds or collected.
     */
    public static @Nullable Members members(String text) {
        Map<String, String> members = new HashMap<>();
        byte[] b = Bytes.of(text);
        for (int i = 0; i < b.length; i++) {
            // The object may have been printed over several lines.
            b[i] = b[i] == '\n' || b[i] == '\r' ? (byte) ' ' : b[i];
        }
        Walk walk = new Walk(b, 0, b.length);
        boolean whole = walk.members((key, value) -> {
            if (!walk.isText && value.equals("null")) {
                return;
            }
            if (walk.depth == 0) {
                members.put(key, value);
            } else {
                members.putIfAbsent(key, value);
            }
        });
        return whole || walk.count > 0 ? new Members(members, whole) : null;
    }

    /** Hands out what {@link #members} gives, and those that are null. */
    public static void keys(byte[] b, int from, int to, BiConsumer<String, String> member) {
        new Walk(b, from, to).members(member);
    }

    private static final class Walk {

        private static final int DEEPEST = 2;

        private final byte[] b;
        private final int from;
        private final int to;
        private int count;
        /** Of the member at hand: in how many objects within the outermost it is. */
        private int depth;

        private boolean isText;

        Walk(byte[] b, int from, int to) {
            this.b = b;
            this.from = from;
            this.to = to;
        }

        /** Hands out complete members only; true if the object ended as it has to. */
        boolean members(BiConsumer<String, String> member) {
            return members(from, to, 0, member);
        }

        private boolean members(int from, int to, int level, BiConsumer<String, String> member) {
            JsonCursor cursor = new JsonCursor(null);
            Decoded sink = new Decoded();
            cursor.start(b, from, to, sink);
            if (!cursor.open()) {
                return false;
            }
            while (cursor.nextKey()) {
                boolean text = cursor.atString();
                byte first = cursor.at() < to ? b[cursor.at()] : 0;
                int begin = cursor.at();
                sink.decodedLength = 0;
                // What is no string may go on where the text ends.
                if (!cursor.value(true) || (!text && cursor.at() == to)) {
                    return false;
                }
                count++;
                depth = level;
                isText = text || first == '[';
                if (first == '[') {
                    String words = words(Bytes.text(b, begin, Math.min(cursor.at(), begin + LONGEST_WORDS)));
                    if (words != null) {
                        member.accept(cursor.key(), words);
                    }
                } else if (text || first != '{') {
                    member.accept(cursor.key(), Bytes.text(sink.decoded, 0, sink.decodedLength));
                } else if (level < DEEPEST && !isOfCollector(cursor.key())) {
                    members(begin, cursor.at(), level + 1, member);
                }
            }
            return cursor.isClosed();
        }

        private static boolean isOfCollector(String key) {
            return JsonKeys.TEXT.contains(key) || JsonKeys.isAroundPod(key);
        }
    }

    /** Those of an array like {@code ["UF","URX"]}; null if it has others. */
    private static @Nullable String words(String array) {
        Matcher words = WORDS.matcher(array.strip());
        return words.matches() ? words.group(1).replaceAll("[\" \t]", "") : null;
    }

    /** What stands between the quotes of a string, unescaped. */
    public static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] b = Bytes.of(text);
        Decoded sink = new Decoded();
        new JsonCursor(null).lenient(b, 0, b.length, sink);
        return Bytes.text(sink.decoded, 0, sink.decodedLength);
    }
}
