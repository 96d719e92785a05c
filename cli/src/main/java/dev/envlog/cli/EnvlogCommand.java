package dev.envlog.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "envlog",
        description = "Reads Envoy and Istio debug logs and tells what happened to each request.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        footer = {
            "",
            "Files may be compressed (gzip, zstd, xz, bzip2, lz4) or archives (tar, zip); -",
            "or no file is standard input.",
            "",
            "Examples:",
            "  kubectl logs -f deploy/reviews -c istio-proxy | envlog tail",
            "  envlog ls proxy.log",
            "  envlog show S1119 proxy.log",
            "  envlog proxy.log                on a terminal: a shell, as 'envlog repl' is",
            "",
            "'envlog help COMMAND' tells more, 'envlog help query' how to ask for requests.",
            "Exit codes: 0 found, 1 nothing found, 2 error, 3 --fail-on fits, 130 interrupted."
        })
final class EnvlogCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "the version")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
