package dev.envlog.cli.shell;

import dev.envlog.cli.terminal.ProcessTerminal;
import dev.envlog.cli.workspace.Cancel;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** A terminal with line editing, history and completion. */
final class TerminalConsole implements Console {

    /** Lines of history that are kept. */
    private static final int KEPT = 2_000;
    /** Choices beyond which the user is asked whether to see them. */
    private static final int MOST_LISTED = 100;

    private final Terminal terminal;
    private final LineReader reader;
    private final boolean colour;

    /**
     * @param cancel asked for when its user interrupts a command
     * @param history where lines are kept, null for nowhere
     * @param colour whether to paint what is typed
     */
    TerminalConsole(Terminal terminal, Cancel cancel, Completions completions, @Nullable Path history, boolean colour) {
        this.terminal = terminal;
        this.colour = colour;
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("envlog")
                .parser(new LineParser())
                .completer(new LineCompleter(completions, colour))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .option(Option.HISTORY_IGNORE_SPACE, true)
                .option(Option.CASE_INSENSITIVE, false)
                .option(Option.INSERT_TAB, false)
                .variable(LineReader.LIST_MAX, MOST_LISTED)
                .variable(LineReader.HISTORY_SIZE, KEPT)
                .variable(LineReader.HISTORY_FILE_SIZE, KEPT);
        if (history != null) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        if (colour) {
            builder.highlighter(new LineHighlighter(completions));
        } else {
            builder.option(Option.DISABLE_HIGHLIGHTER, true);
        }
        this.reader = builder.build();
        // The ^C that a terminal shows by itself would stand in the bar or the status line that is then taken away.
        Attributes attributes = terminal.getAttributes();
        attributes.setLocalFlag(LocalFlag.ECHOCTL, false);
        terminal.setAttributes(attributes);
        terminal.handle(Signal.INT, signal -> cancel.ask());
        ProcessTerminal.lend(terminal);
    }

    /** The process's own terminal. */
    static TerminalConsole of(Host host, Session session, Completions completions, boolean colour) {
        try {
            return new TerminalConsole(
                    ProcessTerminal.open(), session.cancel(), completions, HistoryFile.of(host), colour);
        } catch (IOException e) {
            throw new UserError("the terminal cannot be used (" + e.getMessage() + "); pipe the commands in:"
                    + " echo ls | envlog repl FILE");
        }
    }

    @Override
    public @Nullable String read(@Nullable String current) {
        String prompt = Prompt.text(current);
        try {
            return reader.readLine(colour ? bold(prompt) : prompt);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    private String bold(String prompt) {
        return new AttributedStringBuilder()
                .styled(AttributedStyle.BOLD, prompt)
                .toAnsi(terminal);
    }

    @Override
    public PrintWriter out() {
        return terminal.writer();
    }

    @Override
    public int columns() {
        return terminal.getColumns();
    }

    @Override
    public int rows() {
        return terminal.getRows();
    }

    @Override
    public void close() {
        ProcessTerminal.takeBack(terminal);
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
