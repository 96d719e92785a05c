package dev.envlog.access;

import dev.envlog.data.DataFile;
import java.util.HashSet;
import java.util.Set;

/** The short names of response flags ({@code flags.txt}). */
public final class ResponseFlags {

    private static final class Holder {
        static final Set<String> ALL = new HashSet<>();

        static {
            DataFile.read(ResponseFlags.class, "flags.txt", line -> ALL.add(line.strip()));
        }
    }

    private ResponseFlags() {}

    /** All of them. */
    public static Set<String> all() {
        return Set.copyOf(Holder.ALL);
    }

    /** Whether a text is one of them, or several with commas between. */
    static boolean are(String text) {
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
