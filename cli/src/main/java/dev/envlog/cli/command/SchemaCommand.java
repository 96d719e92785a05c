package dev.envlog.cli.command;

import dev.envlog.data.DataFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        description = "Print the JSON Schema of the records that programs read.",
        footer = {
            "",
            "event: envlog events · request: envlog ls, query, show · connection: envlog conn",
            "explanation: envlog explain. All are drafts 2020-12; a record names its own in the",
            "field schema.",
            "",
            "Examples:",
            "  envlog schema request > request.schema.json"
        })
final class SchemaCommand implements Callable<Outcome> {

    /** Records that have one. */
    enum Kind {
        event,
        request,
        connection,
        explanation
    }

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Kind kind;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Outcome call() {
        spec.commandLine()
                .getOut()
                .print(DataFile.text(SchemaCommand.class, "/dev/envlog/cli/schema/" + kind + ".json"));
        return Outcome.FOUND;
    }
}
