package dev.envlog.cli.command;

import dev.envlog.cli.completion.ArgumentWords;
import dev.envlog.cli.dump.Dumps;
import dev.envlog.cli.render.ConfigWriter;
import dev.envlog.cli.render.OutputFormat;
import dev.envlog.cli.render.SettingsWriter;
import dev.envlog.cli.settings.Settings;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.config.Dump;
import dev.envlog.config.Narrowing;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "config",
        description = "Show what a proxy is configured to do: listeners, filter chains, filters, routes, clusters.",
        footer = {
            "",
            "A dump is what Envoy's admin interface prints",
            "(curl localhost:15000/config_dump?include_eds), as JSON or YAML, also compressed,",
            "or in an archive such as a bug report; or a section or resource of one.",
            "Without an option that narrows it there is a row for each filter chain, with",
            "one all details.",
            "",
            "'envlog config view' shows how envlog itself is configured: options that are set by",
            "variables (ENVLOG_COLOR=never) or in a file (color: never), and where. Name a dump",
            "that is called view ./view.",
            "",
            "Examples:",
            "  envlog config config_dump.json",
            "  envlog config --port 8080 config_dump.json",
            "  istioctl proxy-config listeners POD -o json | envlog config --listener virtualInbound",
            "  envlog config view"
        })
final class ConfigCommand implements Callable<Outcome> {

    private final Host host;

    @Parameters(paramLabel = "DUMP", description = "config dumps; - or none: standard input")
    private List<String> files = new ArrayList<>();

    @Option(names = "--listener", paramLabel = "NAME", description = "listeners and chains whose name has this in it")
    @Nullable
    private String listener;

    @Option(names = "--port", paramLabel = "N", description = "chains for that destination port, listeners bound to it")
    @Nullable
    private Integer port;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "chains that lead to clusters with this in their name")
    @Nullable
    private String cluster;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ConfigCommand(Host host) {
        this.host = host;
    }

    @Override
    public Outcome call() {
        if (files.equals(List.of(ArgumentWords.VIEW))) {
            return view();
        }
        if (files.isEmpty() && host.inTerminal()) {
            throw new UserError("no dump to read; name a file (envlog config config_dump.json) or pipe one in"
                    + " (curl -s localhost:15000/config_dump?include_eds | envlog config)");
        }
        output.refuseCsv();
        if (output.format == OutputFormat.NAME) {
            throw new UserError("-o name: a configuration has no name; use json");
        }
        Narrowing narrowing = new Narrowing(listener, port, cluster);
        List<Dump> dumps = Dumps.read(files.isEmpty() ? List.of("-") : files, host.in()).stream()
                .map(narrowing::of)
                .toList();
        boolean found = dumps.stream()
                .anyMatch(dump -> !dump.listeners().isEmpty()
                        || !dump.clusters().isEmpty()
                        || !dump.routeConfigurations().isEmpty());
        Notes notes = output.notes(host, spec.commandLine().getErr());
        dumps.stream()
                .filter(dump -> dump.doubt() != null)
                .forEach(dump -> notes.say("! " + dump.source() + ": " + dump.doubt()));
        if (!found) {
            notes.say("nothing in it fits");
            return Outcome.NOTHING;
        }
        try (ConfigWriter writer = ConfigWriter.of(
                output.format,
                spec.commandLine().getOut(),
                output.screen(host, spec.commandLine().getOut()),
                output.redactor(),
                !narrowing.isAll() || output.format == OutputFormat.WIDE)) {
            dumps.forEach(writer::dump);
        }
        return Outcome.FOUND;
    }

    private Outcome view() {
        Notes notes = output.notes(host, spec.commandLine().getErr());
        Settings settings = spec.root().defaultValueProvider() instanceof Settings set ? set : null;
        if (settings == null || settings.all().isEmpty()) {
            Path file = Settings.file(host);
            notes.say("nothing is set" + (file == null ? "" : "; a file would be " + file)
                    + ", a variable ENVLOG_ and the name of an option, such as ENVLOG_COLOR");
            return Outcome.NOTHING;
        }
        PrintWriter out = spec.commandLine().getOut();
        SettingsWriter.write(output.format, settings.all(), out, output.screen(host, out));
        return Outcome.FOUND;
    }
}
