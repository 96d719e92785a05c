package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a pipe, or of a terminal that can do no more than print: line editing is then the terminal's own. */
final class PlainConsole implements Console {

    private final BufferedReader lines;
    private final PrintWriter out;
    private final @Nullable PrintWriter prompts;
    private final int columns;
    private volatile @Nullable String waiting;

    /** @param prompts where to ask for lines, null not to ask */
    PlainConsole(Host host, PrintWriter out, @Nullable PrintWriter prompts) {
        this.lines = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
        this.out = out;
        this.prompts = prompts;
        this.columns = host.columns();
    }

    @Override
    public @Nullable String read(@Nullable String current) {
        ask(Prompt.text(current));
        waiting = Prompt.text(current);
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UserError("standard input: " + e.getMessage());
        } finally {
            waiting = null;
        }
    }

    /** Asks again if a line was being waited for, which the terminal has thrown away. */
    void interrupted() {
        String prompt = waiting;
        if (prompt != null) {
            ask("\n" + prompt);
        }
    }

    private void ask(String prompt) {
        if (prompts != null) {
            prompts.print(prompt);
            prompts.flush();
        }
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return 0;
    }

    @Override
    public void close() {}
}
