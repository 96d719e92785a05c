package dev.envlog.cli.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Values of a protobuf message as Envoy prints it ({@code DebugString}), one field or bracket in a line. */
final class ProtoText {

    /** A value may be a page of HTML. */
    private static final int LONGEST = 200;

    private ProtoText() {}

    /**
     * The first value of that field.
     *
     * @param text may have other text in its first line, as the message before it
     * @param path names of the messages that it is in, and its own, with dots between
     * @return null if the message has none; not unquoted
     */
    static @Nullable String value(String text, String path) {
        Deque<String> open = new ArrayDeque<>();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            int colon = line.indexOf(": ");
            if (line.endsWith(" {")) {
                // Of the first line only the last word is of the message.
                String name = line.substring(0, line.length() - 2);
                open.addLast(name.substring(name.lastIndexOf(' ') + 1));
            } else if (line.equals("}")) {
                open.pollLast();
            } else if (colon > 0 && path.endsWith(line.substring(0, colon)) && path.equals(path(open, line, colon))) {
                String value = line.substring(colon + 2);
                return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
            }
        }
        return null;
    }

    private static String path(Deque<String> open, String line, int colon) {
        String name = line.substring(0, colon);
        return open.isEmpty() ? name : String.join(".", open) + "." + name;
    }
}
