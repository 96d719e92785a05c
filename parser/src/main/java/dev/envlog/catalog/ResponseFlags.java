package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of response flags, short and in full ({@code response-flags.txt}). */
public final class ResponseFlags {

    private static final class Holder {
        static final Set<String> ALL = new HashSet<>();
        static final Map<String, String> BY_LONG = new HashMap<>();

        static {
            Table.each(ResponseFlags.class, "response-flags.txt", Holder::row, "flag", "in full");
        }

        private static void row(Table.Row row) {
            ALL.add(row.cell(0));
            row.words(1).forEach(full -> BY_LONG.put(full, row.cell(0)));
        }
    }

    private ResponseFlags() {}

    /** The short name of a flag that may be printed in full; what is no flag is left as it is. */
    public static String shortOf(String name) {
        return Holder.BY_LONG.getOrDefault(name, name);
    }

    /** All short names. */
    public static Set<String> all() {
        return Set.copyOf(Holder.ALL);
    }

    /** Whether a text is one of the short names, or several with commas between. */
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
