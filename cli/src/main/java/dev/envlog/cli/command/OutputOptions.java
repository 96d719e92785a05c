package dev.envlog.cli.command;

import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Options on what is printed and how, the same for every command that prints tables or records. */
final class OutputOptions extends ScreenOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "table, wide (nothing cut), json, ndjson (one object a line), yaml, name (for xargs), csv (of lists)")
    OutputFormat format = OutputFormat.TABLE;

    /**
     * For what is no list of requests.
     *
     * @throws UserError if that is asked for as csv
     */
    void refuseCsv() {
        if (format == OutputFormat.CSV) {
            throw new UserError("-o csv: only ls, query and stats have it; use ndjson");
        }
    }

    Screen screen(Host host, PrintWriter out) {
        return screen(host, out, format == OutputFormat.WIDE);
    }
}
