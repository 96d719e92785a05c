package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.UserError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@code set} sets: options that are added to each command that has them and was not given its own. */
public final class ShellSettings {

    private static final List<String> SWITCH = List.of("on", "off");

    /**
     * A setting.
     *
     * @param values it can have; empty for a number
     */
    private record Kind(String option, List<String> values, String text) {}

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "ascii", new Kind("--ascii", SWITCH, "no symbols beyond ASCII"),
            "color", new Kind("--color", List.of("auto", "always", "never"), "colours"),
            "pager", new Kind("", SWITCH, "output longer than the screen goes through a pager"),
            "redact", new Kind("--no-redact", SWITCH, "mask secrets"),
            "width", new Kind("--width", List.of(), "columns to lay out for; auto: those of the terminal")));

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> always;

    /** @param always options for every command that has them, as {@code --config-dump=FILE} */
    public ShellSettings(List<String> always) {
        this.always = List.copyOf(always);
        values.put("ascii", "off");
        values.put("color", "auto");
        values.put("pager", "on");
        values.put("redact", "on");
        values.put("width", "auto");
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    /** What a setting can be set to; nothing for a number, or if there is no such setting. */
    static List<String> values(String name) {
        Kind kind = KINDS.get(name);
        return kind == null ? List.of() : kind.values();
    }

    /**
     * Sets something.
     *
     * @throws UserError if there is no such setting, or it cannot be that
     */
    public void set(String name, String value) {
        Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new UserError("set " + name + ": no such setting; there are " + String.join(", ", names()));
        }
        boolean fits = kind.values().isEmpty()
                ? value.equals("auto") || value.matches("[1-9][0-9]{0,3}")
                : kind.values().contains(value);
        if (!fits) {
            throw new UserError("set " + name + " " + value + ": expected "
                    + (kind.values().isEmpty() ? "a number, or auto" : String.join(", ", kind.values())));
        }
        values.put(name, value);
    }

    /** A setting's value, null if there is no such setting. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Each setting in a line: name, value, what it is for. */
    List<String> lines() {
        return KINDS.keySet().stream()
                .map(name -> String.format("%-8s%-8s%s", name, values.get(name), text(name)))
                .toList();
    }

    private static String text(String name) {
        Kind kind = KINDS.get(name);
        return kind == null ? "" : kind.text();
    }

    boolean is(String name) {
        return "on".equals(values.get(name));
    }

    /**
     * The options that follow from the settings.
     *
     * @param wanted which options the command has and was not given
     */
    List<String> options(Predicate<String> wanted) {
        Map<String, String> all = new LinkedHashMap<>();
        if (is("ascii")) {
            all.put("--ascii", "--ascii");
        }
        if (!is("redact")) {
            all.put("--no-redact", "--no-redact");
        }
        for (String name : List.of("color", "width")) {
            String value = values.getOrDefault(name, "auto");
            if (!value.equals("auto")) {
                all.put("--" + name, "--" + name + "=" + value);
            }
        }
        List<String> options = new ArrayList<>();
        all.forEach((option, text) -> {
            if (wanted.test(option)) {
                options.add(text);
            }
        });
        always.stream().filter(text -> wanted.test(text.split("=", 2)[0])).forEach(options::add);
        return options;
    }
}
