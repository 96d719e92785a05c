package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a command has that tells of one request in a shell: of the one that is named, or was looked at last. */
abstract class CurrentCommand extends ReadingCommand {

    @Parameters(paramLabel = "REF", description = "which request, as for show; the one looked at last if none is named")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    final ScreenOptions look = new ScreenOptions();

    CurrentCommand(Host host) {
        super(host);
    }

    @Override
    final ScreenOptions look() {
        return look;
    }

    @Override
    public final Outcome call() {
        Notes notes = notes();
        Deque<String> words = new ArrayDeque<>(arguments);
        Ref ref = refOrCurrent(Ref.ANY, words);
        List<String> rest = rest(words);
        Workspace workspace = open(words, "show " + ref.example());
        Search search = workspace.find(ref, Window.ALL, null, Amount.ENOUGH);
        notes.inputs(search.reports());
        Listed found = Choice.one(search, notes);
        boolean told = found != null && tell(found, search.number(found), rest, notes);
        return notes.outcome(search.reports(), told);
    }

    /** Takes from the words behind the reference what are no files. */
    List<String> rest(Deque<String> words) {
        return List.of();
    }

    /**
     * Tells of the request, or says why there is nothing to tell.
     *
     * @param number 0 if it is not known
     * @param rest what was typed besides
     * @return whether there was something
     */
    abstract boolean tell(Listed request, long number, List<String> rest, Notes notes);
}
