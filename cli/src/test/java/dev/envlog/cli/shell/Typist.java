package dev.envlog.cli.shell;

import dev.envlog.cli.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jspecify.annotations.Nullable;

/** Types into a shell at a pseudo-terminal, and reads from it what a person would see. */
final class Typist implements AutoCloseable {

    private final Watched screen = new Watched();
    private final LineDisciplineTerminal terminal;
    private final Thread thread;

    Typist(Shells shells, int columns, boolean colour, @Nullable Path history) {
        try {
            terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        terminal.setSize(Size.of(columns, 24));
        shells.settings().set("pager", "off");
        shells.settings().set("color", colour ? "always" : "never");
        TerminalConsole console = new TerminalConsole(
                terminal, shells.session().cancel(), shells.shell().completions(), history, colour);
        thread = new Thread(() -> {
            shells.shell().converse(console, new PrintWriter(Writer.nullWriter()), false);
            console.close();
        });
        thread.start();
    }

    /** Types, as keys are pressed. */
    void type(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the size of the window. */
    void resize(int columns) {
        terminal.setSize(Size.of(columns, 24));
        terminal.raise(Signal.WINCH);
    }

    /** See {@link Watched#await}. */
    String await(String text) {
        return screen.await(text);
    }

    /** All that was printed, with escape sequences. */
    String raw() {
        return screen.raw();
    }

    /** Waits until the shell has ended. */
    boolean ended() {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(Watched.PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return !thread.isAlive();
    }

    /** What a command prints outside, on a screen of that width. */
    static List<String> outside(int columns, String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--width=" + columns;
        all[arguments.length + 1] = "--color=never";
        all[arguments.length + 2] = "-q";
        return Run.of(all).lines();
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            type("\u0003\u0003\u0004");
        }
        ended();
    }
}
