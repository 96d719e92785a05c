package dev.envlog.cli.settings;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a user set: by variables ({@code ENVLOG_COLOR}) and in a file. A variable counts for more than the file, and in the file
 * what is said of one command for more than what is said of all. Settings for all commands do not stand in for what a command
 * must be told.
 */
public final class Settings implements IDefaultValueProvider {

    /** Flags behind which only files are named: what is set for all commands must not turn a reference into a file. */
    private static final Set<String> ONLY_FILES =
            Set.of("conn --all", "conn --refused", "explain --all-failed", "export --all", "export --failed");

    private static final String PREFIX = "ENVLOG_";
    /** The variable that names the file. */
    private static final String FILE = "ENVLOG_CONFIG";
    /** Variables of ours that are no options. */
    private static final Set<String> OTHERS = Set.of(FILE, "ENVLOG_DEBUG", "ENVLOG_JAVA_OPTS", "ENVLOG_PAGER");

    private static final int MOST_VARIABLES = 3;

    private final Map<String, Setting> variables = new TreeMap<>();
    private final List<Setting> lines;
    private @Nullable OptionNames options;

    private Settings(List<Setting> lines) {
        this.lines = lines;
    }

    /**
     * The settings there are; null if there are none.
     *
     * @param named the file that the command line names, null if it names none
     * @throws UserError if the file cannot be read
     */
    public static @Nullable Settings of(Host host, @Nullable String named) {
        boolean asked = named != null || host.has(FILE);
        Path file = named != null ? path(named) : file(host);
        boolean there = file != null && (asked || Files.exists(file));
        if (!there && !hasVariable(host.env().keySet())) {
            return null;
        }
        Settings settings = new Settings(file != null && there ? SettingsFile.read(file) : List.of());
        host.env().forEach((name, value) -> {
            if (isVariable(name) && !value.isEmpty()) {
                String option =
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
                settings.variables.put(option, new Setting(null, option, value, name));
            }
        });
        return settings;
    }

    private static boolean hasVariable(Set<String> names) {
        for (String name : names) {
            if (isVariable(name)) {
                return true;
            }
        }
        return false;
    }

    /** The file that is read if the command line names none; null if there is no home. */
    public static @Nullable Path file(Host host) {
        if (host.has(FILE)) {
            return path(host.env().getOrDefault(FILE, ""));
        }
        String home = host.env().getOrDefault("HOME", "");
        String folder = host.env().getOrDefault("XDG_CONFIG_HOME", home.isEmpty() ? "" : home + "/.config");
        return folder.isEmpty() ? null : path(folder).resolve("envlog").resolve("config.yaml");
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserError(name + ": not a file name: " + e.getReason());
        }
    }

    private static boolean isVariable(String name) {
        return name.startsWith(PREFIX) && !OTHERS.contains(name);
    }

    /** A value; flags are set later, as an option that is typed turns a flag into the opposite of its default. */
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean value = argument instanceof OptionSpec option && !isFlag(option);
        Setting setting = value ? setting((OptionSpec) argument) : null;
        return setting == null ? null : setting.value();
    }

    /** What is set for an option of a command, null if nothing is. Some are set for their command only. */
    public @Nullable Setting setting(OptionSpec option) {
        if (option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^-+", "");
        CommandSpec spec = option.command();
        String command = spec == null ? null : spec.name();
        Setting variable = variables.get(name);
        Setting general = line(null, name);
        if ((variable != null || general != null) && command != null && isForNamedOnly(command, name)) {
            variable = null;
            general = null;
        }
        Setting own = command == null ? null : line(command, name);
        return variable != null ? variable : own != null ? own : general;
    }

    /** The line of the file that counts, which is the last one; null if there is none. */
    private @Nullable Setting line(@Nullable String command, String option) {
        Setting found = null;
        for (Setting line : lines) {
            found = line.option().equals(option) && Objects.equals(line.command(), command) ? line : found;
        }
        return found;
    }

    /** Whether what is set for all commands is not for that one. */
    private boolean isForNamedOnly(String command, String option) {
        return ONLY_FILES.contains(command + " --" + option) || options().isRequired(command, option);
    }

    /**
     * Sets the flags of a command that were not typed.
     *
     * @throws UserError if one is set to something else than true or false
     */
    public void setFlags(ParseResult typed) {
        for (OptionSpec option : typed.commandSpec().options()) {
            Setting setting = isFlag(option) && !typed.hasMatchedOption(option.longestName()) ? setting(option) : null;
            if (setting != null) {
                set(option, setting);
            }
        }
    }

    private static void set(OptionSpec option, Setting setting) {
        String value = setting.value().toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new UserError(setting.from() + ": " + setting.option() + " is '" + setting.value()
                    + "'; it can be true or false");
        }
        option.setValue(value.equals("true"));
    }

    private OptionNames options() {
        if (options == null) {
            options = OptionNames.load();
        }
        return options;
    }

    private static boolean isFlag(OptionSpec option) {
        return option.arity().max() == 0;
    }

    /**
     * Everything that is set.
     *
     * @param setting one of them
     * @param instead the one that counts in its place; null if there is none
     * @param known whether there is such an option
     */
    public record Shown(Setting setting, @Nullable Setting instead, boolean known) {

        /** Whether it has an effect. */
        public boolean counts() {
            return known && instead == null;
        }
    }

    /** Everything that is set, by options; what counts first. */
    public List<Shown> all() {
        OptionNames names = options();
        List<Shown> shown = new ArrayList<>();
        variables.values().forEach(setting -> shown.add(new Shown(setting, null, names.has(null, setting.option()))));
        for (int i = 0; i < lines.size(); i++) {
            Setting line = lines.get(i);
            Setting instead = variables.get(line.option());
            for (Setting other : lines.subList(i + 1, lines.size())) {
                // The last one of a key counts.
                instead = instead == null && other.key().equals(line.key()) ? other : instead;
            }
            shown.add(new Shown(line, instead, names.has(line.command(), line.option())));
        }
        shown.sort((a, b) -> a.setting().key().compareTo(b.setting().key()));
        return shown;
    }

    /** What is set though there is no such option, in words. */
    public List<String> remarks() {
        if (lines.isEmpty() && variables.isEmpty()) {
            return List.of();
        }
        OptionNames names = options();
        List<String> remarks = new ArrayList<>();
        for (Setting line : lines) {
            String command = line.command();
            if (command != null && !names.isCommand(command)) {
                remarks.add(unknown(line, "command '" + command + "'", names.nearestCommand(command)));
            } else if (!names.has(command, line.option())) {
                String what = "option '" + line.option() + "'" + (command == null ? "" : " of " + command);
                remarks.add(unknown(line, what, names.nearest(command, line.option())));
            }
        }
        remarks.addAll(ofVariables(names));
        return remarks;
    }

    /** The same of variables; a few of them, as these may be for something else of that name. */
    private List<String> ofVariables(OptionNames names) {
        List<Setting> unknown = variables.values().stream()
                .filter(setting -> !names.has(null, setting.option()))
                .toList();
        List<String> remarks = new ArrayList<>();
        for (Setting setting : unknown.subList(0, Math.min(MOST_VARIABLES, unknown.size()))) {
            String nearest = names.nearest(null, setting.option());
            remarks.add(
                    unknown(setting, "option '" + setting.option() + "'", nearest == null ? null : variable(nearest)));
        }
        if (unknown.size() > MOST_VARIABLES) {
            remarks.add(unknown.size() - MOST_VARIABLES + " more variables " + PREFIX
                    + "… are for no option: envlog config view");
        }
        return remarks;
    }

    private static String variable(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String unknown(Setting setting, String what, @Nullable String nearest) {
        return setting.from() + ": there is no " + what + (nearest == null ? "" : "; did you mean '" + nearest + "'?");
    }
}
