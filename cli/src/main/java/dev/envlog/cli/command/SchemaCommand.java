package dev.envlog.cli.command;

import dev.envlog.data.DataFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class SchemaCommand extends TextCommand {

    /** Records that have one. */
    enum Kind {
        event,
        request,
        connection,
        explanation
    }

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
    private @Nullable Kind kind;

    @Override
    String text(CommandLine root) {
        return DataFile.text(SchemaCommand.class, "/dev/envlog/cli/schema/" + kind + ".json");
    }
}
