package dev.envlog.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the parser grammar as text, for what the generated code no longer knows: examples and labels. */
final class GrammarText {
    private static final Path SOURCE = Path.of("src/main/antlr4/dev/envlog/grammar/EnvoyLogParser.g4");
    private static final Pattern ENTRY_RULE = Pattern.compile("^(\\w+)Message +:.*");
    private static final Pattern STATEMENT_RULE = Pattern.compile("^(\\w+)Statement$");
    private static final Pattern ALTERNATIVE = Pattern.compile("^    [:|] (.*?) +# (\\w+)\\b.*");
    private static final Pattern EXAMPLE = Pattern.compile("^ +// e\\.g\\. (.*)$");

    private GrammarText() {}

    /** Every alternative of every statement rule, in the order of the grammar. */
    static List<Alternative> alternatives() {
        List<Alternative> found = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        String logger = "";
        for (String line : lines()) {
            Matcher rule = STATEMENT_RULE.matcher(line);
            Matcher example = EXAMPLE.matcher(line);
            Matcher alternative = ALTERNATIVE.matcher(line);
            if (rule.matches()) {
                logger = rule.group(1);
                examples.clear();
            } else if (example.matches()) {
                examples.add(example.group(1).replace("<NOTHING>", ""));
            } else if (alternative.matches()) {
                found.add(new Alternative(logger, alternative.group(2), alternative.group(1), List.copyOf(examples)));
                examples.clear();
            }
        }
        return found;
    }

    /** How often a label is written, with or without an example. */
    static long labelCount() {
        return lines().stream().filter(line -> line.contains(" # ")).count();
    }

    /** The loggers that have an entry rule. */
    static List<String> entryLoggers() {
        return lines().stream()
                .map(ENTRY_RULE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** The loggers that have a statement rule. */
    static List<String> statementLoggers() {
        return lines().stream()
                .map(STATEMENT_RULE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** The examples of whole lines, which stand in the rule of the envelope. */
    static List<String> lineExamples() {
        return lines().stream()
                .dropWhile(line -> !line.equals("envelope"))
                .takeWhile(line -> !line.equals("    ;"))
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).replace("<TAB>", "\t"))
                .toList();
    }

    /** Every phrase of the language: what a value could be confused with. */
    static List<String> phrases() {
        return IntStream.rangeClosed(1, EnvoyLogLexer.VOCABULARY.getMaxTokenType())
                .mapToObj(EnvoyLogLexer.VOCABULARY::getLiteralName)
                .filter(Objects::nonNull)
                .map(literal -> literal.substring(1, literal.length() - 1).replace("\\'", "'"))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
