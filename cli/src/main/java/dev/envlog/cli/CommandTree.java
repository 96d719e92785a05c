package dev.envlog.cli;

import dev.envlog.cli.command.Commands;
import dev.envlog.cli.command.Outcome;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The commands as picocli has them, for one command line.
 *
 * @param settings null if nothing is set
 */
record CommandTree(
        Host host,
        PrintWriter out,
        PrintWriter err,
        ErrorHandler errors,
        @Nullable Settings settings) {

    /** Not an exit code: picocli has to read the annotations. */
    private static final int MORE = -1;

    /** Runs a command and returns its exit code. */
    int run(String[] words) {
        String word = words.length == 0 ? "" : words[0];
        CommandLine only = Commands.only(word, host, Main.INTERPRETER);
        int code = only == null ? MORE : quick(only).execute(Arrays.copyOfRange(words, 1, words.length));
        return code == MORE ? whole(word).execute(words) : code;
    }

    /**
     * All that the annotations say.
     *
     * @param word the command to bring; if it names none, they all are brought
     */
    CommandLine whole(String word) {
        CommandLine root = new CommandLine(new EnvlogCommand());
        Commands.addTo(root, host, word, Main.INTERPRETER);
        return prepared(root);
    }

    /** Runs a command; what is wrong with a command line, or asked about it, is left to {@link #whole}. */
    private CommandLine quick(CommandLine root) {
        return prepared(root)
                .setParameterExceptionHandler((e, typed) -> MORE)
                .setExecutionStrategy(parsed -> isHelpAsked(parsed) ? MORE : execute(parsed));
    }

    private static boolean isHelpAsked(ParseResult parsed) {
        return parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested);
    }

    private CommandLine prepared(CommandLine root) {
        root.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @3 is a request, not a file of arguments.
                .setExpandAtFiles(false)
                // Aliases have options in them: the last one counts.
                .setOverwrittenOptionsAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        host.outTerminal() && !host.has("NO_COLOR") && !host.plainTerminal() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setExecutionStrategy(this::execute);
        return settings == null ? root : root.setDefaultValueProvider(settings);
    }

    private int execute(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (settings != null) {
            try {
                setFlags(settings, last);
            } catch (UserError e) {
                return errors.handle(e, last.getErr());
            }
        }
        int code;
        try {
            code = new RunLast().execute(parsed);
        } catch (ClosedPipe | UserError e) {
            // While help is printed; what a command throws comes wrapped.
            return errors.handle(e, last.getErr());
        }
        return last.getExecutionResult() instanceof Outcome outcome ? outcome.exit() : code;
    }

    private void setFlags(Settings settings, CommandLine command) {
        settings.setFlags(command.getParseResult());
        // A shell has told when it began.
        OptionSpec quiet = command.getCommandSpec().findOption("--quiet");
        if (host.session() == null && (quiet == null || !Boolean.TRUE.equals(quiet.getValue()))) {
            settings.remarks().forEach(remark -> ErrorHandler.print(command.getErr(), remark));
        }
    }
}
