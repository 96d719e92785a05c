package dev.envlog.cli;

import dev.envlog.cli.render.Screen;
import dev.envlog.cli.settings.Setting;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.terminal.ExitCode;
import dev.envlog.cli.workspace.Cancelled;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.query.Similar;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line that says what, where and what to do. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** What stands in place of files, and in the way of an expression that follows it. */
    private static final String INDEX = "--index";

    private final boolean debug;

    /** @param debug show where in the program an unexpected error arose */
    ErrorHandler(boolean debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        return handle(e, commandLine.getErr());
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        print(command.getErr(), "envlog: " + lower(message(e)) + origin(e) + "; see '" + name + " --help'");
        return ExitCode.ERROR;
    }

    /** The exit code, after the line is printed; nothing is printed for a closed pipe. */
    int handle(Throwable e, PrintWriter err) {
        if (e instanceof ClosedPipe) {
            return ExitCode.OK;
        }
        if (e instanceof Cancelled) {
            return ExitCode.INTERRUPTED;
        }
        if (e instanceof UserError) {
            print(err, "envlog: " + e.getMessage());
        } else if (e instanceof OutOfMemoryError) {
            err.println("envlog: not enough memory; give it more: ENVLOG_JAVA_OPTS=-Xmx4g envlog …");
        } else {
            err.println("envlog: unexpected " + e + "; please report it, with what ENVLOG_DEBUG=1 adds");
        }
        if (debug) {
            e.printStackTrace(err);
        }
        err.flush();
        return ExitCode.ERROR;
    }

    /** What names of files and words on the command line have of a terminal's commands is made visible. */
    static void print(PrintWriter err, String text) {
        Screen screen = new Screen(err, Integer.MAX_VALUE, false, false, false);
        text.lines().forEach(screen::print);
        err.flush();
    }

    /** Where a value stands that was not typed. */
    private static String origin(ParameterException e) {
        boolean set = e.getArgSpec() instanceof OptionSpec && e.getValue() != null;
        if (!set || !(e.getCommandLine().getDefaultValueProvider() instanceof Settings settings)) {
            return "";
        }
        Setting setting = settings.setting((OptionSpec) e.getArgSpec());
        return setting != null && setting.value().equals(e.getValue()) ? " (" + setting.from() + ")" : "";
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String first = unmatched.getUnmatched().get(0);
            return "unknown command '" + first + "'"
                    + (isFile(first)
                            ? "; to list the requests in that file: envlog ls " + first
                            : meant(first, commands(e.getCommandLine())));
        }
        if (e instanceof MissingParameterException && taken(e.getCommandLine(), INDEX)) {
            return lower(line(e)) + ". What follows " + INDEX + " names the index: " + INDEX
                    + " DIR, and then the rest";
        }
        return line(e) + (e instanceof UnmatchedArgumentException unmatched ? near(unmatched) : "");
    }

    private static String near(UnmatchedArgumentException e) {
        String option = e.getUnmatched().get(0).replaceFirst("=.*", "");
        return meant(option, options(e.getCommandLine()));
    }

    /** Whether an option was given, with a value. */
    private static boolean taken(CommandLine command, String option) {
        ParseResult parsed = command.getParseResult();
        return parsed != null && parsed.hasMatchedOption(option);
    }

    private static String line(ParameterException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String meant(String typed, List<String> names) {
        String near = Similar.to(typed, names);
        return near == null ? "" : "; did you mean '" + near + "'?";
    }

    private static List<String> commands(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry -> entry.getKey().equals(entry.getValue().getCommandName()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
