package dev.envlog.cli.command;

import dev.envlog.cli.dump.Dumps;
import dev.envlog.cli.workspace.Host;
import dev.envlog.config.join.Join;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on the configuration to lay beside requests. */
final class ConfigOptions {

    @Option(
            names = "--config-dump",
            paramLabel = "FILE",
            description = "config_dump of the proxy, JSON or YAML; of several each is for the pod that its node names")
    private List<String> dumps = new ArrayList<>();

    /**
     * What lays the dumps beside requests; null if there are none.
     *
     * @throws dev.envlog.cli.workspace.UserError if one cannot be read
     */
    @Nullable
    Join join(Host host) {
        return dumps.isEmpty() ? null : new Join(Dumps.read(dumps, host.in()));
    }

    /** The options as they were given, for other commands. */
    List<String> given() {
        return dumps.stream().map(dump -> "--config-dump=" + dump).toList();
    }

    /** Says which dumps were given for nothing, or are not complete. */
    void say(Notes notes, @Nullable Join join) {
        if (join != null) {
            join.remarks().forEach(notes::say);
        }
    }
}
