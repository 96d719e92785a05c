package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "query",
        description = "List the requests that an expression fits, or with --lines the lines.",
        footer = {
            "",
            "'envlog help query' tells how to write an expression, 'envlog help fields' what",
            "can be asked for.",
            "",
            "Examples:",
            "  envlog query 'status:5xx AND flag:UC AND upstream.reused:true' proxy.log",
            "  envlog query 'cluster:inbound* duration>100ms' --sort -duration -m 10 *.log",
            "  envlog query 'seq(\"connected\", \"remote close\") within 5ms' proxy.log",
            "  envlog query --lines 'by:rbac AND denied' proxy.log",
            "  envlog show $(envlog query 'by:rbac status:403' -o name x.log) x.log"
        })
final class QueryCommand extends ListCommand {

    @Parameters(index = "0", paramLabel = "EXPR", description = "what a request has to be like")
    private String expression = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--lines",
            description =
                    "the lines that fit: of all records in order of the log, or, where it asks for something of their requests as"
                            + " well, of the requests in order of their ends")
    private boolean lines;

    /** What is more likely the name of a file than an expression, if there is such a file. */
    private static final Pattern NAME = Pattern.compile("[\\w./-]+");

    QueryCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        if (files.isEmpty() && NAME.matcher(expression).matches() && Files.isRegularFile(Path.of(expression))) {
            throw new UserError("'" + expression + "' is a file; the expression comes first: envlog query 'status:503' "
                    + expression);
        }
        Workspace workspace = open(files, "query '" + expression + "'");
        return lines ? new LineSearch(this).search(workspace, expression) : list(workspace, files, expression);
    }
}
