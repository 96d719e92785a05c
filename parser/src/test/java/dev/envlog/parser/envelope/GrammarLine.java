package dev.envlog.parser.envelope;

import dev.envlog.grammar.EnvoyLogLexer;
import dev.envlog.grammar.EnvoyLogParser;
import java.util.HashMap;
import java.util.Map;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads the first line of a record by the grammar's rule of a line. */
final class GrammarLine {

    private final EnvoyLogLexer lexer = new EnvoyLogLexer(CharStreams.fromString(""));
    private final EnvoyLogParser parser = new EnvoyLogParser(new CommonTokenStream(lexer));

    GrammarLine() {
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
    }

    /** The parts of the line by rule name; null if the grammar does not know such a line. */
    @Nullable
    Map<String, String> read(String line) {
        lexer.setInputStream(CharStreams.fromString(line));
        parser.setTokenStream(new CommonTokenStream(lexer));
        try {
            Map<String, String> parts = new HashMap<>();
            collect(parser.line(), parts);
            return parts;
        } catch (ParseCancellationException e) {
            return null;
        }
    }

    private static void collect(ParserRuleContext context, Map<String, String> parts) {
        for (ParserRuleContext child : context.getRuleContexts(ParserRuleContext.class)) {
            Interval range = Interval.of(
                    child.getStart().getStartIndex(), child.getStop().getStopIndex());
            parts.put(
                    EnvoyLogParser.ruleNames[child.getRuleIndex()],
                    child.getStart().getInputStream().getText(range));
            collect(child, parts);
        }
    }
}
