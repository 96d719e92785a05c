package dev.envlog.cli.command;

import dev.envlog.cli.render.RecordPages;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;

@Command(
        name = "lines",
        description = "The lines of a request as they stand in the log, all or those of some loggers.",
        footer = {"", "Examples:", "  lines", "  lines router,pool", "  lines @3 http"})
final class LinesCommand extends CurrentCommand {

    LinesCommand(Host host) {
        super(host);
    }

    @Override
    List<String> rest(Deque<String> words) {
        List<String> loggers = new ArrayList<>();
        words.forEach(word -> loggers.addAll(List.of(word.split(","))));
        words.clear();
        return loggers;
    }

    @Override
    boolean tell(Listed request, long number, List<String> loggers, Notes notes) {
        int records = new RecordPages(look.screen(host, out(), false), look.redactor())
                .lines(request.exchange(), logger -> loggers.isEmpty() || loggers.contains(logger));
        if (records == 0) {
            TreeSet<String> there = new TreeSet<>();
            request.exchange().steps().forEach(step -> there.add(RecordPages.logger(step.event())));
            notes.say("none of its lines is of " + String.join(", ", loggers) + "; they are of "
                    + String.join(", ", there));
        }
        return records > 0;
    }
}
