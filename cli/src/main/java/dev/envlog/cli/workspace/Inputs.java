package dev.envlog.cli.workspace;

import dev.envlog.parser.LogSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inputs a command works on: files, {@code -}, or standard input if none is named and something is piped in. */
public final class Inputs {

    private Inputs() {}

    /**
     * The inputs that the names stand for; they are opened later.
     *
     * @param names as typed
     * @param pod origin to give to all of them, null to let each stand for itself
     * @param example what to type, for the message if there is nothing to read
     */
    public static List<LogSource> of(List<String> names, @Nullable String pod, Host host, String example) {
        if (names.isEmpty() && host.inTerminal()) {
            throw new UserError("no log to read; name a file (envlog " + example
                    + " proxy.log) or pipe one in (kubectl logs POD -c istio-proxy | envlog " + example + ")");
        }
        List<LogSource> sources = new ArrayList<>();
        boolean stdin = false;
        for (String name : names.isEmpty() ? List.of("-") : names) {
            if (!name.equals("-")) {
                sources.add(LogSource.file(path(name), pod));
            } else if (stdin) {
                throw new UserError("-: standard input can be read only once; name it once");
            } else {
                stdin = true;
                sources.add(LogSource.stdin(host.in(), pod));
            }
        }
        return sources;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserError(name + ": not a file name: " + e.getReason());
        }
    }
}
