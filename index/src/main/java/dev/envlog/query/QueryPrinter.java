package dev.envlog.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a tree as a query. */
final class QueryPrinter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final long SECOND = 1_000_000_000L;

    private QueryPrinter() {}

    static String print(Query query) {
        if (query instanceof Query.And and) {
            return join(and.parts(), " AND ");
        }
        if (query instanceof Query.Or or) {
            return join(or.parts(), " OR ");
        }
        if (query instanceof Query.Not not) {
            return "NOT " + inner(not.query());
        }
        if (query instanceof Query.Present present) {
            return present.field().name() + ":*";
        }
        if (query instanceof Query.Match match) {
            return match.field().name() + (match.whole() ? "=" : ":") + value(match.value());
        }
        if (query instanceof Query.Range range) {
            return range(range);
        }
        if (query instanceof Query.Phrase phrase) {
            return phrase.field().name() + ":" + words(phrase.words());
        }
        if (query instanceof Query.Sequence sequence) {
            String steps =
                    sequence.steps().stream().map(QueryPrinter::print).collect(Collectors.joining(", ", "seq(", ")"));
            return sequence.within() == Long.MAX_VALUE
                    ? steps
                    : steps + " within " + Durations.print(sequence.within());
        }
        return "*";
    }

    private static String join(List<Query> parts, String between) {
        return parts.stream().map(QueryPrinter::inner).collect(Collectors.joining(between));
    }

    private static String inner(Query query) {
        return query instanceof Query.And || query instanceof Query.Or ? "(" + print(query) + ")" : print(query);
    }

    private static String range(Query.Range range) {
        String name = range.field().name();
        String from = bound(range.field(), range.min());
        String to = bound(range.field(), range.max());
        if (range.min() == range.max()) {
            return name + ":" + from;
        }
        if (range.max() == Long.MAX_VALUE) {
            return name + ">=" + from;
        }
        return range.min() == Long.MIN_VALUE ? name + "<=" + to : name + ":[" + from + " TO " + to + "]";
    }

    private static String bound(Field field, long value) {
        return switch (field.type()) {
            case DURATION -> value < 0 ? "-" + Durations.print(-value) : Durations.print(value);
            case TIME -> TIME.format(Instant.ofEpochSecond(Math.floorDiv(value, SECOND), Math.floorMod(value, SECOND)));
            default -> Long.toString(value);
        };
    }

    /** Quoted where all of it stands for itself; wildcards count outside of quotes only. */
    private static String value(Glob glob) {
        return glob.isLiteral() ? quoted(glob.text()) : escaped(glob.pattern());
    }

    private static String words(List<Glob> words) {
        boolean literal = words.stream().allMatch(Glob::isLiteral);
        String joined = words.stream().map(Glob::pattern).collect(Collectors.joining(literal ? " " : "."));
        // Any word at all, which is not the same as any text.
        String any = Glob.ANY.pattern().equals(joined) ? "." + joined : joined;
        return literal ? quoted(joined) : any;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String escaped(String pattern) {
        StringBuilder out = new StringBuilder(pattern.length() + 8);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c).append(pattern.charAt(++i));
            } else {
                boolean plain = c == '*' || c == '?' || c > 0xA0 || TextWords.inWord(c) || "./:|-@%+".indexOf(c) >= 0;
                out.append(plain ? "" : "\\").append(c);
            }
        }
        return out.toString();
    }
}
