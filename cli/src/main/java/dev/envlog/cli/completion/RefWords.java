package dev.envlog.cli.completion;

import dev.envlog.cli.workspace.Pick;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words that name a request where a command takes one. */
final class RefWords {

    private RefWords() {}

    /** The words, none if the command takes no request. */
    static List<String> of(CommandSpec command) {
        return command.positionalParameters().stream().anyMatch(RefWords::isRef)
                ? Stream.of(Pick.values()).map(Pick::typed).toList()
                : List.of();
    }

    static boolean isRef(PositionalParamSpec parameter) {
        return parameter.paramLabel().startsWith("REF");
    }
}
