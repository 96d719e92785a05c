package dev.envlog.cli.workspace;

import dev.envlog.cli.input.Discovery;
import dev.envlog.cli.input.InputError;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.input.Pipes;
import dev.envlog.cli.input.Plan;
import dev.envlog.cli.progress.ReadingProgress;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.input.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs a command works on: files, archives, directories, patterns, {@code -}, or standard input if none is named and
 * something is piped in.
 */
public final class Inputs {

    /** Nothing to read. */
    static final Inputs NONE = new Inputs(List.of(), InputRules.DEFAULT, Pipes.of(InputStream.nullInputStream()));

    private final List<String> names;
    private final InputRules rules;
    private final Pipes pipes;

    private Inputs(List<String> names, InputRules rules, Pipes pipes) {
        this.names = names;
        this.rules = rules;
        this.pipes = pipes;
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
        return new Inputs(names.isEmpty() ? List.of("-") : List.copyOf(names), rules, Pipes.of(host.in()));
    }

    /**
     * What is to be read from beginning to end. Pipes are opened: to be asked for once.
     *
     * @param times whether it must be known when each log begins
     * @param progress counts what is read
     */
    Plan plan(boolean times, ReadingProgress progress) {
        return new Discovery(rules, pipes, progress).plan(names, times);
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
        return names.stream().anyMatch(pipes::isPipe);
    }

    /**
     * The same, to be read more than once: what comes through pipes is read to its end first.
     *
     * @param progress shows how far that has come
     * @throws UserError if it cannot be read, or there is no room to keep it
     */
    Inputs kept(ReadingProgress progress) {
        try {
            return new Inputs(names, rules, pipes.keep(names, progress));
        } catch (IOException e) {
            throw new UserError("what is piped in cannot be kept until its end is known: " + InputError.words(e)
                    + "; give --since and --until a time (2024-05-10T09:07:12Z), or save it to a file");
        }
    }

    /** What is to be read while it grows. */
    List<LogSource> live() {
        return Discovery.live(names, rules, pipes);
    }
}
