package dev.envlog.cli.command;

import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.Screen;
import dev.envlog.cli.workspace.Host;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Options on what is printed and how, the same for every command that prints tables or records. */
final class OutputOptions extends ScreenOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, wide (nothing cut), json, ndjson (one object a line), yaml, name (for xargs)")
    OutputFormat format = OutputFormat.TABLE;

    Screen screen(Host host, PrintWriter out) {
        return screen(host, out, format == OutputFormat.WIDE);
    }
}
