package dev.envlog.grammar;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;

/** Reads texts with one lexer and one parser, used again and again as production does. */
final class GrammarReader {
    private final Problems problems = new Problems();
    private final EnvoyLogLexer lexer = new EnvoyLogLexer(CharStreams.fromString(""));
    private final EnvoyLogParser parser = new EnvoyLogParser(new CommonTokenStream(lexer));

    GrammarReader() {
        lexer.removeErrorListeners();
        lexer.addErrorListener(problems);
        parser.removeErrorListeners();
        parser.addErrorListener(problems);
    }

    /** Reads the text of a message, as a caller does who has split the line himself. */
    Reading message(String entryRule, String text, PredictionMode prediction) {
        return read(entryRule, EnvoyLogLexer.MESSAGE, text, prediction);
    }

    Reading message(String entryRule, String text) {
        return message(entryRule, text, PredictionMode.SLL);
    }

    /** Reads the text with the lexer in the given mode. */
    Reading read(String entryRule, int mode, String text, PredictionMode prediction) {
        problems.clear();
        lexer.setInputStream(CharStreams.fromString(text));
        lexer.mode(mode);
        parser.setTokenStream(new CommonTokenStream(lexer));
        parser.getInterpreter().setPredictionMode(prediction);
        ParserRuleContext root = enter(entryRule);
        Map<String, String> fields = new LinkedHashMap<>();
        String label = "";
        if (root.getChildCount() > 0 && root.getChild(0) instanceof ParserRuleContext statement) {
            label = label(statement);
        }
        collect(root, fields);
        return new Reading(label, fields, problems.errors, problems.ambiguities, tree(root));
    }

    /** Without the numbers of alternatives, which stand behind the names of rules. */
    private String tree(ParserRuleContext root) {
        return root.toStringTree(parser).replaceAll("\\((\\w+):\\d+", "($1");
    }

    private ParserRuleContext enter(String entryRule) {
        try {
            return (ParserRuleContext) EnvoyLogParser.class.getMethod(entryRule).invoke(parser);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no such entry rule: " + entryRule, e);
        }
    }

    private static String label(ParserRuleContext context) {
        String name = context.getClass().getSimpleName();
        String label = name.substring(0, name.length() - "Context".length());
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** Slots are the rules without rules below them; the labelled statement is none, though it may have no slots. */
    private void collect(ParserRuleContext context, Map<String, String> fields) {
        for (ParserRuleContext child : context.getRuleContexts(ParserRuleContext.class)) {
            String rule = parser.getRuleNames()[child.getRuleIndex()];
            if (rule.endsWith("Statement")
                    || !child.getRuleContexts(ParserRuleContext.class).isEmpty()) {
                collect(child, fields);
            } else {
                fields.put(rule, child.getText().strip());
            }
        }
    }

    private static final class Problems extends BaseErrorListener {
        private int errors;
        private int ambiguities;

        void clear() {
            errors = 0;
            ambiguities = 0;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                Object offendingSymbol,
                int line,
                int charPositionInLine,
                String msg,
                RecognitionException e) {
            errors++;
        }

        @Override
        public void reportAmbiguity(
                Parser recognizer,
                DFA dfa,
                int startIndex,
                int stopIndex,
                boolean exact,
                BitSet ambigAlts,
                ATNConfigSet configs) {
            ambiguities++;
        }
    }
}
