package dev.envlog.cli.command;

import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.shell.Shell;
import dev.envlog.cli.shell.ShellSettings;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Session;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "repl",
        description = "A shell over logs that stay open: all commands, without naming files again.",
        footer = {
            "",
            "The same as 'envlog FILE' on a terminal. 'help' in the shell tells its words.",
            "",
            "Logs are read once, in the background. Lists tell how far that has come.",
            "Commands from a pipe wait for it; the exit code is that of the last one that",
            "was not 0.",
            "",
            "Examples:",
            "  envlog repl proxy.log",
            "  echo 'show stream S1119' | envlog repl proxy.log",
            "  envlog repl --config-dump dump.json proxy.log"
        })
final class ReplCommand implements Callable<Integer> {

    private final Host host;
    private final Interpreter interpreter;

    @Parameters(paramLabel = "FILE", description = "logs, also compressed, archives of them, patterns")
    private List<String> files = new ArrayList<>();

    @Option(names = "--no-pager", description = "print what is longer than the screen as it is")
    private boolean noPager;

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Mixin
    private final ScreenOptions look = new ScreenOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReplCommand(Host host, Interpreter interpreter) {
        this.host = host;
        this.interpreter = interpreter;
    }

    @Override
    public Integer call() {
        List<String> always = new ArrayList<>(config.given());
        if (look.quiet) {
            always.add("--quiet");
        }
        ShellSettings settings = new ShellSettings(always);
        look.tell(settings);
        settings.set("pager", noPager ? "off" : "on");
        boolean person = host.inTerminal() && host.outTerminal();
        Session session = input.session(files, host, !person);
        PrintWriter err = spec.commandLine().getErr();
        Notes notes = look.notes(host, err);
        Shell shell = new Shell(interpreter, host, session, settings, notes::inputs);
        PrintWriter out = spec.commandLine().getOut();
        return person ? shell.converse(out, err, look.quiet) : shell.follow(out, err);
    }
}
