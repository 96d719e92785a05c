package dev.envlog.cli;

import dev.envlog.cli.command.Commands;
import dev.envlog.cli.command.Outcome;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.settings.Words;
import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.workspace.ByteOutput;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Entry point. The only class that knows the process's own streams. */
public final class Main {

    /** The command line, for a shell. */
    static final Interpreter INTERPRETER = new Interpreter() {
        @Override
        public int run(List<String> words, Host host, PrintWriter out, PrintWriter err) {
            return Main.run(words.toArray(String[]::new), host, out, err);
        }

        @Override
        public Set<String> names(Host host) {
            return Commands.names(host);
        }

        @Override
        public CommandLine commands(Host host, String word) {
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            return commandLine(word, host, nowhere, nowhere, new ErrorHandler(false));
        }
    };

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new ByteOutput(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
        // Before anything is loaded: asked for by scripts that only look whether envlog is there.
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            out.println(Version.line());
            out.flush();
            return;
        }
        PrintWriter err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        System.exit(run(args, Host.ofProcess(), out, err));
    }

    /** Runs a command and returns its exit code. */
    static int run(String[] args, Host host, PrintWriter out, PrintWriter err) {
        ErrorHandler errors = new ErrorHandler(host.has("ENVLOG_DEBUG"));
        int code;
        try {
            Words words = Words.of(args);
            String[] typed = words.rest().toArray(String[]::new);
            String[] rest = isLogOnly(typed, host) ? shell(typed) : typed;
            CommandLine root = commandLine(rest.length == 0 ? "" : rest[0], host, out, err, errors);
            Settings settings = Settings.of(host, words.file());
            if (settings != null) {
                root.setDefaultValueProvider(settings);
            }
            code = root.execute(rest);
        } catch (Throwable e) {
            code = errors.handle(e, err);
        }
        try {
            out.flush();
        } catch (RuntimeException e) {
            code = errors.handle(e, err);
        }
        err.flush();
        return code;
    }

    /** Somebody at a terminal names a log and not what to do with it. */
    private static boolean isLogOnly(String[] args, Host host) {
        return args.length > 0
                && host.session() == null
                && host.inTerminal()
                && host.outTerminal()
                && !Commands.names(host).contains(args[0])
                && ErrorHandler.isFile(args[0]);
    }

    private static String[] shell(String[] args) {
        String[] words = new String[args.length + 1];
        words[0] = Commands.SHELL;
        System.arraycopy(args, 0, words, 1, args.length);
        return words;
    }

    private static CommandLine commandLine(
            String word, Host host, PrintWriter out, PrintWriter err, ErrorHandler errors) {
        CommandLine root = new CommandLine(new EnvlogCommand());
        Commands.addTo(root, host, word, INTERPRETER);
        return root.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        host.outTerminal() && !host.has("NO_COLOR") && !host.plainTerminal() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setExecutionStrategy(parsed -> execute(parsed, errors));
    }

    private static int execute(ParseResult parsed, ErrorHandler errors) {
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        if (last.getDefaultValueProvider() instanceof Settings settings) {
            try {
                set(settings, last);
            } catch (UserError e) {
                return errors.handle(e, last.getErr());
            }
        }
        int code = new RunLast().execute(parsed);
        return last.getExecutionResult() instanceof Outcome outcome ? ExitCode.of(outcome) : code;
    }

    private static void set(Settings settings, CommandLine command) {
        settings.setFlags(command.getParseResult());
        OptionSpec quiet = command.getCommandSpec().findOption("--quiet");
        if (quiet == null || !Boolean.TRUE.equals(quiet.getValue())) {
            settings.remarks().forEach(command.getErr()::println);
        }
    }
}
