package dev.envlog.access;

import dev.envlog.catalog.ResponseFlags;
import dev.envlog.data.Table;
import dev.envlog.parser.json.JsonText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys by which access logs in JSON tell the fields of a request ({@code access-keys.txt}): Istio's and Envoy Gateway's, and those that
 * people choose themselves. One key proves little; several together are an access log of Envoy's.
 */
public final class AccessKeys {

    private static final String FLAGS = "response_flags";

    /** Without one of these an object tells of nothing that ended. */
    private static final Set<String> OF_END = Set.of("response_code", FLAGS, "duration");

    /** Fields of which other programs' access logs have some as well. */
    private static final Set<String> OF_REQUEST =
            Set.of("method", "path", "protocol", "response_code", FLAGS, "authority", "duration", "upstream_cluster");

    /** So many of them, and one key of Envoy's own, are an access log. */
    private static final int ENOUGH_WITH_ONE = 4;

    /** @param rank how many keys are likelier to hold the field */
    private record Meaning(String field, int rank, boolean envoys) {}

    private static final class Holder {
        static final Map<String, Meaning> BY_KEY = new HashMap<>();

        static {
            Table.each(AccessKeys.class, "access-keys.txt", Holder::row, "field", "keys");
        }

        private static void row(Table.Row row) {
            int rank = 0;
            for (String word : row.words(1)) {
                boolean envoys = word.endsWith("*");
                if (BY_KEY.put(plain(word), new Meaning(row.cell(0), rank++, envoys)) != null) {
                    throw row.problem(word + " stands for two fields");
                }
            }
        }
    }

    private AccessKeys() {}

    /** The values by the names of their fields, as Istio calls them. */
    static Map<String, String> fields(Map<String, String> members) {
        Map<String, String> fields = new HashMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        members.forEach((key, value) -> {
            Meaning meaning = value.isEmpty() || value.equals("-") ? null : Holder.BY_KEY.get(plain(key));
            if (meaning != null && meaning.rank < ranks.getOrDefault(meaning.field, Integer.MAX_VALUE)) {
                ranks.put(meaning.field, meaning.rank);
                fields.put(meaning.field, value);
            }
        });
        return fields;
    }

    /** Whether a key stands for that field, whatever its value. */
    static boolean have(Map<String, String> members, String field) {
        return members.keySet().stream().anyMatch(key -> {
            Meaning meaning = Holder.BY_KEY.get(plain(key));
            return meaning != null && meaning.field.equals(field);
        });
    }

    /** The field of a request that a key stands for, if it does. */
    public static Optional<String> request(String key) {
        Meaning meaning = Holder.BY_KEY.get(plain(key));
        return meaning == null || !OF_REQUEST.contains(meaning.field) ? Optional.empty() : Optional.of(meaning.field);
    }

    /** Whether the object that begins there, which may be cut off, is of an access log of Envoy's. */
    static boolean areIn(byte[] b, int from, int to) {
        Set<String> asked = new HashSet<>();
        Set<String> envoys = new HashSet<>();
        JsonText.keys(b, from, to, (name, value) -> {
            String key = plain(name);
            Meaning meaning = Holder.BY_KEY.get(key);
            if (meaning == null) {
                return;
            }
            if (OF_REQUEST.contains(meaning.field)) {
                asked.add(meaning.field);
            }
            if (meaning.envoys || (meaning.field.equals(FLAGS) && (value.equals("-") || ResponseFlags.are(value)))) {
                envoys.add(key);
            }
        });
        return OF_END.stream().anyMatch(asked::contains)
                && !envoys.isEmpty()
                && (envoys.size() > 1 || asked.size() >= ENOUGH_WITH_ONE);
    }

    private static String plain(String key) {
        StringBuilder plain = new StringBuilder(key.length());
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                plain.append((char) (c - 'A' + 'a'));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
