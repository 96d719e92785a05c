package dev.envlog.cli.command;

import dev.envlog.cli.completion.ArgumentWords;
import dev.envlog.cli.render.FieldPage;
import dev.envlog.cli.workspace.Host;
import dev.envlog.data.DataFile;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "help",
        description = "Help for a command, or on a topic: query, fields.",
        helpCommand = true,
        footer = {"", "Examples:", "  envlog help ls", "  envlog help query", "  envlog help fields"})
final class HelpCommand implements Runnable {

    private final Host host;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "a command or a topic")
    @Nullable
    private String topic;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    HelpCommand(Host host) {
        this.host = host;
    }

    @Override
    public void run() {
        CommandLine root = spec.parent().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        if (topic == null) {
            root.usage(out);
            return;
        }
        if (topic.equals(ArgumentWords.FIELDS)) {
            new FieldPage(new ScreenOptions().screen(host, out, false)).print();
            out.flush();
            return;
        }
        if (topic.equals("query")) {
            out.print(page("help-query.txt"));
            out.flush();
            return;
        }
        CommandLine command = root.getSubcommands().get(topic);
        if (command == null) {
            throw new ParameterException(
                    root,
                    "no command or topic '" + topic + "'; there are " + String.join(", ", ArgumentWords.topics(root)));
        }
        command.usage(out);
    }

    /** A page of plain text beside this class. */
    static String page(String name) {
        return DataFile.text(HelpCommand.class, name);
    }
}
