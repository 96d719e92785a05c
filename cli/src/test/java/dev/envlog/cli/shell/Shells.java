package dev.envlog.cli.shell;

import dev.envlog.cli.Run;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.Session;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shells for tests, over logs that were wholly read. */
final class Shells {

    private final Host host;
    private final Session session;
    private final ShellSettings settings = new ShellSettings(List.of());
    private final Shell shell;

    private Shells(Host host, String log) {
        this.host = host;
        this.session = Session.open(List.of(log), InputRules.DEFAULT, host, false);
        session.awaitRead(Long.MAX_VALUE);
        this.shell = new Shell(Run.interpreter(), host, session, settings, reports -> {});
    }

    /** A shell of somebody at a terminal. */
    static Shells at(String log, Map<String, String> env) {
        Map<String, String> all = new HashMap<>(Map.of("LANG", "C.UTF-8", "TERM", "xterm"));
        all.putAll(env);
        return new Shells(new Host(InputStream.nullInputStream(), true, true, true, 0, all), log);
    }

    /** What the whole command makes of lines that are piped in. */
    static Run piped(String lines, String... arguments) {
        Host host = Run.host(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), false, Map.of());
        return Run.with(host, arguments);
    }

    Host host() {
        return host;
    }

    Session session() {
        return session;
    }

    ShellSettings settings() {
        return settings;
    }

    Shell shell() {
        return shell;
    }
}
