package dev.envlog.cli.command;

import dev.envlog.cli.render.CauseRenderer;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "why", description = "Why a request failed, on whose side, and the records that tell.")
final class WhyCommand extends CurrentCommand {

    WhyCommand(Host host) {
        super(host);
    }

    @Override
    boolean tell(Listed request, long number, List<String> rest, Notes notes) {
        if (!request.exchange().failed()) {
            notes.say("it did not fail");
            return false;
        }
        new CauseRenderer(look.screen(host, out(), false), look.redactor()).render(number, request.exchange());
        return true;
    }
}
