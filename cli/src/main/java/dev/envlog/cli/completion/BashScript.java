package dev.envlog.cli.completion;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * A script for bash, which zsh takes too: picocli's, but for what is no option. There picocli offers nothing, and keeps the shell
 * from offering the names of files.
 */
public final class BashScript {

    /** The line by which picocli does that, and the same with names of files where nothing else fits. */
    private static final String NO_FILES = "compopt +o default";

    private static final String FILES = "compopt -o default";
    private static final Pattern FUNCTION = Pattern.compile("function _picocli_\\w+?_(\\w+)\\(\\).*");
    private static final String NO_WORDS = "local positionals=\"\"";

    private BashScript() {}

    /** The script that completes a command line. */
    public static String of(CommandLine root) {
        StringBuilder script = new StringBuilder();
        CommandLine command = root;
        for (String line : AutoComplete.bash(root.getCommandName(), root).split("\n", -1)) {
            Matcher function = FUNCTION.matcher(line);
            if (function.matches()) {
                command = root.getSubcommands().getOrDefault(function.group(1), root);
            }
            List<String> words = ArgumentWords.of(command.getCommandSpec());
            String positionals = words.isEmpty() ? NO_WORDS : "local positionals=$'" + String.join("\\n", words) + "'";
            script.append(line.replace(NO_FILES, FILES).replace(NO_WORDS, positionals))
                    .append('\n');
        }
        script.setLength(script.length() - 1);
        return script.toString();
    }
}
