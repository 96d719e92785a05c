package dev.envlog.cli;

import dev.envlog.cli.command.Commands;
import dev.envlog.cli.command.Outcome;
import dev.envlog.cli.workspace.Host;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Entry point. The only class that knows the process's own streams. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
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
            code = commandLine(args.length == 0 ? "" : args[0], host, out, err, errors)
                    .execute(args);
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

    private static CommandLine commandLine(
            String word, Host host, PrintWriter out, PrintWriter err, ErrorHandler errors) {
        CommandLine root = new CommandLine(new EnvlogCommand());
        Commands.addTo(root, host, word);
        return root.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        host.outTerminal() && !host.has("NO_COLOR") && !host.plainTerminal() ? Ansi.ON : Ansi.OFF))
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setExecutionStrategy(Main::execute);
    }

    private static int execute(ParseResult parsed) {
        int code = new RunLast().execute(parsed);
        List<CommandLine> commands = parsed.asCommandLineList();
        Object result = commands.get(commands.size() - 1).getExecutionResult();
        return result instanceof Outcome outcome ? ExitCode.of(outcome) : code;
    }

    private static PrintWriter writer(FileOutputStream out) {
        return new PrintWriter(new OutputStreamWriter(new StandardOutput(out), StandardCharsets.UTF_8), false);
    }
}
