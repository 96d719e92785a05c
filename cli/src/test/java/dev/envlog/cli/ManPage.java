package dev.envlog.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A manual page in the language of man(7), made of what a command's help is made of. */
final class ManPage {

    private static final String EXAMPLES = "Examples:";

    private final CommandSpec spec;
    private final StringBuilder out = new StringBuilder();

    private ManPage(CommandSpec spec) {
        this.spec = spec;
    }

    /** The name of a command's page: {@code envlog-ls}. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /**
     * The page of a command.
     *
     * @param more sections of its own, in the same language
     */
    static String of(CommandSpec spec, String more) {
        ManPage page = new ManPage(spec);
        page.head();
        page.synopsis();
        page.description();
        page.options();
        page.subcommands();
        page.footer();
        page.out.append(more);
        page.seeAlso();
        return page.out.toString();
    }

    private void head() {
        String title = escaped(name(spec).toUpperCase(Locale.ROOT));
        out.append(".\\\" Made of the help of the command by mvn verify -Dgolden=update\n");
        out.append(".TH \"").append(title).append("\" 1 \"\" envlog \"User Commands\"\n");
        section("NAME");
        String what = plain(spec.usageMessage().description()[0]).replaceFirst("\\.$", "");
        out.append(escaped(name(spec))).append(" \\- ").append(escaped(what)).append('\n');
    }

    private void synopsis() {
        section("SYNOPSIS");
        out.append(bold(spec.qualifiedName()))
                .append(" [")
                .append(italic("OPTION"))
                .append("]...");
        if (!spec.subcommands().isEmpty()) {
            out.append(' ').append(italic("COMMAND"));
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String label = italic(parameter.paramLabel());
            out.append(parameter.arity().min() > 0 ? " " + label : " [" + label + "]")
                    .append(parameter.index().max() > parameter.index().min() ? "..." : "");
        }
        out.append('\n');
    }

    private void description() {
        section("DESCRIPTION");
        text(spec.usageMessage().description());
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item(italic(parameter.paramLabel()), parameter.description());
        }
    }

    private void options() {
        section("OPTIONS");
        spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(option -> option.longestName().replaceFirst("^-+", "")))
                .forEach(option -> item(names(option), option.description()));
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(bold(option.negatable() && name.startsWith("--") ? "--[no-]" + name.substring(2) : name));
        }
        return String.join(", ", names) + (option.arity().max() == 0 ? "" : "=" + italic(option.paramLabel()));
    }

    private void subcommands() {
        if (!spec.subcommands().isEmpty()) {
            section("COMMANDS");
            subcommands(spec)
                    .forEach(sub -> item(reference(sub), sub.usageMessage().description()));
        }
    }

    private static List<CommandSpec> subcommands(CommandSpec of) {
        return of.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .toList();
    }

    /** What stands before the examples and after them, line by line; then the examples. */
    private void footer() {
        List<String> notes = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        List<String> now = notes;
        for (String line : spec.usageMessage().footer()) {
            if (line.equals(EXAMPLES)) {
                now = examples;
            } else {
                now = line.isEmpty() ? notes : now;
                now.add(line);
            }
        }
        asItStands("NOTES", notes);
        asItStands("EXAMPLES", examples);
    }

    private void asItStands(String title, List<String> lines) {
        String text = String.join("\n", lines).replaceFirst("^\n+", "").stripTrailing();
        if (!text.isEmpty()) {
            section(title);
            out.append(".nf\n");
            text(text.replaceAll("\n{2,}", "\n\n").split("\n"));
            out.append(".fi\n");
        }
    }

    private void seeAlso() {
        CommandSpec parent = spec.parent();
        if (parent != null) {
            section("SEE ALSO");
            List<String> others = new ArrayList<>(List.of(reference(parent)));
            subcommands(parent).stream().filter(other -> other != spec).forEach(other -> others.add(reference(other)));
            out.append(String.join(",\n", others)).append('\n');
        }
    }

    private void section(String title) {
        out.append(".SH ")
                .append(title.contains(" ") ? '"' + title + '"' : title)
                .append('\n');
    }

    private void item(String what, String... texts) {
        out.append(".TP\n").append(what).append('\n');
        text(Stream.of(texts).map(String::strip).toArray(String[]::new));
    }

    private void text(String... lines) {
        for (String line : lines) {
            String escaped = escaped(plain(line));
            // A dot at the beginning would be a request.
            out.append(escaped.startsWith(".") ? "\\&" : "").append(escaped).append('\n');
        }
    }

    private static String reference(CommandSpec command) {
        return bold(name(command)) + "(1)";
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** A text of picocli is a format. */
    private static String plain(String text) {
        return text.replaceFirst("^%n", "")
                .replace("%n", " ")
                .replace("%%", "%")
                .stripTrailing();
    }

    /** What roff would take for its own, or change, and what some cannot read as it is. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> escaped.append(
                        switch (c) {
                            case '\\' -> "\\(rs";
                            case '-' -> "\\-";
                            case '\'' -> "\\(aq";
                            case '"' -> "\\(dq";
                            case '^' -> "\\(ha";
                            case '~' -> "\\(ti";
                            case '`' -> "\\(ga";
                            default -> c < 0x80 ? Character.toString(c) : String.format("\\[u%04X]", c);
                        }));
        return escaped.toString();
    }
}
