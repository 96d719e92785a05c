package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.grammar.EnvoyLogLexer;
import dev.envlog.grammar.EnvoyLogParser;
import dev.envlog.log.EventKind;
import dev.envlog.testdata.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.ActionTransition;
import org.antlr.v4.runtime.atn.AtomTransition;
import org.antlr.v4.runtime.atn.LexerAction;
import org.antlr.v4.runtime.atn.LexerModeAction;
import org.antlr.v4.runtime.atn.LexerTypeAction;
import org.antlr.v4.runtime.atn.RuleStartState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was compiled of the grammar is what the grammar says. */
class CompiledGrammarTest {

    private static final Path FILE = Path.of("src/main/resources/dev/envlog/parser/statement", CompiledGrammar.FILE);

    private static final String HEAD = """
            # Made of the grammar and the example logs by CompiledGrammarTest; -Dgolden=update makes it anew. See CompiledGrammar.
            # w MODE TYPE end|- NEXT-MODE|- "word"
            # l LOGGER value|word TYPES that can open its messages
            # s LOGGER TYPES STATEMENT WORDING FIELD:FIRST:LAST part; type 0 is a value
            """;

    /** A word of the lexer with the place of its rule. */
    private record Rule(String text, boolean atEnd, int type, String mode, int index) {}

    private final EnvoyLogLexer lexer = new EnvoyLogLexer(new ByteCharStream());

    @Test
    void theFileIsWhatTheGrammarSays() {
        StringBuilder text = new StringBuilder(HEAD);
        words(text);
        openings(text);
        CompiledGrammar words = new CompiledGrammar(text.toString());
        Set<String> shapes = new TreeSet<>();
        StatementParser parser = new StatementParser();
        MessageLexer message = new MessageLexer(words);
        for (Said said : Said.all()) {
            byte[] b = said.message().getBytes(StandardCharsets.UTF_8);
            if (!message.read(b, 0, b.length)) {
                continue;
            }
            for (String logger : words.openings.keySet()) {
                Statement statement = parser.parse(logger, b, 0, b.length);
                boolean of = statement.kind() != EventKind.OTHER || isUnknown(said, logger, message);
                Shape shape = of ? Shape.of(logger, message, b.length, statement, parser.ranges()) : null;
                if (shape != null) {
                    shapes.add(shape.printed());
                }
            }
        }
        shapes.forEach(shape -> text.append(shape).append('\n'));
        Golden.check(FILE, text.toString());
    }

    /** That the grammar has nothing for a message is worth knowing where its logger's statements may begin like it. */
    private static boolean isUnknown(Said said, String logger, MessageLexer message) {
        return said.logger().equals(logger) && (message.unopened || message.parts > 1);
    }

    /** Whatever the message, the words and values found by hand are the tokens of the grammar's lexer. */
    @Test
    void messagesAreSplitAsTheGrammarDoes() {
        Random random = new Random(11);
        MessageLexer message = new MessageLexer(CompiledGrammar.shared());
        List<Said> all = new ArrayList<>(Said.all());
        int split = 0;
        for (Said said : all) {
            for (int round = 0; round < 12; round++) {
                byte[] b = Mutated.message(said.message(), all, round, random);
                if (message.read(b, 0, b.length)) {
                    split++;
                    assertThat(parts(message))
                            .as(new String(b, StandardCharsets.UTF_8))
                            .isEqualTo(tokens(b));
                }
            }
        }
        assertThat(split).isGreaterThan(3_000);
    }

    private static List<String> parts(MessageLexer message) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < message.parts; i++) {
            parts.add(message.types[i] + " " + message.starts[i] + "-" + message.ends[i]);
        }
        return parts;
    }

    private List<String> tokens(byte[] b) {
        ByteCharStream chars = new ByteCharStream();
        chars.set(b, 0, b.length);
        lexer.setInputStream(chars);
        lexer.mode(EnvoyLogLexer.MESSAGE);
        List<String> parts = new ArrayList<>();
        int value = -1;
        int end = 0;
        for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
            boolean isValue = isValue(token.getType());
            if (value >= 0 && !isValue) {
                parts.add(MessageLexer.VALUE + " " + value + "-" + end);
                value = -1;
            }
            if (token.getType() == Token.EOF) {
                return parts;
            }
            value = isValue && value < 0 ? token.getStartIndex() : value;
            end = token.getStopIndex() + 1;
            if (!isValue) {
                parts.add(token.getType() + " " + token.getStartIndex() + "-" + end);
            }
        }
    }

    private static boolean isValue(int type) {
        return type == EnvoyLogLexer.WORD
                || type == EnvoyLogLexer.NUMBER
                || type == EnvoyLogLexer.OTHER
                || type == EnvoyLogLexer.TEXT;
    }

    private void words(StringBuilder out) {
        ATN atn = lexer.getATN();
        List<String> modes = List.of(lexer.getModeNames());
        for (String mode : MessageLexer.MODES) {
            List<Rule> rules = new ArrayList<>();
            for (Transition begin :
                    atn.modeToStartState.get(modes.indexOf(mode)).getTransitions()) {
                Rule rule = rule(atn, (RuleStartState) begin.target, modes);
                if (rule != null) {
                    rules.add(rule);
                }
            }
            rules.sort(Comparator.comparingInt((Rule rule) -> -rule.text.length())
                    .thenComparing(rule -> !rule.atEnd)
                    .thenComparingInt(Rule::index));
            for (Rule rule : rules) {
                out.append("w " + mode + " " + rule.type + " " + (rule.atEnd ? "end" : "-") + " " + rule.mode + " \""
                        + rule.text + "\"\n");
            }
        }
    }

    /** A rule that is a row of characters; null for values. */
    private @Nullable Rule rule(ATN atn, RuleStartState begin, List<String> modes) {
        StringBuilder text = new StringBuilder();
        boolean atEnd = false;
        int type = atn.ruleToTokenType[begin.ruleIndex];
        String mode = "-";
        for (ATNState state = begin; !(state instanceof RuleStopState); ) {
            Transition next = state.transition(0);
            if (state.getNumberOfTransitions() != 1 || !(next.isEpsilon() || next instanceof AtomTransition)) {
                assertThat(lexer.getRuleNames()[begin.ruleIndex]).matches("(\\w+_)?(WORD|NUMBER|OTHER|TEXT)");
                return null;
            }
            if (next instanceof AtomTransition atom) {
                atEnd |= atom.label == Token.EOF;
                text.append(atom.label == Token.EOF ? "" : (char) atom.label);
            } else if (next instanceof ActionTransition action && action.actionIndex >= 0) {
                LexerAction does = atn.lexerActions[action.actionIndex];
                type = does instanceof LexerTypeAction typed ? typed.getType() : type;
                mode = does instanceof LexerModeAction to ? modes.get(to.getMode()) : mode;
            }
            state = next.target;
        }
        return isValue(type) ? null : new Rule(text.toString(), atEnd, type, mode, begin.ruleIndex);
    }

    private static void openings(StringBuilder out) {
        EnvoyLogParser parser = new EnvoyLogParser(null);
        for (String logger : new TreeSet<>(GrammarEntries.byLogger().keySet())) {
            StringBuilder rule = new StringBuilder();
            for (String part : logger.split("_")) {
                rule.append(rule.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0)))
                        .append(part.substring(1));
            }
            int index = parser.getRuleIndex(rule + "Message");
            IntervalSet first = parser.getATN().nextTokens(parser.getATN().ruleToStartState[index]);
            Set<String> types = new LinkedHashSet<>();
            boolean value = false;
            for (int type : first.toList()) {
                value |= isValue(type);
                if (type != Token.EOF) {
                    types.add(String.valueOf(type));
                }
            }
            out.append("l " + logger + " " + (value ? "value" : "word") + " " + String.join(",", types) + "\n");
        }
    }
}
