package dev.envlog.cli.command;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.map.MapFormat;
import dev.envlog.cli.workspace.Amount;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.Ref;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.config.join.Join;
import dev.envlog.config.join.Joined;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "map",
        description =
                "Draw one request's way through the proxy: listener, filters, route, cluster, with its lines beside.",
        footer = {
            "",
            "REF is as for 'envlog show'; it may be left out if the log has one request.",
            "Without --config-dump the figure has only what the log proves. Lines that are no",
            "part of the request, the context in 'envlog show', are not drawn. Colours follow",
            "the reader's light or dark screen; --color never draws in black and grey.",
            "",
            "Examples:",
            "  envlog map S1119 proxy.log --config-dump dump.json -o map.html",
            "  envlog map C12990/2 proxy.log -o map.mmd",
            "  envlog map proxy.log -o - > map.svg"
        })
final class MapCommand extends ReadingCommand {

    @Parameters(paramLabel = "REF FILE", description = "which request, then the logs; - or none: standard input")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description =
                    "where to: .svg, .html or .mmd (Mermaid), which says the format; - writes SVG to standard output")
    private String file = "-";

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Mixin
    private final TimeOptions time = new TimeOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    MapCommand(Host host) {
        super(host);
    }

    @Override
    ScreenOptions look() {
        return look;
    }

    @Override
    public Outcome call() {
        MapFormat format = MapFormat.of(file);
        if (format == null) {
            throw new UserError("-o " + file + ": not known what to write; end the name with .svg, .html or .mmd");
        }
        check();
        Notes notes = notes();
        Join join = config.join(host);
        Deque<String> words = new ArrayDeque<>(arguments);
        Ref ref = Ref.takeOr(Ref.ANY, words);
        Workspace workspace = open(words, "map " + ref.example() + " -o " + file);
        Searched found = search(workspace, List.of(ref), time, join, Amount.ENOUGH, notes);
        Listed request = Choice.one(found.first(), notes);
        if (request == null) {
            return found.outcome(false);
        }
        // Once more: by now the whole log has told what it knows of the connection.
        Joined joined = join == null ? null : join.join(request.exchange());
        write(format.write(request.exchange(), joined, look.redactor(), look.colour != ScreenOptions.Colour.never));
        if (join != null && joined == null) {
            notes.say("no dump is known to be of this proxy; the figure has only what the log proves");
        } else if (joined != null && joined.problem() != null) {
            notes.say(joined.problem());
        }
        config.say(notes, join);
        return found.outcome(true);
    }

    /** Before a log is read, which may take a while. */
    private void check() {
        if (file.equals("-")) {
            return;
        }
        try {
            Path folder = Path.of(file).toAbsolutePath().getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                throw unwritable("no such directory");
            }
        } catch (InvalidPathException e) {
            throw unwritable(e.getReason());
        }
    }

    private void write(String text) {
        if (file.equals("-")) {
            out().print(text);
            return;
        }
        try {
            Files.writeString(Path.of(file), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(InputError.words(e));
        }
    }

    private UserError unwritable(String why) {
        return new UserError("-o " + file + ": cannot be written: " + why);
    }
}
