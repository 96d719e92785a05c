package dev.envlog.cli.dump;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.cli.data.DataFile;
import java.util.ArrayList;
import java.util.List;
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

    private TypeNames() {}

    private static List<Rule> load() {
        List<Rule> rules = new ArrayList<>();
        DataFile.read(TypeNames.class, "type-urls.txt", line -> {
            String[] cell = line.split("\\|");
            if (cell.length != 2) {
                throw new IllegalArgumentException("expected type | name");
            }
            rules.add(new Rule(List.of(cell[0].strip().split("\\.")), cell[1].strip()));
        });
        return rules;
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
        if (type != null) {
            List<String> parts = List.of(type.split("\\."));
            for (Rule rule : RULES) {
                String found = rule.apply(parts);
                if (found != null) {
                    return known(found);
                }
            }
        }
        return known(name);
    }

    /** The name by which lines of it are known. */
    private static String known(String name) {
        Component component = Attributor.shared().byName(name);
        return component == null ? name : component.name();
    }
}
