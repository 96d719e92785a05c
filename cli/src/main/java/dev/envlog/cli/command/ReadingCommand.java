package dev.envlog.cli.command;

import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands that read logs have: options on what is read, and where output goes. */
abstract class ReadingCommand implements Callable<Outcome> {

    final Host host;

    @Mixin
    final InputOptions input = new InputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private @Nullable ReadingProgress progress;

    ReadingCommand(Host host) {
        this.host = host;
    }

    /** How it speaks. */
    abstract ScreenOptions look();

    final PrintWriter out() {
        PrintWriter out = spec.commandLine().getOut();
        return host.outTerminal() ? progress().guard(out) : out;
    }

    /**
     * What is to be read, with a bar if it takes long.
     *
     * @param example the command as typed before the file, for the message if there is nothing to read
     */
    final Workspace open(Collection<String> files, String example) {
        files.forEach(this::refuseOther);
        return input.open(files, host, example).showing(progress());
    }

    /** Fails if a word was taken for the name of a file that is not there, and is more likely an option or a request. */
    private void refuseOther(String file) {
        String option = "--" + file;
        boolean isOption = spec.findOption(option) != null;
        if ((isOption || (file.startsWith("@") && Ref.isRef(file))) && !Files.exists(Path.of(file))) {
            throw new UserError(
                    isOption
                            ? file + ": no such file; did you mean " + option + "?"
                            : file
                                    + ": no such file; requests come before the files; show, explain and export take several");
        }
    }

    /**
     * Looks for requests, and says what was read for them.
     *
     * @param time the part of the log's time that is asked for
     * @param join learns what all requests tell of the configuration; null if there is none
     */
    final Searched search(
            Workspace workspace, List<Ref> refs, TimeOptions time, @Nullable Join join, Amount amount, Notes notes) {
        Window window = workspace.window(time.range());
        Searched found = new Searched(window, workspace.find(refs, window, join, amount), time, notes);
        notes.inputs(found.reports());
        time.say(notes, window);
        return found;
    }

    final ReadingProgress progress() {
        if (progress == null) {
            progress =
                    new ReadingProgress(look().progress(host, spec.commandLine().getErr()));
        }
        return progress;
    }

    final Notes notes() {
        return look().notes(host, spec.commandLine().getErr());
    }

    /**
     * Takes what names a request from the words; in a shell the one that was looked at last, if none is named.
     *
     * @param other what is meant where only a file is named
     */
    final Ref refOrCurrent(Ref other, Deque<String> words) {
        current(words);
        return Ref.takeOr(other, words);
    }

    /** Likewise where there may be several. */
    final List<Ref> refsOrCurrent(Ref other, Deque<String> words) {
        current(words);
        return Ref.takeAllOr(other, words);
    }

    private void current(Deque<String> words) {
        Session session = host.session();
        String current = session == null ? null : session.handle();
        String first = words.peekFirst();
        if (current != null && (first == null || !Ref.isRef(first))) {
            words.addFirst(current);
        }
    }
}
