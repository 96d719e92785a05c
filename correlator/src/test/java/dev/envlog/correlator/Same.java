package dev.envlog.correlator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares facts by key and says where they first differ, not everything that there is. */
final class Same {

    private Same() {}

    /**
     * Checks that both have the same keys and values.
     *
     * @throws AssertionError naming {@code what}, the first key that differs, and the first line that differs there
     */
    static <K> void check(String what, Map<K, String> expected, Map<K, String> actual) {
        for (Map.Entry<K, String> entry : expected.entrySet()) {
            String other = actual.get(entry.getKey());
            if (!entry.getValue().equals(other)) {
                throw new AssertionError(what + ": " + entry.getKey() + difference(entry.getValue(), other));
            }
        }
        for (K key : actual.keySet()) {
            if (!expected.containsKey(key)) {
                throw new AssertionError(what + ": " + key + " was not expected");
            }
        }
    }

    private static String difference(String expected, @Nullable String actual) {
        if (actual == null) {
            return " is missing";
        }
        List<String> wanted = expected.lines().toList();
        List<String> got = actual.lines().toList();
        int at = 0;
        while (at < wanted.size() && at < got.size() && Objects.equals(wanted.get(at), got.get(at))) {
            at++;
        }
        return "\n  - " + (at < wanted.size() ? wanted.get(at) : "(end)") + "\n  + "
                + (at < got.size() ? got.get(at) : "(end)");
    }
}
