package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Host;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "ls",
        description = "List requests and sessions, as they ended.",
        footer = {
            "",
            "The number in the first column is good for 'envlog show @N' with the same files.",
            "",
            "Examples:",
            "  envlog ls proxy.log",
            "  envlog ls --failed --sort -duration proxy.log.gz",
            "  envlog ls --where 'cluster:reviews duration>100ms' proxy.log",
            "  envlog ls -q --fail-on 'status:5xx' run.log",
            "  kubectl logs POD -c istio-proxy | envlog ls -o ndjson | jq .status"
        })
final class LsCommand extends ListCommand {

    @Parameters(
            paramLabel = "FILE",
            description = "logs, also compressed, archives of them, patterns; - or none: standard input")
    private List<String> files = new ArrayList<>();

    LsCommand(Host host) {
        super(host);
    }

    @Override
    public Outcome call() {
        return list(open(files, "ls"), files, null);
    }
}
