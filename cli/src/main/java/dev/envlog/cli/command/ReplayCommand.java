package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Reel;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.render.TimeText;
import dev.envlog.cli.render.TimelineRenderer;
import dev.envlog.cli.replay.Player;
import dev.envlog.cli.replay.Stepper;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.LogReplay;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.Search;
import dev.envlog.cli.workspace.Tempo;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Window;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.timeline.Exchange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Play a request's timeline in its proportions, or write a whole log again at its pace.",
        footer = {
            "",
            "REF is as for 'envlog show'. With --step keys go through the steps:",
            "  space, enter, n, →   the next       g, Home   the first",
            "  b, p, ←              back           G, End    the last",
            "  q                    quit",
            "",
            "Without REF the log itself is written to standard output, byte for byte, each",
            "record when its time has come. So other programs see yesterday's log as it was",
            "written.",
            "",
            "Examples:",
            "  envlog replay worst proxy.log",
            "  envlog replay S1119 --step proxy.log",
            "  envlog replay proxy.log --speed 10x --max-gap 2s | envlog tail"
        })
final class ReplayCommand extends ReadingCommand {

    private static final long SECOND = 1_000_000_000L;

    @Parameters(
            paramLabel = "REF FILE",
            description = "which request, if one, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private final TempoOptions speed = new TempoOptions();

    @Option(names = "--step", description = "go through the steps with the keys")
    private boolean step;

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Mixin
    private final StepOptions steps = new StepOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    ReplayCommand(Host host) {
        super(host);
    }

    @Override
    ScreenOptions look() {
        return look;
    }

    @Override
    public Outcome call() {
        Deque<String> words = new ArrayDeque<>(arguments);
        Ref ref = Ref.takeOr(Ref.ANY, words);
        return ref.any() ? log(List.copyOf(words)) : request(ref, words);
    }

    // ---- a whole log

    private Outcome log(List<String> files) {
        if (step) {
            throw new UserError(
                    "--step: name the request to go through, such as worst (envlog replay worst --step FILE)");
        }
        if (input.index != null) {
            throw new UserError("replay: an index does not have the lines of all of a log; name the log, or a request");
        }
        Notes notes = notes();
        Tempo tempo = speed.ofLog();
        Workspace workspace = input.open(files, host, "replay");
        Window window = workspace.window(time.range());
        time.say(notes, window);
        // Not through the guard of a bar: it is bytes that are written.
        LogReplay.Result result = workspace.replay(spec.commandLine().getOut(), tempo, window, host.pace());
        if (result.records() > 0 && !result.times() && tempo.speed() != Tempo.MAX) {
            notes.say("the log has no times to go by: written at once");
        }
        if (result.shortened() > 0) {
            notes.say(Names.count(result.shortened(), "gap") + " shortened to " + TimeText.plain(tempo.most()) + ": "
                    + TimeText.duration(result.left(), 0) + " saved");
        }
        return result.records() > 0 ? Outcome.FOUND : Outcome.NOTHING;
    }

    // ---- a request

    private Outcome request(Ref ref, Deque<String> words) {
        Notes notes = notes();
        Workspace workspace = open(words, "replay " + ref.text());
        Searched searched = search(workspace, List.of(ref), time, null, Amount.ENOUGH, notes);
        Search search = searched.first();
        Listed found = Choice.one(search, notes);
        if (found == null) {
            return searched.outcome(false);
        }
        long number = search.whole() ? found.number() : 0;
        List<Exchange> calls = search.sideCalls(found);
        boolean several = searched.reports().size() > 1;
        Screen screen = look.screen(host, out(), false);
        TimelineRenderer renderer = new TimelineRenderer(screen, look.redactor(), steps.extras(several));
        long[] silences = renderer.silences(found.exchange(), calls);
        boolean keys = step && host.inTerminal() && host.outTerminal() && !host.plainTerminal();
        if (keys) {
            boolean interrupted = step(number, found.exchange(), calls, several);
            return interrupted ? Outcome.INTERRUPTED : searched.outcome(true);
        }
        if (step) {
            notes.say("--step: there is no terminal to read keys from; it is played instead");
        }
        Tempo tempo = speed.of(silences);
        say(notes, tempo, silences, found.exchange().span().unit());
        Reel reel = renderer.reel(number, found.exchange(), calls, tempo);
        new Player(out(), host.pace()).play(reel, tempo);
        return searched.outcome(true);
    }

    /** What one sees is not how long it was. */
    private void say(Notes notes, Tempo tempo, long[] silences, int unit) {
        long whole = Arrays.stream(silences).sum();
        if (whole == 0) {
            notes.say("the log has no times to go by: shown at once");
        } else if (speed.isChosen()) {
            long played = (long) tempo.whole(silences);
            notes.say(TimeText.duration(whole, unit) + " played in "
                    + TimeText.plain(played - played % (played < SECOND ? SECOND / 10 : SECOND))
                    + "; --speed 1x plays as it was");
        }
    }

    /** Whether the user interrupted it. */
    private boolean step(long number, Exchange exchange, List<Exchange> calls, boolean several) {
        // Nothing is waited for, so nothing is shortened.
        Tempo own = new Tempo(Tempo.MAX, Long.MAX_VALUE);
        try {
            Stepper.Ended ended = Stepper.run(
                    columns -> new TimelineRenderer(
                                    look.screen(host.wide(columns), out(), false),
                                    look.redactor(),
                                    steps.extras(several))
                            .reel(number, exchange, calls, own),
                    look.ascii || !host.utf8());
            out().print(ended.text());
            return ended.interrupted();
        } catch (IOException e) {
            throw new UserError("--step: the terminal cannot be used (" + e.getMessage() + "); leave it out");
        }
    }
}
