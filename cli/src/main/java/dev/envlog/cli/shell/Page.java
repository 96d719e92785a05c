package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Cancel;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * What one command prints, answers and notes in their order. What fits the screen is printed when the command has ended, anything
 * longer goes through a pager from there on. Without a pager all is printed at once.
 */
final class Page extends Writer {

    private final PrintWriter terminal;
    private final Cancel cancel;
    private final int rows;
    private final @Nullable String command;

    private final StringBuilder held = new StringBuilder();
    private int lines;
    private boolean passing;
    private @Nullable Pager pager;

    /**
     * @param rows lines that fit the screen
     * @param command the pager, null for none
     */
    Page(PrintWriter terminal, Cancel cancel, int rows, @Nullable String command) {
        this.terminal = terminal;
        this.cancel = cancel;
        this.rows = rows;
        this.command = command;
        this.passing = command == null;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        // A bar is drawn over its own line, is of now only, and is wiped away whatever happens.
        if (length > 0 && text[offset] == '\r') {
            terminal.write(text, offset, length);
            terminal.flush();
            return;
        }
        cancel.check();
        if (passing) {
            terminal.write(text, offset, length);
            return;
        }
        if (pager != null) {
            if (!pager.write(text, offset, length)) {
                cancel.ask();
            }
            return;
        }
        held.append(text, offset, length);
        for (int i = offset; i < offset + length; i++) {
            lines += text[i] == '\n' ? 1 : 0;
        }
        if (lines >= rows && command != null) {
            terminal.flush();
            pager = Pager.start(command);
            passing = pager == null;
            release();
        }
    }

    private void release() {
        char[] text = held.toString().toCharArray();
        held.setLength(0);
        if (pager != null) {
            pager.write(text, 0, text.length);
        } else {
            terminal.write(text);
        }
    }

    /** Prints the rest and waits until it was looked at. */
    void finish() {
        Pager open = pager;
        if (open != null) {
            open.close();
        } else {
            release();
        }
        terminal.flush();
    }

    @Override
    public void flush() {
        if (passing) {
            terminal.flush();
        }
    }

    @Override
    public void close() {
        finish();
    }
}
