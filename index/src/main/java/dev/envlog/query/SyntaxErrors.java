package dev.envlog.query;

import dev.envlog.grammar.EnvlogQuery;
import dev.envlog.grammar.EnvlogQueryLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Says in a user's words what is wrong with the form of a query. */
final class SyntaxErrors {

    /** Characters of a query that are read. */
    private static final int LONGEST = 10_000;

    /** Parentheses and negations in each other. */
    private static final int DEEPEST = 100;

    private final String query;
    private final List<? extends Token> tokens;

    SyntaxErrors(String query, List<? extends Token> tokens) {
        this.query = query;
        this.tokens = tokens;
    }

    /** Refuses what would take too long or too deep a stack. */
    void checkSize() {
        if (query.length() > LONGEST) {
            throw new QueryException(query, LONGEST, LONGEST, "a query has at most " + LONGEST + " characters");
        }
        if (tokens.size() == 1) {
            throw new QueryException(query, 0, 0, "the query is empty; '*' is everything");
        }
        int depth = 0;
        int negations = 0;
        for (Token token : tokens) {
            int type = token.getType();
            negations = type == EnvlogQueryLexer.NOT ? negations + 1 : 0;
            boolean opens = type == EnvlogQueryLexer.OPEN || type == EnvlogQueryLexer.SEQ_OPEN;
            depth += opens ? 1 : type == EnvlogQueryLexer.CLOSE ? -1 : 0;
            if (depth > DEEPEST || negations > DEEPEST) {
                throw problem(token, "parentheses and NOT are more than " + DEEPEST + " deep here");
            }
        }
    }

    /**
     * The mistake that stopped the parser at a token.
     *
     * @param rules in which rules of the grammar it was, the inmost first
     */
    QueryException at(Token token, List<Integer> rules) {
        for (Token other : tokens) {
            if (other.getType() == EnvlogQueryLexer.UNCLOSED) {
                return problem(other, "the quote that begins here has no end");
            }
        }
        return problem(token, message(token, rules));
    }

    private String message(Token token, List<Integer> rules) {
        boolean first = token.getTokenIndex() == 0;
        Token before = first ? token : tokens.get(token.getTokenIndex() - 1);
        int previous = first ? Token.INVALID_TYPE : before.getType();
        String found = token.getType() == Token.EOF ? "the query ends" : "there is '" + token.getText() + "'";
        if (previous == EnvlogQueryLexer.WITHIN) {
            return "a duration is missing after 'within', as in within 5ms";
        }
        if (token.getType() == EnvlogQueryLexer.WITHIN) {
            return "'within' stands behind seq(...); put it in quotes to look for the word";
        }
        if (inRange(rules, previous)) {
            return "a range is written [from TO to], with * for an open end";
        }
        if (relates(previous)) {
            return "a value is missing after '" + before.getText() + "'"
                    + (token.getType() == Token.EOF ? "" : ": " + found + "; put it in quotes if that is the value");
        }
        if (relates(token.getType())) {
            return "a field is missing before '" + token.getText() + "'";
        }
        if (token.getType() == EnvlogQueryLexer.COMMA) {
            return "',' stands only between the parts of seq(...); write field:(a OR b) for several values, or use quotes";
        }
        if (token.getType() == EnvlogQueryLexer.OTHER) {
            return "'" + token.getText() + "' is out of place; put text with it in quotes";
        }
        if (token.getType() == EnvlogQueryLexer.CLOSE && previous == EnvlogQueryLexer.OPEN) {
            return "there is nothing between the parentheses";
        }
        if (token.getType() == EnvlogQueryLexer.CLOSE && inSequence(token)) {
            return "seq(...) wants two parts or more, with ',' between them: seq(\"connected\", \"remote close\")";
        }
        if (token.getType() == EnvlogQueryLexer.CLOSE && operand(previous)) {
            return "this ')' has no '('";
        }
        if (token.getType() == Token.EOF && operand(previous)) {
            return "a ')' is missing at the end";
        }
        return "a field, a word or '(' is missing "
                + (first ? "before '" + token.getText() + "'" : "after '" + before.getText() + "': " + found);
    }

    private boolean inRange(List<Integer> rules, int previous) {
        boolean bound = !rules.isEmpty() && rules.get(0) == EnvlogQuery.RULE_bound;
        return bound
                || previous == EnvlogQueryLexer.RANGE_OPEN
                || previous == EnvlogQueryLexer.TO
                || previous == EnvlogQueryLexer.BOUND;
    }

    /** Whether the parenthesis that ends here is that of a sequence. */
    private boolean inSequence(Token close) {
        int depth = 0;
        for (int i = close.getTokenIndex() - 1; i >= 0; i--) {
            int type = tokens.get(i).getType();
            if (type == EnvlogQueryLexer.CLOSE) {
                depth++;
            } else if (type == EnvlogQueryLexer.OPEN || type == EnvlogQueryLexer.SEQ_OPEN) {
                if (depth == 0) {
                    return type == EnvlogQueryLexer.SEQ_OPEN;
                }
                depth--;
            }
        }
        return false;
    }

    private static boolean relates(int type) {
        return type == EnvlogQueryLexer.COLON
                || type == EnvlogQueryLexer.AT_LEAST
                || type == EnvlogQueryLexer.AT_MOST
                || type == EnvlogQueryLexer.ABOVE
                || type == EnvlogQueryLexer.BELOW
                || type == EnvlogQueryLexer.EQUAL
                || type == EnvlogQueryLexer.UNEQUAL;
    }

    private static boolean operand(int type) {
        return type == EnvlogQueryLexer.WORD
                || type == EnvlogQueryLexer.QUOTED
                || type == EnvlogQueryLexer.VALUE_WORD
                || type == EnvlogQueryLexer.RANGE_CLOSE
                || type == EnvlogQueryLexer.CLOSE;
    }

    private QueryException problem(Token token, String message) {
        boolean end = token.getType() == Token.EOF;
        return new QueryException(
                query,
                end ? query.length() : Values.offset(query, token.getStartIndex()),
                end ? query.length() : Values.offset(query, token.getStopIndex() + 1),
                message);
    }
}
