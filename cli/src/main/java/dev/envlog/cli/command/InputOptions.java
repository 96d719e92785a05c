package dev.envlog.cli.command;

import dev.envlog.cli.export.ShellWord;
import dev.envlog.cli.input.InputRules;
import dev.envlog.cli.workspace.Host;
import dev.envlog.cli.workspace.IndexHome;
import dev.envlog.cli.workspace.Inputs;
import dev.envlog.cli.workspace.Session;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.parser.format.AccessFormat;
import dev.envlog.parser.format.LineFormats;
import dev.envlog.parser.format.LogFormat;
import dev.envlog.parser.format.LogFormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what is read. */
final class InputOptions {

    @Option(
            names = "--pod",
            paramLabel = "NAME",
            description =
                    "name of the pod that all inputs are logs of; if not given each file and each member of an archive is one")
    @Nullable
    String pod;

    @Option(
            names = {"-r", "--recursive"},
            description = "read the logs in directories")
    boolean recursive;

    @Option(
            names = "--all-members",
            description = "of archives and directories also files that do not look like logs of Envoy")
    boolean all;

    @Option(
            names = "--max-expand",
            paramLabel = "N",
            description =
                    "how many times its size a compressed input may expand to, beyond 1 GiB; 0: any. ${DEFAULT-VALUE} if not given")
    int maxExpand = InputRules.DEFAULT.ratio();

    @Option(
            names = "--log-format",
            paramLabel = "PATTERN",
            description = "Envoy's own --log-format, if the lines are not recognised without")
    @Nullable
    String logFormat;

    @Option(
            names = "--access-log-format",
            paramLabel = "FORMAT",
            description =
                    "format of access-log lines among them, as configured: text or a JSON object of %%OPERATORS%%")
    @Nullable
    String accessLogFormat;

    @Option(
            names = "--index",
            paramLabel = "DIR",
            description = "an index in place of files (envlog index), or the log that it was made of")
    @Nullable
    String index;

    @Option(
            names = "--no-fast-path",
            hidden = true,
            description = "ask the grammar about each single message, to compare: what is shown is the same")
    boolean noFastPath;

    /** @param example the command as typed before the file, for the message if there is nothing to read */
    Workspace open(Collection<String> files, Host host, String example) {
        InputRules rules = rules();
        if (index != null) {
            refuse(files);
            return Workspace.ofIndex(IndexHome.resolve(index, host));
        }
        Session session = host.session();
        return session == null
                ? new Workspace(Inputs.of(List.copyOf(files), rules, host, example))
                : session.workspace(List.copyOf(files), rules, host, example);
    }

    /** Opens what a shell is to be asked about. */
    Session session(List<String> files, Host host, boolean patient) {
        if (index == null) {
            return Session.open(files, rules(), host, patient);
        }
        refuse(files);
        return Session.open(IndexHome.resolve(index, host), patient);
    }

    /** What was typed of it, to read the same once more: each word with a blank before it. */
    String typed(Collection<String> files) {
        List<String> words = new ArrayList<>();
        if (recursive) {
            words.add("-r");
        }
        if (all) {
            words.add("--all-members");
        }
        typed(words, "--pod", pod);
        typed(words, "--log-format", logFormat);
        typed(words, "--access-log-format", accessLogFormat);
        typed(words, "--index", index);
        // A name that begins like an option is none with its directory before it.
        files.forEach(file -> words.add(file.startsWith("-") ? "./" + file : file));
        return words.stream().map(word -> " " + ShellWord.ifNeeded(word)).collect(Collectors.joining());
    }

    private static void typed(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            words.add(option);
            words.add(value);
        }
    }

    private void refuse(Collection<String> files) {
        String how = pod != null
                ? "--pod"
                : logFormat != null ? "--log-format" : accessLogFormat != null ? "--access-log-format" : null;
        if (how != null) {
            throw new UserError("--index: " + how + " says how to read files; it counts when the index is made");
        }
        if (!files.isEmpty()) {
            throw new UserError("--index: it stands in place of files; leave out either " + String.join(" ", files)
                    + " or --index");
        }
    }

    /** What they say. */
    InputRules rules() {
        if (maxExpand < 0) {
            throw new UserError("--max-expand " + maxExpand + ": give a number of times, 0 for any");
        }
        return new InputRules(pod, recursive, all, maxExpand, formats());
    }

    private LineFormats formats() {
        return new LineFormats(
                compiled("--log-format", logFormat, LogFormat::compile),
                compiled("--access-log-format", accessLogFormat, AccessFormat::compile),
                !noFastPath);
    }

    private static <T> @Nullable T compiled(String option, @Nullable String text, Function<String, T> compiler) {
        if (text == null) {
            return null;
        }
        try {
            return compiler.apply(text);
        } catch (LogFormatException e) {
            throw new UserError(option + ": " + e.getMessage());
        }
    }
}
