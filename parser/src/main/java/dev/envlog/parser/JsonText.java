package dev.envlog.parser;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON in text that was read already. */
public final class JsonText {

    private JsonText() {}

    /**
     * The members of the object that a text begins with, unescaped, but for those that are null, an object or an array; null if it is
     * malformed.
     */
    public static @Nullable Map<String, String> members(String text) {
        byte[] b = Bytes.of(text);
        for (int i = 0; i < b.length; i++) {
            // The object may have been printed over several lines.
            b[i] = b[i] == '\n' || b[i] == '\r' ? (byte) ' ' : b[i];
        }
        JsonCursor cursor = new JsonCursor(null);
        Envelope sink = new Envelope();
        cursor.start(b, 0, b.length, sink);
        if (!cursor.open()) {
            return null;
        }
        Map<String, String> members = new HashMap<>();
        while (cursor.nextKey()) {
            boolean string = cursor.atString();
            byte first = cursor.at() < b.length ? b[cursor.at()] : 0;
            sink.decodedLength = 0;
            if (!cursor.value(true)) {
                return null;
            }
            String value = Bytes.text(sink.decoded, 0, sink.decodedLength);
            if (string || (first != '{' && first != '[' && !value.equals("null"))) {
                members.put(cursor.key(), value);
            }
        }
        return cursor.isClosed() ? members : null;
    }

    /** What stands between the quotes of a string, unescaped. */
    public static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] b = Bytes.of(text);
        Envelope sink = new Envelope();
        new JsonCursor(null).lenient(b, 0, b.length, sink);
        return Bytes.text(sink.decoded, 0, sink.decodedLength);
    }
}
