package dev.envlog.cli.shell;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What {@code help} prints: the commands, and the words of the shell. */
final class HelpPage {

    private static final int NAME = 11;
    private static final int USUAL_WIDTH = 80;

    private final PrintWriter out;
    private final int columns;
    private final ShellWords words;

    HelpPage(PrintWriter out, int columns, ShellWords words) {
        this.out = out;
        this.columns = columns > 0 ? columns : USUAL_WIDTH;
        this.words = words;
    }

    void print(Translator.Commands commands) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : commands.names()) {
            CommandLine command = commands.named(name);
            String[] text = command.getCommandSpec().usageMessage().description();
            rows.put(name, text.length == 0 ? "" : text[0]);
        }
        out.println("The commands of the command line, without files. 'help COMMAND' tells more.");
        out.println();
        rows.forEach(this::row);
        out.println();
        for (ShellWords.Own own : words.own()) {
            row(own.word(), own.text());
        }
        out.println();
        row(
                "REF",
                "@3, S1119, C19, C19/2 or what was pasted from a log. Alone it is 'show REF'; where it is left out"
                        + " the request is meant that was looked at last. The prompt names it, Enter shows it.");
        row("short", "Commands may be shortened; " + others() + ".");
        row("keys", "Tab completes, Ctrl-R searches the history, Ctrl-C cancels a command, Ctrl-D leaves.");
        out.flush();
    }

    /** Tells one word of the shell. */
    int print(String word) {
        for (ShellWords.Own own : words.own()) {
            if (own.word().equals(word)) {
                out.println(own.word() + (own.arguments().isEmpty() ? "" : " " + own.arguments()));
                out.println("  " + own.text());
                out.flush();
            }
        }
        return 0;
    }

    /** A name and a text that is broken between words. */
    private void row(String name, String text) {
        StringBuilder line = new StringBuilder("  " + name + " ".repeat(Math.max(1, NAME - name.length())));
        boolean fresh = true;
        for (String word : text.split(" ")) {
            if (!fresh && line.length() + 1 + word.length() > columns) {
                out.println(line);
                line = new StringBuilder(" ".repeat(2 + NAME));
                fresh = true;
            }
            line.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        out.println(line);
    }

    private String others() {
        List<String> all = new ArrayList<>();
        words.names().forEach((name, meant) -> {
            List<String> more = words.more(name);
            all.add(name + " = " + meant + (more.isEmpty() ? "" : " " + String.join(" ", more)));
        });
        return String.join(", ", all);
    }
}
