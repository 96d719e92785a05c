package dev.envlog.query;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.grammar.EnvlogQueryLexer;
import dev.envlog.query.Query.Match;
import dev.envlog.query.Query.Not;
import dev.envlog.query.Query.Phrase;
import dev.envlog.query.Query.Present;
import dev.envlog.query.Query.Range;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** What fields and values mean, as typed in one query. */
final class Values {

    /** Of a status, for all that begin so. */
    private static final Pattern CLASS = Pattern.compile("[1-9](?:[xX]{2}|[0-9][xX])");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern ID = Pattern.compile("[0-9*?]{1,40}");

    /** Values from one number to another. */
    private record Span(long min, long max) {}

    private final String query;
    private final Times times;
    private final FieldCatalog fields = FieldCatalog.shared();

    Values(String query, Times times) {
        this.query = query;
        this.times = times;
    }

    /** The field that a word names. */
    Field field(Token word) {
        String name = unescaped(word);
        Field field = fields.find(name);
        if (field == null) {
            String near = fields.nearest(name);
            throw problem(
                    word,
                    word,
                    "there is no field '" + name + "'; "
                            + (near == null
                                    ? "'envlog help fields' lists them; put text with ':' in it in quotes"
                                    : "did you mean '" + near + "'?"));
        }
        return field;
    }

    /** Words without a field: they are looked for in the lines. */
    Query text(Token token) {
        Glob glob = glob(token);
        return glob.equals(Glob.ANY) ? new Query.All() : phrase(fields.field("text"), glob, token);
    }

    /**
     * A field with one value.
     *
     * @param relation type of the token between them, 0 for a colon alone
     */
    Query single(Field field, int relation, Token value) {
        if (relation == EnvlogQueryLexer.UNEQUAL) {
            return new Not(single(field, EnvlogQueryLexer.EQUAL, value));
        }
        Glob glob = glob(value);
        boolean compares = relation != 0 && relation != EnvlogQueryLexer.EQUAL;
        if (glob.equals(Glob.ANY) && !compares) {
            return new Present(field);
        }
        if (field.type().ordered()) {
            return compared(field, relation, span(field, value));
        }
        if (compares) {
            throw problem(value, value, "'" + field.name() + "' has no order to compare by; use ':' or '='");
        }
        return switch (field.type()) {
            case TEXT -> phrase(field, glob, value);
            case TRUTH -> new Match(field, truth(glob, value), true);
            case CHOICE -> new Match(field, choice(field, glob, value), true);
            case ID -> new Match(field, id(field, glob, value), true);
            case COMPONENT -> new Match(field, component(glob), true);
            default -> new Match(field, glob, relation != 0 || field.type() != FieldType.NAME);
        };
    }

    /** A field with the values between two. */
    Query range(Field field, Token open, Token from, Token to, Token close) {
        if (!field.type().ordered()) {
            throw problem(open, close, "'" + field.name() + "' has no order, so no range; use ':' with a value");
        }
        long min = Long.MIN_VALUE;
        long max = Long.MAX_VALUE;
        if (!glob(from).equals(Glob.ANY)) {
            Span span = span(field, from);
            min = "{".equals(open.getText()) ? span.max() + 1 : span.min();
        }
        if (!glob(to).equals(Glob.ANY)) {
            Span span = span(field, to);
            max = "}".equals(close.getText()) ? span.min() - 1 : span.max();
        }
        if (min > max) {
            throw problem(open, close, "nothing is in this range: it ends before it begins");
        }
        return min == Long.MIN_VALUE && max == Long.MAX_VALUE ? new Present(field) : new Range(field, min, max);
    }

    /** Nanoseconds. */
    long duration(Token token) {
        try {
            return Durations.read(unescaped(token));
        } catch (IllegalArgumentException e) {
            throw problem(token, token, message(e));
        }
    }

    QueryException problem(Token first, Token last, String message) {
        return new QueryException(
                query, offset(query, first.getStartIndex()), offset(query, last.getStopIndex() + 1), message);
    }

    /** Tokens count characters, strings their halves as well. */
    static int offset(String query, int characters) {
        int all = query.codePointCount(0, query.length());
        return query.offsetByCodePoints(0, Math.max(0, Math.min(characters, all)));
    }

    private static Query compared(Field field, int relation, Span span) {
        return switch (relation) {
            case EnvlogQueryLexer.AT_LEAST -> new Range(field, span.min(), Long.MAX_VALUE);
            case EnvlogQueryLexer.ABOVE -> new Range(field, span.max() + 1, Long.MAX_VALUE);
            case EnvlogQueryLexer.AT_MOST -> new Range(field, Long.MIN_VALUE, span.max());
            case EnvlogQueryLexer.BELOW -> new Range(field, Long.MIN_VALUE, span.min() - 1);
            default -> new Range(field, span.min(), span.max());
        };
    }

    private Span span(Field field, Token token) {
        String typed = unescaped(token);
        try {
            if (field.type() == FieldType.DURATION) {
                long nanos = Durations.read(typed);
                return new Span(nanos, nanos);
            }
            if (field.type() == FieldType.TIME) {
                Times.Moment moment = times.read(typed);
                return new Span(moment.from(), moment.to());
            }
        } catch (IllegalArgumentException e) {
            throw problem(token, token, message(e));
        }
        if (field.name().endsWith("status") && CLASS.matcher(typed).matches()) {
            String low = typed.toLowerCase(Locale.ROOT);
            return new Span(Long.parseLong(low.replace('x', '0')), Long.parseLong(low.replace('x', '9')));
        }
        if (!NUMBER.matcher(typed).matches()) {
            throw problem(token, token, "'" + field.name() + "' is a number; '" + typed + "' is none");
        }
        long number = Long.parseLong(typed);
        return new Span(number, number);
    }

    private Query phrase(Field field, Glob glob, Token token) {
        List<Glob> words = glob.words();
        if (words.isEmpty()) {
            throw problem(token, token, "there is no word to look for: letters, digits and _ make words");
        }
        return new Phrase(field, words);
    }

    private Glob truth(Glob glob, Token token) {
        return switch (glob.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Glob.literal("true");
            case "false", "no" -> Glob.literal("false");
            default -> throw problem(token, token, "'" + glob.text() + "' is neither true nor false");
        };
    }

    private Glob choice(Field field, Glob glob, Token token) {
        if (!glob.isLiteral()) {
            return glob;
        }
        String typed = glob.text().toLowerCase(Locale.ROOT);
        for (String choice : field.choices()) {
            if (choice.replace('_', '-').equals(typed.replace('_', '-'))) {
                return Glob.literal(choice);
            }
        }
        String near = Similar.to(typed, field.choices());
        throw problem(
                token,
                token,
                "'" + glob.text() + "' is no value of '" + field.name() + "'; "
                        + (near == null
                                ? "these are: " + String.join(", ", field.choices())
                                : "did you mean '" + near + "'?"));
    }

    private Glob id(Field field, Glob glob, Token token) {
        String typed = glob.pattern();
        char letter = field.name().endsWith("stream") ? 'S' : 'C';
        String digits =
                !typed.isEmpty() && Character.toUpperCase(typed.charAt(0)) == letter ? typed.substring(1) : typed;
        if (!ID.matcher(digits).matches()) {
            throw problem(
                    token,
                    token,
                    "'" + field.name() + "' is a number as the log prints it, such as " + letter + "17; '" + glob.text()
                            + "' is none");
        }
        return new Glob(digits);
    }

    /** Under its canonical name if it is an older one; canonical and short names are values as they are. */
    private static Glob component(Glob glob) {
        String typed = glob.text().toLowerCase(Locale.ROOT);
        Component component = glob.isLiteral() ? Attributor.shared().byName(typed) : null;
        return component == null || component.shortName().equals(typed) ? glob : Glob.literal(component.name());
    }

    /** In quotes wildcards are characters like others. */
    private static Glob glob(Token token) {
        return token.getType() == EnvlogQueryLexer.QUOTED ? Glob.literal(unescaped(token)) : new Glob(token.getText());
    }

    private static String unescaped(Token token) {
        String text = token.getText();
        String inside = token.getType() == EnvlogQueryLexer.QUOTED ? text.substring(1, text.length() - 1) : text;
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder out = new StringBuilder(inside.length());
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            out.append(c == '\\' && i + 1 < inside.length() ? inside.charAt(++i) : c);
        }
        return out.toString();
    }

    private static String message(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
