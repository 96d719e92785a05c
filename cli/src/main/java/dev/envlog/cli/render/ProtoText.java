package dev.envlog.cli.render;

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
        String[] names = path.split("\\.");
        int last = names.length - 1;
        // Only how many messages are open is kept, and how many of the outer ones are on the path: a log may open any
        // number.
        int open = 0;
        int onPath = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            if (line.endsWith(" {")) {
                // Of the first line only the last word is of the message.
                String name = line.substring(0, line.length() - 2);
                boolean next = onPath == open && onPath < last && lastWord(name).equals(names[onPath]);
                onPath += next ? 1 : 0;
                open++;
            } else if (line.equals("}")) {
                open = Math.max(0, open - 1);
                onPath = Math.min(onPath, open);
            } else if (open == last && onPath == last && line.startsWith(names[last] + ": ")) {
                String value = line.substring(names[last].length() + 2);
                return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
            }
        }
        return null;
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
