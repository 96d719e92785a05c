package dev.envlog.cli.command;

import dev.envlog.cli.progress.ReadingProgress.Display;
import dev.envlog.cli.render.Redactor;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.shell.ShellSettings;
import dev.envlog.cli.workspace.Host;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on how a command speaks to its user, the same for every command. */
class ScreenOptions {

    /** Width to lay out for where the output is no terminal and nothing tells one. */
    private static final int UNKNOWN_WIDTH = 120;

    private static final int TERMINAL_WIDTH = 80;

    /** Values of {@code --color}. */
    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = {"-q", "--quiet"},
            description = "no notes on standard error, only errors")
    boolean quiet;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto, always, never; auto heeds NO_COLOR, CLICOLOR_FORCE and TERM=dumb")
    Colour colour = Colour.auto;

    @Option(names = "--ascii", description = "no symbols beyond ASCII; on by itself where the locale is not UTF-8")
    boolean ascii;

    @Option(names = "--no-redact", description = "show secrets: tokens, cookies, credentials")
    boolean noRedact;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings in place of ~/.config/envlog/config.yaml and ENVLOG_CONFIG (envlog config view)")
    @Nullable
    String config;

    @Option(names = "--width", paramLabel = "N", hidden = true)
    @Nullable
    Integer width;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    /**
     * A screen for what a command prints.
     *
     * @param wide whether nothing is cut, however narrow it is
     */
    final Screen screen(Host host, PrintWriter out, boolean wide) {
        boolean known = width != null || host.outTerminal() || host.has("COLUMNS");
        int columns = width != null
                ? width
                : host.columns() > 0 ? host.columns() : host.outTerminal() ? TERMINAL_WIDTH : UNKNOWN_WIDTH;
        return new Screen(out, columns, known && !wide, colour(host), ascii || !host.utf8());
    }

    /** What goes to standard error. */
    final Notes notes(Host host, PrintWriter err) {
        boolean seen = width != null || host.errTerminal() && host.outTerminal();
        int columns = width != null ? width : host.columns() > 0 ? host.columns() : TERMINAL_WIDTH;
        return new Notes(new Screen(err, columns, seen, false, ascii || !host.utf8()), quiet, this::redactor);
    }

    /** Where to show how far reading has come; null if that is no terminal, or nothing is to be said. */
    @Nullable
    final Display progress(Host host, PrintWriter err) {
        if (quiet || !host.errTerminal() || host.plainTerminal()) {
            return null;
        }
        return new Display(err, host.columns() > 0 ? host.columns() : TERMINAL_WIDTH, ascii || !host.utf8());
    }

    /** The same for the commands of a shell, as far as it differs from what is usual. */
    final void tell(ShellSettings settings) {
        settings.set("color", colour.name());
        settings.set("ascii", ascii ? "on" : "off");
        settings.set("redact", noRedact ? "off" : "on");
        if (width != null) {
            settings.set("width", width.toString());
        }
    }

    final Redactor redactor() {
        return Redactor.of(!noRedact);
    }

    private boolean colour(Host host) {
        if (colour != Colour.auto) {
            return colour == Colour.always;
        }
        if (host.has("NO_COLOR")) {
            return false;
        }
        boolean forced = host.has("CLICOLOR_FORCE") && !"0".equals(host.env().get("CLICOLOR_FORCE"));
        return forced || (host.outTerminal() && !host.plainTerminal());
    }
}
