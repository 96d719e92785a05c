package dev.envlog.query;

import dev.envlog.grammar.EnvlogQuery;
import dev.envlog.grammar.EnvlogQueryLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query. The only class of the query language that knows ANTLR's parser and its contexts: the grammar is
 * {@code EnvlogQuery.g4}, what the values of a field mean is told by {@link Values}.
 */
public final class QueryParser {

    private final String text;
    private final Values values;

    private QueryParser(String text, Times times) {
        this.text = text;
        this.values = new Values(text, times);
    }

    /**
     * Reads one.
     *
     * @param times reads times; asked only if there is one in the query
     * @throws QueryException if it makes no sense, with the position
     */
    public static Query parse(String text, Times times) {
        return new QueryParser(text, times).parse();
    }

    private Query parse() {
        EnvlogQueryLexer lexer = new EnvlogQueryLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        SyntaxErrors errors = new SyntaxErrors(text, tokens.getTokens());
        errors.checkSize();
        EnvlogQuery parser = new EnvlogQuery(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return any(parser.query().any());
        } catch (ParseCancellationException e) {
            Token at = e.getCause() instanceof RecognitionException recognition
                    ? recognition.getOffendingToken()
                    : parser.getCurrentToken();
            throw errors.at(at, rules(e));
        }
    }

    /** The rules in which the parser stopped, the inmost first. */
    private static List<Integer> rules(ParseCancellationException e) {
        List<Integer> rules = new ArrayList<>();
        RuleContext context = e.getCause() instanceof RecognitionException recognition ? recognition.getCtx() : null;
        for (; context != null; context = context.parent) {
            rules.add(context.getRuleIndex());
        }
        return rules;
    }

    private Query any(EnvlogQuery.AnyContext any) {
        return Query.or(each(any.all(), all -> Query.and(each(all.one(), this::one))));
    }

    private Query one(EnvlogQuery.OneContext one) {
        if (one instanceof EnvlogQuery.NotContext not) {
            return new Query.Not(one(not.one()));
        }
        if (one instanceof EnvlogQuery.GroupContext group) {
            return any(group.any());
        }
        if (one instanceof EnvlogQuery.SequenceContext sequence) {
            return sequence(sequence);
        }
        if (one instanceof EnvlogQuery.ComparisonContext comparison) {
            return comparison(comparison);
        }
        return values.text((Token) one.getChild(0).getPayload());
    }

    private Query sequence(EnvlogQuery.SequenceContext sequence) {
        List<Query> steps = each(sequence.any(), any -> {
            Query step = any(any);
            if (step.needsRequest() || step.hasSequence()) {
                throw values.problem(
                        any.getStart(),
                        any.getStop(),
                        "in seq(...) each part tells of one line: words of it, step:, by:, event:, logger:, level:, header.NAME:");
            }
            return step;
        });
        TerminalNode within = sequence.VALUE_WORD();
        return new Query.Sequence(
                List.copyOf(steps), within == null ? Long.MAX_VALUE : values.duration(within.getSymbol()));
    }

    private Query comparison(EnvlogQuery.ComparisonContext comparison) {
        Field field = values.field(comparison.WORD().getSymbol());
        int relation = relation(comparison.relation());
        EnvlogQuery.ValueContext value = comparison.value();
        if (value instanceof EnvlogQuery.RangeContext range) {
            if (relation != 0) {
                throw values.problem(
                        range.getStart(), range.getStop(), "a range stands behind ':', as in " + field.name() + ":[…]");
            }
            return values.range(
                    field,
                    range.RANGE_OPEN().getSymbol(),
                    range.bound(0).getStart(),
                    range.bound(1).getStart(),
                    range.RANGE_CLOSE().getSymbol());
        }
        if (value instanceof EnvlogQuery.ValuesContext several) {
            Query query = anyValue(field, relation, several.anyValue());
            return relation == EnvlogQueryLexer.UNEQUAL ? new Query.Not(query) : query;
        }
        return values.single(field, relation, value.getStart());
    }

    private Query anyValue(Field field, int relation, EnvlogQuery.AnyValueContext any) {
        return Query.or(each(
                any.allValues(), all -> Query.and(each(all.oneValue(), one -> oneValue(field, relation, one)))));
    }

    private Query oneValue(Field field, int relation, EnvlogQuery.OneValueContext one) {
        if (one instanceof EnvlogQuery.NotValueContext not) {
            return new Query.Not(oneValue(field, relation, not.oneValue()));
        }
        if (one instanceof EnvlogQuery.GroupValueContext group) {
            return anyValue(field, relation, group.anyValue());
        }
        EnvlogQuery.SingleValueContext single = (EnvlogQuery.SingleValueContext) one;
        int own = relation(single.relation());
        int outer = relation == EnvlogQueryLexer.UNEQUAL ? 0 : relation;
        return values.single(field, own == 0 ? outer : own, single.getStop());
    }

    private static int relation(EnvlogQuery.@Nullable RelationContext relation) {
        return relation == null ? 0 : relation.getStart().getType();
    }

    private static <T extends ParseTree> List<Query> each(List<T> contexts, Function<T, Query> reader) {
        List<Query> queries = new ArrayList<>(contexts.size());
        contexts.forEach(context -> queries.add(reader.apply(context)));
        return queries;
    }
}
