package dev.envlog.cli.command;

import dev.envlog.cli.render.RecordPages;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "headers", description = "The header blocks of a request: as they came, went upstream, and back.")
final class HeadersCommand extends CurrentCommand {

    HeadersCommand(Host host) {
        super(host);
    }

    @Override
    boolean tell(Listed request, long number, List<String> rest, Notes notes) {
        int blocks = new RecordPages(look.screen(host, out(), false), look.redactor()).headers(request.exchange());
        if (blocks == 0) {
            notes.say("its lines have no header blocks; they need logger http or router at debug");
        }
        return blocks > 0;
    }
}
