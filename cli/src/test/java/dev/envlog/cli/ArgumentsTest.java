package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.cli.options.Arguments;
import dev.envlog.cli.options.CommandModel;
import dev.envlog.testdata.Golden;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The table that stands in for the annotations of the commands says what they say. */
class ArgumentsTest {

    @Test
    void theTableIsThatOfTheAnnotations() {
        StringBuilder table = new StringBuilder("""
                # What picocli must know of the commands to run them, as their annotations say: the command, the field, the names of
                # an option or the positions of a parameter, how many values, and what else there is.
                # Made by ArgumentsTest: mvn verify -Dgolden=update
                """);
        annotated()
                .forEach((name, command) -> rows(command.getCommandSpec())
                        .forEach(row ->
                                table.append(name).append('\t').append(row).append('\n')));
        Golden.check(
                Readme.root().resolve("cli/src/main/resources/dev/envlog/cli/options/options.txt"), table.toString());
    }

    static Stream<String> commands() {
        return Arguments.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theModelMadeOfItIsTheOneMadeOfTheAnnotations(String name) {
        CommandSpec whole = Objects.requireNonNull(annotated().get(name)).getCommandSpec();
        CommandSpec quick = Objects.requireNonNull(CommandModel.of(name, whole.userObject()))
                .getCommandSpec();
        assertThat(arguments(quick)).isEqualTo(arguments(whole));
        assertThat(quick.name()).isEqualTo(whole.name());
    }

    /** A process does not look up how picocli makes anything else of a word, see {@link Main}. */
    @ParameterizedTest
    @MethodSource("commands")
    void everyArgumentIsWordsANumberOrAChoice(String name) {
        for (ArgSpec argument :
                Objects.requireNonNull(annotated().get(name)).getCommandSpec().args()) {
            Class<?> type = argument.auxiliaryTypes()[0];
            assertThat(type.isPrimitive() || type.isEnum() || type == String.class || type == Integer.class)
                    .as("%s of %s", argument, name)
                    .isTrue();
        }
    }

    /** All that counts when a command line is read. */
    private static List<String> arguments(CommandSpec spec) {
        List<String> all = new ArrayList<>();
        for (ArgSpec argument : spec.args()) {
            String own = argument instanceof OptionSpec option
                    ? List.of(option.names()) + " " + option.usageHelp() + option.versionHelp() + option.negatable()
                            + " '" + option.fallbackValue() + "'"
                    : "[" + ((PositionalParamSpec) argument).index() + "]";
            all.add(own + " " + argument.arity() + " " + argument.type() + " "
                    + Arrays.toString(argument.auxiliaryTypes()) + " " + argument.required() + " '"
                    + argument.splitRegex() + "' '" + argument.defaultValue() + "' "
                    + argument.interactive() + argument.converters().length + " "
                    + argument.completionCandidates());
        }
        return all;
    }

    /** By their names, without other words for them. */
    private static Map<String, CommandLine> annotated() {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        Main.INTERPRETER.commands(Run.host(new byte[0]), "").getSubcommands().forEach((word, command) -> {
            if (word.equals(command.getCommandName())) {
                commands.put(word, command);
            }
        });
        return commands;
    }

    private static List<String> rows(CommandSpec spec) {
        IdentityHashMap<Object, String> owners = new IdentityHashMap<>();
        List<String> rows = new ArrayList<>();
        owners(spec.userObject(), "", owners, rows);
        for (ArgSpec argument : spec.args()) {
            List<String> row = new ArrayList<>();
            row.add(owners.get(scope(argument)) + ((Field) argument.userObject()).getName());
            OptionSpec option = argument instanceof OptionSpec one ? one : null;
            row.add(
                    option == null
                            ? "[" + ((PositionalParamSpec) argument).index() + "]"
                            : String.join(" ", option.names()));
            row.add(argument.arity().toString());
            add(row, "required", argument.required());
            add(row, "usageHelp", option != null && option.usageHelp());
            add(row, "negatable", option != null && option.negatable());
            if (!argument.splitRegex().isEmpty()) {
                row.add("split=" + argument.splitRegex());
            }
            if (argument.defaultValue() != null) {
                row.add("defaultValue=" + argument.defaultValue());
            }
            rows.add(String.join("\t", row));
        }
        return rows;
    }

    private static void add(List<String> row, String attribute, boolean has) {
        if (has) {
            row.add(attribute);
        }
    }

    private static Object scope(ArgSpec argument) {
        try {
            return argument.scope().get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The objects whose fields are annotated, each with the path that leads to it. */
    private static void owners(Object owner, String path, IdentityHashMap<Object, String> owners, List<String> rows) {
        owners.put(owner, path);
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Mixin.class)) {
                    field.setAccessible(true);
                    try {
                        owners(field.get(owner), path + field.getName() + ".", owners, rows);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                } else if (field.isAnnotationPresent(CommandLine.Spec.class)) {
                    rows.add(path + field.getName() + "\t@Spec\t0");
                }
            }
        }
    }
}
