package dev.envlog.cli.dump;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a resource, whether it was JSON or YAML, with its name and line for messages. A field that is not there is a
 * missing value, which has no content; so is null, as the two mean the same in Envoy's configuration. What is of a wrong type is
 * a {@link DumpProblem}.
 */
final class Tree {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private final String name;
    private final int line;
    /** A map by names, a list, a string, a boolean, or null. Numbers are strings: so Envoy prints large ones. */
    private final @Nullable Object value;

    Tree(String name, int line, @Nullable Object value) {
        this.name = name;
        this.line = line;
        this.value = value;
    }

    int line() {
        return line;
    }

    boolean isMissing() {
        return value == null;
    }

    /** The field of that name, missing if it is not there. */
    Tree get(String field) {
        Tree found = fields().get(field);
        return found == null ? new Tree(field, line, null) : found;
    }

    /** The field at the end of a path with dots. */
    Tree at(String path) {
        Tree here = this;
        for (String field : path.split("\\.")) {
            here = here.get(field);
        }
        return here;
    }

    boolean isObject() {
        return value instanceof Map;
    }

    boolean has(String field) {
        return !get(field).isMissing();
    }

    /** The fields in order, none if it is missing. */
    @SuppressWarnings("unchecked")
    Map<String, Tree> fields() {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Tree>) map;
        }
        throw wrong("an object");
    }

    /** The elements in order, none if it is missing. */
    @SuppressWarnings("unchecked")
    List<Tree> list() {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return (List<Tree>) list;
        }
        throw wrong("a list");
    }

    List<String> texts() {
        return list().stream().map(one -> one.text("")).toList();
    }

    /** The text, null if it is missing or empty, which are the same in a protobuf message. */
    @Nullable
    String text() {
        if (value == null || value.equals("")) {
            return null;
        }
        if (value instanceof String || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong("a text");
    }

    String text(String otherwise) {
        String text = text();
        return text == null ? otherwise : text;
    }

    boolean truth(boolean otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw wrong("true or false");
    }

    @Nullable
    Long number() {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(bounded(text)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong("a whole number");
        }
    }

    /** A number that fits into an int. */
    @Nullable
    Integer integer() {
        Long number = number();
        if (number == null) {
            return null;
        }
        if (number != number.intValue()) {
            throw wrong("a smaller number");
        }
        return number.intValue();
    }

    int integer(int otherwise) {
        Integer number = integer();
        return number == null ? otherwise : number;
    }

    /** Protobuf's JSON form: {@code 0.250s}. */
    @Nullable
    Duration duration() {
        String text = text();
        if (text == null) {
            return null;
        }
        try {
            if (text.endsWith("s")) {
                BigDecimal nanos = new BigDecimal(bounded(text.substring(0, text.length() - 1))).multiply(NANOS);
                // Protobuf goes to 10,000 years, nanoseconds in a long to 292, which is for ever as well.
                return Duration.ofNanos(
                        nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Told below.
        }
        throw wrong("a duration such as 0.250s");
    }

    /** Java would write out 1e999999999. */
    private static String bounded(String digits) {
        if (digits.length() > 40 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            throw new NumberFormatException();
        }
        return digits;
    }

    private DumpProblem wrong(String wanted) {
        String found = value instanceof Map
                ? "an object"
                : value instanceof List ? "a list" : value instanceof Boolean ? value.toString() : "'" + brief() + "'";
        return new DumpProblem(line, "'" + name + "' is " + found + " where " + wanted + " belongs");
    }

    private String brief() {
        String text = String.valueOf(value);
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
