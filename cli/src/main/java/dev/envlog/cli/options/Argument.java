package dev.envlog.cli.options;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An option or a positional parameter of a command: a row of {@code options.txt}.
 *
 * @param command the command's name
 * @param field where the value goes: a field of the command, or of what its fields hold, {@code input.pod}
 * @param names of an option as typed; of a parameter the one {@code [0..*]}, its positions
 * @param arity how many values it takes
 * @param more what else its annotation says, by picocli's names of attributes; the value of a flag is empty
 */
public record Argument(String command, String field, List<String> names, String arity, Map<String, String> more) {

    /** What {@link #names} holds for the field that gets picocli's model of the command. */
    private static final String MODEL = "@Spec";

    boolean isModel() {
        return names.contains(MODEL);
    }

    boolean isOption() {
        return names.get(0).startsWith("-");
    }

    /** Asks for help in place of running the command. */
    public boolean isHelp() {
        return has("usageHelp");
    }

    /** The command must be told it. */
    public boolean isRequired() {
        return has("required");
    }

    /** An option's longest name without dashes, by which settings call it; null for a parameter. */
    public @Nullable String longName() {
        return isOption()
                ? names.stream()
                        .max(Comparator.comparingInt(String::length))
                        .map(name -> name.replaceFirst("^-+", ""))
                        .orElseThrow()
                : null;
    }

    /** Of a parameter. */
    String positions() {
        String name = names.get(0);
        return name.substring(1, name.length() - 1);
    }

    boolean has(String attribute) {
        return more.containsKey(attribute);
    }
}
