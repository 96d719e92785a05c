package dev.envlog.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, for which picocli has none. */
public final class FishScript {

    /** Longer descriptions are not shown whole beside a completion. */
    private static final int DESCRIPTION = 60;

    private final String name;
    private final StringBuilder out = new StringBuilder();

    private FishScript(String name) {
        this.name = name;
    }

    /** The script for a command and its subcommands. */
    public static String of(CommandLine root) {
        FishScript script = new FishScript(root.getCommandName());
        script.out.append("# fish completion of ").append(script.name).append('\n');
        String none = "__fish_use_subcommand";
        script.options(none, root.getCommandSpec());
        for (String command : root.getSubcommands().keySet()) {
            CommandSpec spec = root.getSubcommands().get(command).getCommandSpec();
            script.line(
                    none, "-f -a " + quoted(command), first(spec.usageMessage().description()));
        }
        root.getSubcommands().forEach((command, line) -> {
            String seen = "__fish_seen_subcommand_from " + command;
            script.options(seen, line.getCommandSpec());
            line.getCommandSpec().positionalParameters().forEach(one -> script.positional(seen, one));
        });
        return script.out.toString();
    }

    private void options(String condition, CommandSpec spec) {
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
            line(condition, spelled.substring(1) + value(option), first(option.description()));
        }
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String candidates = candidates(option);
        return !candidates.isEmpty() ? " -x -a " + quoted(candidates) : isFile(option.paramLabel()) ? " -r -F" : " -x";
    }

    private void positional(String condition, PositionalParamSpec parameter) {
        String candidates =
                RefWords.isRef(parameter) ? String.join(" ", RefWords.of(parameter.command())) : candidates(parameter);
        if (!candidates.isEmpty()) {
            line(condition, "-a " + quoted(candidates), first(parameter.description()));
        }
    }

    private static String candidates(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : String.join(
                        " ",
                        StreamSupport.stream(candidates.spliterator(), false).toList());
    }

    private static boolean isFile(String label) {
        return label.contains("FILE") || label.contains("DIR");
    }

    private void line(String condition, String what, String description) {
        out.append("complete -c ")
                .append(name)
                .append(" -n ")
                .append(quoted(condition))
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
