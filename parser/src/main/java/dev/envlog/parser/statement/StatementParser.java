package dev.envlog.parser.statement;

import dev.envlog.grammar.EnvoyLogLexer;
import dev.envlog.grammar.EnvoyLogParser;
import dev.envlog.log.EventKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * Asks the grammar what a message says. The only class that knows ANTLR's parser and its contexts.
 *
 * <p>The grammar has an entry rule per logger; the label of the alternative that matched is the statement, and each rule called
 * inside it is a field named as the rule.
 */
final class StatementParser {

    /**
     * Longest message parsed, in bytes; Envoy's own are shorter, as it limits what a request may carry. Parsing a message
     * that is nothing but punctuation takes some 100 times its size in memory.
     */
    static final int LONGEST = 1 << 16;

    private static final Map<String, EventKind> BY_LABEL = labels();
    private static final Map<String, Function<EnvoyLogParser, ParserRuleContext>> ENTRIES = GrammarEntries.byLogger();

    private final ByteCharStream chars = new ByteCharStream();
    private final EnvoyLogLexer lexer = new EnvoyLogLexer(chars);
    private final CommonTokenStream tokens = new CommonTokenStream(lexer);
    private final EnvoyLogParser parser = new EnvoyLogParser(tokens);
    private final Map<Class<?>, EventKind> kinds = new HashMap<>();
    /** Where the tokens of each field of the statement found last begin and end, blanks included. */
    private int[] ranges = new int[0];

    private final String[] fieldNames = new String[EnvoyLogParser.ruleNames.length];

    StatementParser() {
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
    }

    /** The statement of a message; {@link Statement#OTHER} if the grammar has none for it. */
    Statement parse(String logger, byte[] b, int from, int to) {
        Function<EnvoyLogParser, ParserRuleContext> entry = ENTRIES.get(logger);
        if (entry == null || to - from > LONGEST) {
            return Statement.OTHER;
        }
        chars.set(b, from, to);
        lexer.setInputStream(chars);
        lexer.mode(EnvoyLogLexer.MESSAGE);
        tokens.setTokenSource(lexer);
        ParserRuleContext tree = tree(entry);
        return tree == null ? Statement.OTHER : statement((ParserRuleContext) tree.getChild(0), b, from);
    }

    /** Of the statement that was found last: where each field begins and ends, blanks included. */
    int[] ranges() {
        return ranges;
    }

    /** Fast prediction first; full context only when that fails. */
    private @Nullable ParserRuleContext tree(Function<EnvoyLogParser, ParserRuleContext> entry) {
        try {
            parser.setTokenStream(tokens);
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            return entry.apply(parser);
        } catch (ParseCancellationException sll) {
            try {
                tokens.seek(0);
                parser.reset();
                parser.getInterpreter().setPredictionMode(PredictionMode.LL);
                return entry.apply(parser);
            } catch (ParseCancellationException ll) {
                return null;
            }
        }
    }

    private Statement statement(ParserRuleContext labelled, byte[] b, int from) {
        EventKind kind = kinds.computeIfAbsent(labelled.getClass(), StatementParser::kind);
        int children = labelled.getChildCount();
        int fields = 0;
        for (int i = 0; i < children; i++) {
            fields += labelled.getChild(i) instanceof ParserRuleContext ? 1 : 0;
        }
        String[] names = new String[fields];
        int[] bounds = new int[2 * fields];
        ranges = new int[2 * fields];
        int n = 0;
        for (int i = 0; i < children; i++) {
            ParseTree child = labelled.getChild(i);
            if (child instanceof ParserRuleContext slot) {
                names[n] = fieldName(slot.getRuleIndex());
                bounds(slot, b, from, bounds, 2 * n);
                n++;
            }
        }
        return new Statement(
                kind,
                kind.eventName(),
                Wordings.number(labelled.getRuleIndex(), labelled.getAltNumber()),
                names,
                bounds);
    }

    /** Blank around a value is not part of it. */
    private void bounds(ParserRuleContext slot, byte[] b, int from, int[] bounds, int at) {
        Token first = slot.getStart();
        Token last = slot.getStop();
        int start = Math.max(0, first.getStartIndex());
        int end = last == null || last.getTokenIndex() < first.getTokenIndex() ? start : last.getStopIndex() + 1;
        ranges[at] = start;
        ranges[at + 1] = end;
        Statement.bound(b, from, start, end, bounds, at);
    }

    private String fieldName(int rule) {
        String known = fieldNames[rule];
        if (known == null) {
            known = EnvoyLogParser.ruleNames[rule].replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            fieldNames[rule] = known;
        }
        return known;
    }

    private static EventKind kind(Class<?> context) {
        String name = context.getSimpleName();
        EventKind kind = BY_LABEL.get(name.substring(0, name.length() - "Context".length()));
        if (kind == null) {
            throw new IllegalStateException("no EventKind for the grammar's label " + name);
        }
        return kind;
    }

    /** The name of the event of a label, which is written as a class is. */
    static String eventName(String label) {
        EventKind kind = BY_LABEL.get(label);
        if (kind == null || kind.eventName() == null) {
            throw new IllegalStateException("no EventKind for the grammar's label " + label);
        }
        return kind.eventName();
    }

    private static Map<String, EventKind> labels() {
        Map<String, EventKind> labels = new HashMap<>();
        for (EventKind kind : EventKind.values()) {
            StringBuilder label = new StringBuilder();
            for (String part : kind.name().split("_")) {
                label.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
            }
            labels.put(label.toString(), kind);
        }
        return labels;
    }
}
