package dev.envlog.cli.options;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes picocli's model of a command from {@code options.txt}. Reading annotations makes a class for each kind of them at each
 * start, which is a fifth of a short run; the table has what it takes to run a command, but not to tell of it or of what is
 * wrong with a command line.
 */
public final class CommandModel {

    private CommandModel() {}

    /**
     * A command ready to be run, whose arguments go to the fields that are annotated for them.
     *
     * @return null if the table does not have the command
     */
    public static @Nullable CommandLine of(String name, Object command) {
        List<Argument> arguments = Arguments.of(name);
        if (arguments.isEmpty()) {
            return null;
        }
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        for (Argument argument : arguments) {
            Slot slot = Slot.of(command, argument.field());
            if (argument.isModel()) {
                slot.set(spec);
            } else {
                spec.add(argument.isOption() ? option(argument, slot) : parameter(argument, slot));
            }
        }
        return new CommandLine(spec);
    }

    private static OptionSpec option(Argument argument, Slot slot) {
        return OptionSpec.builder(argument.names().toArray(String[]::new))
                .type(slot.type())
                .auxiliaryTypes(slot.types())
                .arity(argument.arity())
                .required(argument.isRequired())
                .splitRegex(argument.more().getOrDefault("split", ""))
                .defaultValue(argument.more().get("defaultValue"))
                .usageHelp(argument.isHelp())
                .negatable(argument.has("negatable"))
                .hasInitialValue(false)
                .getter(slot)
                .setter(slot)
                .build();
    }

    private static PositionalParamSpec parameter(Argument argument, Slot slot) {
        return PositionalParamSpec.builder()
                .type(slot.type())
                .auxiliaryTypes(slot.types())
                .arity(argument.arity())
                .index(argument.positions())
                .required(argument.isRequired())
                .hasInitialValue(false)
                .getter(slot)
                .setter(slot)
                .build();
    }
}
