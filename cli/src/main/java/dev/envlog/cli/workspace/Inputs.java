package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.parser.LineFormats;
import dev.envlog.parser.LogSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs a command works on: files, archives, directories, patterns, {@code -}, or standard input if none is named and
 * something is piped in.
 */
public final class Inputs {

    /** Nothing to read. */
    static final Inputs NONE = new Inputs(List.of(), InputRules.DEFAULT, Host.ofProcess());

    private final List<String> names;
    private final InputRules rules;
    private final Host host;

    private Inputs(List<String> names, InputRules rules, Host host) {
        this.names = names;
        this.rules = rules;
        this.host = host;
    }

    /**
     * The inputs that the names stand for; they are looked at later.
     *
     * @param names as typed
     * @param example what to type, for the message if there is nothing to read
     * @throws UserError if there is nothing to read
     */
    public static Inputs of(List<String> names, InputRules rules, Host host, String example) {
        if (names.isEmpty() && host.inTerminal()) {
            throw new UserError("no log to read; name a file (envlog " + example
                    + " proxy.log) or pipe one in (kubectl logs POD -c istio-proxy | envlog " + example + ")");
        }
        if (Collections.frequency(names, "-") > 1) {
            throw new UserError("-: standard input can be read only once; name it once");
        }
        return new Inputs(names.isEmpty() ? List.of("-") : List.copyOf(names), rules, host);
    }

    /**
     * What is to be read from beginning to end. Pipes are opened: to be asked for once.
     *
     * @param times whether it must be known when each log begins
     * @param progress counts what is read
     */
    Plan plan(boolean times, ReadingProgress progress) {
        return new Discovery(rules, host.in(), progress).plan(names, times);
    }

    /** What is said of their lines. */
    LineFormats formats() {
        return rules.formats();
    }

    /** The pod that all of them are logs of, null if none was named. */
    @Nullable
    String pod() {
        return rules.pod();
    }

    /** Bytes of all of them as they are stored, -1 if that is not known. Not to be asked of pipes. */
    long size(ReadingProgress progress) {
        try (Plan plan = plan(false, progress)) {
            return plan.size();
        }
    }

    /** Whether one of them comes as somebody writes it: standard input, a named pipe. */
    boolean hasPipe() {
        return names.stream().anyMatch(Inputs::isPipe);
    }

    private static boolean isPipe(String name) {
        try {
            Path path = Path.of(name);
            return name.equals("-") || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
        } catch (InvalidPathException e) {
            // Said when it is looked for.
            return false;
        }
    }

    /** What is to be read while it grows. */
    List<LogSource> live() {
        return Discovery.live(names, rules, host.in());
    }
}
