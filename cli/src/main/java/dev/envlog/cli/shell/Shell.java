package dev.envlog.cli.shell;

import dev.envlog.cli.export.ShellWord;
import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.terminal.ExitCode;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jline.utils.Signals;
import picocli.CommandLine;

/** Runs lines over a session until they end. */
public final class Shell {

    private static final String SHOW = "show";

    /** Commands that print as things happen. */
    private static final Set<String> LIVE = Set.of("tail", "replay");
    /** Those that have something to say when they are cut short. */
    private static final Set<String> GENTLE = Set.of("tail");

    private static final Set<String> FOLLOW = Set.of("-f", "-F", "--follow");
    /** Commands of the command line that make no sense in a shell. */
    private static final Set<String> OUTSIDE = Set.of("help", "completion");

    private static final long FIRST_LOOK_MILLIS = 600;

    private final Interpreter interpreter;
    private final Host host;
    private final Session session;
    private final ShellSettings settings;
    private final Consumer<List<InputReport>> notes;
    private final ShellWords words = ShellWords.load();
    private final Translator translator;

    private boolean told;

    /**
     * @param host what the program was started in
     * @param notes says what the inputs are, once that is known
     */
    public Shell(
            Interpreter interpreter,
            Host host,
            Session session,
            ShellSettings settings,
            Consumer<List<InputReport>> notes) {
        this.interpreter = interpreter;
        this.host = host;
        this.session = session;
        this.settings = settings;
        this.notes = notes;
        this.translator = new Translator(words, new Tree(), session, settings);
    }

    /**
     * Runs the lines of standard input and prints the answers and nothing else.
     *
     * @return the exit code of the last line whose code was not 0, else 0
     */
    public int follow(PrintWriter out, PrintWriter err) {
        return run(new PlainConsole(host, out, host.inTerminal() ? err : null), err, false);
    }

    /**
     * Talks with somebody at a terminal.
     *
     * @param quiet not to say what is open
     * @return 0, whatever came of the commands
     */
    public int converse(PrintWriter out, PrintWriter err, boolean quiet) {
        try (Console console =
                host.plainTerminal() ? plain(out) : TerminalConsole.of(host, session, completions(), colour())) {
            return converse(console, err, quiet);
        }
    }

    private Console plain(PrintWriter out) {
        PlainConsole console = new PlainConsole(host, out, out);
        Signals.register("INT", () -> {
            session.cancel().ask();
            console.interrupted();
        });
        return console;
    }

    Completions completions() {
        return new Completions(translator, new Tree(), session, settings);
    }

    private boolean colour() {
        String colour = settings.get("color");
        return "always".equals(colour) || ("auto".equals(colour) && !host.has("NO_COLOR"));
    }

    int converse(Console console, PrintWriter err, boolean quiet) {
        session.awaitRead(FIRST_LOOK_MILLIS);
        if (!quiet) {
            greet(console);
        }
        run(console, err, true);
        return ExitCode.OK;
    }

    private int run(Console console, PrintWriter err, boolean person) {
        int code = ExitCode.OK;
        while (true) {
            if (person) {
                tell();
            }
            String line = console.read(session.handle());
            if (line == null || words.meant(line.strip()).equals(ShellWords.QUIT)) {
                return code;
            }
            int ended = person ? page(line, console) : line(line, console, console.out(), err, false);
            code = ended == ExitCode.OK ? code : ended;
        }
    }

    /** Runs a line whose output goes to a screen. */
    private int page(String line, Console console) {
        session.cancel().begin(false);
        String pager = settings.is("pager") && console.rows() > 0 ? Pager.command(host) : null;
        Page page = new Page(console.out(), session.cancel(), console.rows() - 1, pager);
        PrintWriter out = new PrintWriter(page, false);
        int ended = ExitCode.ERROR;
        try {
            ended = line(line, console, out, out, true);
            return ended;
        } finally {
            page.finish();
            if (ended == ExitCode.INTERRUPTED) {
                console.out().println("cancelled");
                console.out().flush();
            }
        }
    }

    private int line(String line, Console console, PrintWriter out, PrintWriter err, boolean person) {
        Words typed = Words.of(line);
        try {
            if (typed.open() != 0) {
                throw new UserError(
                        "the quote " + typed.open() + " is not closed; close it, or write \\" + typed.open());
            }
            boolean blank = typed.all().isEmpty();
            if (line.strip().startsWith("#") || (blank && (!person || session.handle() == null))) {
                return ExitCode.OK;
            }
            List<String> command =
                    blank ? translator.translate(Words.of(SHOW), SHOW) : translator.translate(typed, line);
            return words.isOwn(command.get(0))
                    ? own(command, console, out, err)
                    : command(command, console, out, err, person);
        } catch (UserError e) {
            new Screen(err, Integer.MAX_VALUE, false, false, false).print("envlog: " + e.getMessage());
            err.flush();
            return ExitCode.ERROR;
        }
    }

    private int command(List<String> command, Console console, PrintWriter out, PrintWriter err, boolean person) {
        String name = command.get(0);
        if (name.equals("repl")) {
            throw new UserError("this is the shell already; 'quit' leaves it");
        }
        if (!person && name.equals("tail") && command.stream().anyMatch(FOLLOW::contains)) {
            throw new UserError(
                    "what follows a log ends with Ctrl-C, which no script presses; run it by itself: envlog "
                            + String.join(
                                    " ",
                                    command.stream().map(ShellWord::ifNeeded).toList()) + " FILE");
        }
        boolean live = person && LIVE.contains(name);
        session.cancel().begin(GENTLE.contains(name));
        PrintWriter to = live ? new PrintWriter(new Page(console.out(), session.cancel(), 0, null)) : out;
        return interpreter.run(command, inside(console), to, live ? to : err);
    }

    /** What a command is run in: nothing comes from standard input, which has the lines. */
    private Host inside(Console console) {
        return new Host(
                InputStream.nullInputStream(),
                true,
                host.outTerminal(),
                host.errTerminal(),
                console.columns(),
                host.env(),
                session);
    }

    // ---- what the shell does itself

    private int own(List<String> command, Console console, PrintWriter out, PrintWriter err) {
        List<String> rest = command.subList(1, command.size());
        if (command.get(0).equals(ShellWords.SET)) {
            set(rest, out);
        } else if (rest.isEmpty()) {
            new HelpPage(out, console.columns(), words).print(new Tree());
        } else {
            String word = Objects.requireNonNullElse(translator.word(rest.get(0)), rest.get(0));
            return words.tells(word)
                    ? new HelpPage(out, console.columns(), words).print(word)
                    : interpreter.run(List.of(ShellWords.HELP, word), inside(console), out, err);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void set(List<String> rest, PrintWriter out) {
        if (rest.isEmpty()) {
            settings.lines().forEach(out::println);
        } else if (rest.size() == 1) {
            String value = settings.get(rest.get(0));
            if (value == null) {
                settings.set(rest.get(0), "");
            }
            out.println(rest.get(0) + " " + value);
        } else if (rest.size() == 2) {
            settings.set(rest.get(0), rest.get(1));
        } else {
            throw new UserError("set: expected a name and a value, as in set color never");
        }
    }

    private void greet(Console console) {
        Screen screen = new Screen(console.out(), console.columns(), console.columns() > 0, false, !host.utf8());
        screen.print(String.join(" ", session.names()) + " · " + state() + " · type help or ?");
        screen.flush();
    }

    private String state() {
        String requests = Names.count(session.requests(), "request");
        if (!session.holdsAll()) {
            return "more than " + requests + ": each command reads what it needs again";
        }
        int percent = session.percent();
        return session.isRead()
                ? requests + ", " + Names.count(session.failed()) + " failed"
                : (percent < 0 ? "still being read" : percent + " % read so far") + ", " + requests;
    }

    /** Says what the inputs are, once, as soon as it is known. */
    private void tell() {
        if (!told && session.isRead()) {
            told = true;
            notes.accept(session.reports());
        }
    }

    /** The commands, with what is open. */
    private final class Tree implements Translator.Commands {

        private final Host inside = new Host(
                InputStream.nullInputStream(), true, host.outTerminal(), host.errTerminal(), 0, host.env(), session);

        @Override
        public Set<String> names() {
            Set<String> names = new TreeSet<>(interpreter.names(inside));
            names.removeAll(OUTSIDE);
            return names;
        }

        @Override
        public CommandLine named(String name) {
            CommandLine command =
                    interpreter.commands(inside, name).getSubcommands().get(name);
            return Objects.requireNonNull(command, name);
        }
    }
}
