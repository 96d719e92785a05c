package dev.envlog.cli.settings;

import dev.envlog.cli.options.Argument;
import dev.envlog.cli.options.Arguments;
import dev.envlog.query.Similar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of each command that can be set, by the table of arguments: the commands themselves would have to be loaded to
 * tell, which takes a while.
 */
final class OptionNames {

    private final Map<String, Set<String>> byCommand = new LinkedHashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();

    static OptionNames load() {
        OptionNames names = new OptionNames();
        Arguments.all().forEach((command, arguments) -> {
            names.byCommand.put(command, settable(arguments));
            names.required.put(
                    command,
                    settable(arguments.stream().filter(Argument::isRequired).toList()));
        });
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

    /** Whether a command must be told the option. */
    boolean isRequired(String command, String option) {
        return required.getOrDefault(command, Set.of()).contains(option);
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
        return Similar.to(name, options(command));
    }

    /** The command most like a name, null if none is. */
    @Nullable
    String nearestCommand(String name) {
        return Similar.to(name, byCommand.keySet());
    }

    private Set<String> options(@Nullable String command) {
        if (command != null) {
            return byCommand.getOrDefault(command, Set.of());
        }
        Set<String> all = new TreeSet<>();
        byCommand.values().forEach(all::addAll);
        return all;
    }
}
