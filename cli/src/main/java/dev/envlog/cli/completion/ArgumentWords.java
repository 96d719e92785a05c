package dev.envlog.cli.completion;

import dev.envlog.cli.workspace.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that a command's arguments can be, besides names of files. */
public final class ArgumentWords {

    /** The topic of {@code help} that is no command. */
    public static final String FIELDS = "fields";

    /** In place of a dump {@code config} shows what the user configured of envlog itself. */
    public static final String VIEW = "view";

    private ArgumentWords() {}

    /** Whether an argument names a request first, by its label. */
    public static boolean isRequest(PositionalParamSpec parameter) {
        return parameter.paramLabel().startsWith("REF");
    }

    /** Whether an argument names a connection first, by its label. */
    public static boolean isConnection(PositionalParamSpec parameter) {
        return parameter.paramLabel().startsWith("C20");
    }

    /** What {@code help} has something on: the commands, and further topics. */
    public static List<String> topics(CommandLine root) {
        List<String> topics = new ArrayList<>(root.getSubcommands().keySet());
        topics.add(FIELDS);
        return topics;
    }

    /** The words, none if it takes only what cannot be listed. */
    static List<String> of(CommandSpec command) {
        return command.positionalParameters().stream()
                .flatMap(parameter -> of(parameter).stream())
                .toList();
    }

    /** Likewise for one of its arguments. */
    public static List<String> of(PositionalParamSpec parameter) {
        if (isRequest(parameter)) {
            return Stream.of(Pick.values()).map(Pick::typed).toList();
        }
        return switch (parameter.paramLabel()) {
            case "COMMAND" -> topics(parameter.command().root().commandLine());
            case "DUMP" -> List.of(VIEW);
            default -> values(parameter);
        };
    }

    /** The values of which an option or argument has one, if they are few. */
    static List<String> values(ArgSpec argument) {
        Iterable<String> values = argument.completionCandidates();
        return values == null
                ? List.of()
                : StreamSupport.stream(values.spliterator(), false).toList();
    }
}
