package dev.envlog.cli.completion;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, for which picocli has none. */
public final class FishScript {

    /** Longer descriptions are not shown whole beside a completion. */
    private static final int DESCRIPTION = 60;

    /** What stands for the names of files where a command says what it takes. */
    private static final List<String> FILES = List.of("FILE", "DIR", "DUMP");

    private final String name;
    private final StringBuilder out = new StringBuilder();

    private FishScript(String name) {
        this.name = name;
    }

    /** The script for a command and its subcommands. */
    public static String of(CommandLine root) {
        FishScript script = new FishScript(root.getCommandName());
        script.out.append("# fish completion of ").append(script.name).append('\n');
        script.function(root);
        script.options("", root.getCommandSpec());
        script.commands("", root);
        return script.out.toString();
    }

    /**
     * The shell's own functions look for a command anywhere in the line, so that {@code index ls} would be offered what {@code
     * ls} takes.
     */
    private void function(CommandLine root) {
        out.append("function ").append(in()).append(" -d 'Whether arguments of that command are typed'\n");
        out.append(
                "    set -l words (commandline -opc)\n    set -l found $words[2]\n    switch \"$words[2] $words[3]\"\n");
        root.getSubcommands()
                .forEach((command, line) -> line.getSubcommands()
                        .keySet()
                        .forEach(sub -> out.append("        case ")
                                .append(quoted(command + " " + sub))
                                .append("\n            set found \"$words[2] $words[3]\"\n")));
        out.append("    end\n    test \"$found\" = \"$argv\"\nend\n");
    }

    private String in() {
        return "__" + name + "_in";
    }

    /** All that the subcommands of a command take. */
    private void commands(String path, CommandLine parent) {
        parent.getSubcommands().forEach((command, line) -> {
            CommandSpec spec = line.getCommandSpec();
            // Names of files follow envlog itself now and then, but are not what is looked for there.
            line(
                    path,
                    (path.isEmpty() ? "-f -a " : "-a ") + quoted(command),
                    first(spec.usageMessage().description()));
            String below = path.isEmpty() ? command : path + " " + command;
            options(below, spec);
            List<PositionalParamSpec> parameters = spec.positionalParameters();
            if (parameters.stream().noneMatch(one -> isFile(one.paramLabel()))) {
                line(below, "-f", "");
            }
            parameters.forEach(one -> positional(below, one));
            commands(below, line);
        });
    }

    private void options(String path, CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            if (option.hidden()) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of(option.names()));
            spec.negatedOptionsMap().forEach((negated, of) -> {
                if (of.equals(option)) {
                    names.add(negated);
                }
            });
            StringBuilder spelled = new StringBuilder();
            for (String one : names) {
                spelled.append(one.startsWith("--") ? " -l " : " -s ").append(one.replaceFirst("^--?", ""));
            }
            line(path, spelled.substring(1) + value(option), about(option));
        }
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        List<String> values = ArgumentWords.values(option);
        return !values.isEmpty() ? taking(values) : isFile(option.paramLabel()) ? " -r -F" : " -x";
    }

    private static String taking(List<String> values) {
        return " -x -a " + quoted(String.join(" ", values));
    }

    private void positional(String path, PositionalParamSpec parameter) {
        List<String> words = ArgumentWords.of(parameter);
        if (!words.isEmpty()) {
            line(path, "-a " + quoted(String.join(" ", words)), about(parameter));
        }
    }

    /** What an argument is; one that is described by its values has all of them. */
    private static String about(ArgSpec argument) {
        String text = first(argument.description());
        List<String> values = ArgumentWords.values(argument);
        return !values.isEmpty() && text.startsWith(values.get(0)) ? String.join(", ", values) : text;
    }

    private static boolean isFile(String label) {
        return FILES.stream().anyMatch(label::contains);
    }

    private void line(String path, String what, String description) {
        out.append("complete -c ")
                .append(name)
                .append(" -n ")
                .append(quoted(path.isEmpty() ? in() : in() + " " + path))
                .append(' ')
                .append(what)
                .append(description.isEmpty() ? "" : " -d " + quoted(description))
                .append('\n');
    }

    /** The beginning of a description, up to where it goes into details. */
    private static String first(String[] description) {
        String text =
                description.length == 0 ? "" : description[0].replace("%n", "").replace("%%", "%");
        int end = text.length();
        for (String mark : List.of(";", ". ", ": ", " (")) {
            int at = text.indexOf(mark);
            end = at > 0 ? Math.min(end, at) : end;
        }
        String head = text.substring(0, end).replaceFirst("\\.$", "");
        return head.length() <= DESCRIPTION ? head : head.substring(0, DESCRIPTION - 1) + "…";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
