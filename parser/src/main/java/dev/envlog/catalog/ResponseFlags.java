package dev.envlog.catalog;

import dev.envlog.data.DataFile;
import java.util.HashSet;
import java.util.Set;

/** The short names of response flags ({@code response-flags.txt}). */
public final class ResponseFlags {

    private static final class Holder {
        static final Set<String> ALL = new HashSet<>();

        static {
            DataFile.read(ResponseFlags.class, "response-flags.txt", line -> ALL.add(line.strip()));
        }
    }

    private ResponseFlags() {}

    /** All of them. */
    public static Set<String> all() {
        return Set.copyOf(Holder.ALL);
    }

    /** Whether a text is one of them, or several with commas between. */
    public static boolean are(String text) {
        if (text.isEmpty() || text.length() > 64) {
            return false;
        }
        for (String flag : text.split(",", -1)) {
            if (!Holder.ALL.contains(flag)) {
                return false;
            }
        }
        return true;
    }
}
