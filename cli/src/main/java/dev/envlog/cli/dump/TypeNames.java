package dev.envlog.cli.dump;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.data.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Canonical names of extensions by the type of their configuration: the table {@code type-urls.txt}. */
final class TypeNames {

    private record Rule(List<String> type, String name) {

        /** The name for a type that begins as this rule says, null for another. */
        @Nullable
        String apply(List<String> given) {
            if (given.size() < type.size()) {
                return null;
            }
            String result = name;
            for (int i = 0; i < type.size(); i++) {
                if (type.get(i).equals("*")) {
                    result = result.replace("*", given.get(i));
                } else if (!type.get(i).equals(given.get(i))) {
                    return null;
                }
            }
            return result;
        }
    }

    private static final List<Rule> RULES = load();

    /** Types recur thousands of times in a large dump; those of one are few. */
    private static final int MOST_TYPES = 1000;

    private static final Map<String, String> BY_TYPE = new ConcurrentHashMap<>();

    private TypeNames() {}

    private static List<Rule> load() {
        return Table.load(TypeNames.class, "type-urls.txt", "type", "name").stream()
                .map(row -> new Rule(List.of(row.cell(0).split("\\.")), row.cell(1)))
                .toList();
    }

    /** The type's name without the host in front of it. */
    static String type(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /**
     * The canonical name.
     *
     * @param type of the configuration, null if it has none
     * @param name of the instance, which before 1.14 said what it is
     */
    static String canonical(@Nullable String type, String name) {
        String found = type == null ? "" : byType(type);
        return found.isEmpty() ? known(name) : found;
    }

    /** Empty if no row fits. */
    private static String byType(String type) {
        String before = BY_TYPE.get(type);
        if (before != null) {
            return before;
        }
        List<String> parts = List.of(type.split("\\."));
        String found = RULES.stream()
                .map(rule -> rule.apply(parts))
                .filter(Objects::nonNull)
                .findFirst()
                .map(TypeNames::known)
                .orElse("");
        if (BY_TYPE.size() < MOST_TYPES) {
            BY_TYPE.put(type, found);
        }
        return found;
    }

    /** The name by which lines of it are known. */
    private static String known(String name) {
        Component component = Attributor.shared().byName(name);
        return component == null ? name : component.name();
    }
}
