package dev.envlog.cli;

import dev.envlog.cli.command.Commands;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.settings.Words;
import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.workspace.ByteOutput;
import dev.envlog.cli.workspace.Host;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

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
            return new CommandTree(host, nowhere, nowhere, new ErrorHandler(false), null).whole(word);
        }
    };

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new ByteOutput(new StandardOutput(new FileOutputStream(FileDescriptor.out)));
        // Before anything is loaded: asked for by scripts that only look whether envlog is there.
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            try {
                out.println(Version.line());
                out.flush();
            } catch (RuntimeException e) {
                System.exit(new ErrorHandler(false).handle(e, err()));
            }
            return;
        }
        // Arguments are words, numbers and choices. Looking up what else picocli could make of one takes a while.
        System.setProperty("picocli.converters.excludes", "java.*");
        System.exit(run(args, Host.ofProcess(), out, err()));
    }

    private static PrintWriter err() {
        return new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
    }

    /** Runs a command and returns its exit code. */
    static int run(String[] args, Host host, PrintWriter out, PrintWriter err) {
        ErrorHandler errors = new ErrorHandler(host.has("ENVLOG_DEBUG"));
        int code;
        try {
            Words words = Words.of(args);
            String[] typed = words.rest().toArray(String[]::new);
            String[] rest = isLogOnly(typed, host) ? shell(typed) : typed;
            Settings settings = Settings.of(host, words.file());
            code = new CommandTree(host, out, err, errors, settings).run(rest);
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
}
