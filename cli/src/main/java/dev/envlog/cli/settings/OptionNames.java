package dev.envlog.cli.settings;

import dev.envlog.cli.options.Argument;
import dev.envlog.cli.options.Arguments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jline.utils.Levenshtein;
import org.jspecify.annotations.Nullable;

/**
 * The options of each command that can be set, by the table of arguments: the commands themselves would have to be loaded to
 * tell, which takes a while.
 */
final class OptionNames {

    /** Nearer than this share of a name are misspellings of it. */
    private static final int NEAR = 3;

    private final Map<String, Set<String>> byCommand = new LinkedHashMap<>();

    static OptionNames load() {
        OptionNames names = new OptionNames();
        Arguments.all().forEach((command, arguments) -> names.byCommand.put(command, settable(arguments)));
        return names;
    }

    private static Set<String> settable(List<Argument> arguments) {
        Set<String> names = new TreeSet<>();
        for (Argument argument : arguments) {
            String name = argument.longName();
            if (name != null && !argument.isHelp() && !name.equals(Words.CONFIG)) {
                names.add(name);
            }
        }
        return names;
    }

    boolean isCommand(String name) {
        return byCommand.containsKey(name);
    }

    /** @param command null for any */
    boolean has(@Nullable String command, String option) {
        return options(command).contains(option);
    }

    /** The option of that command most like a name, null if none is. */
    @Nullable
    String nearest(@Nullable String command, String name) {
        return nearest(options(command), name);
    }

    /** The command most like a name, null if none is. */
    @Nullable
    String nearestCommand(String name) {
        return nearest(byCommand.keySet(), name);
    }

    private Set<String> options(@Nullable String command) {
        if (command != null) {
            return byCommand.getOrDefault(command, Set.of());
        }
        Set<String> all = new TreeSet<>();
        byCommand.values().forEach(all::addAll);
        return all;
    }

    private static @Nullable String nearest(Set<String> names, String name) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String one : names) {
            int distance = Levenshtein.distance(name, one);
            if (distance < least && distance * NEAR <= Math.max(NEAR, Math.max(one.length(), name.length()))) {
                best = one;
                least = distance;
            }
        }
        return best;
    }
}
