package dev.envlog.cli.glossary;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a row of the glossary holds.
 *
 * @param terms what must hold, all of it; none if it always holds
 */
record Condition(List<Term> terms) {

    private static final String HEADER = "header:";
    /** A field that is none of the statement's: how bad Envoy, or a script in it, finds what it says. */
    static final String LEVEL = "level";
    /** Another one: through which logger it was printed. */
    static final String LOGGER = "logger";
    /** Another one: where in Envoy's source it was printed, if the log tells. */
    static final String SOURCE = "source";

    /** How a field is compared; in all but a pattern the spelling is that of {@link Codes#plain}. */
    enum How {
        BEGINS("="),
        IS("=="),
        HOLDS("~"),
        FITS("=~"),
        /** A table of codes has to know it. */
        KNOWN("");

        private final String sign;

        How(String sign) {
            this.sign = sign;
        }

        static How of(String sign) {
            for (How how : values()) {
                if (how.sign.equals(sign)) {
                    return how;
                }
            }
            throw new IllegalArgumentException("'" + sign + "' compares nothing");
        }
    }

    /**
     * What one field must be.
     *
     * @param field the field it asks, {@code header:NAME} for a header of the block
     * @param value what it is compared with; empty for a field that is empty or not there
     * @param pattern the same, compiled; null if it is no pattern
     */
    record Term(
            String field, How how, String value, @Nullable Pattern pattern) {

        private static final Pattern WRITTEN = Pattern.compile("([^=~]+?)(?:(=~|==|=|~)(.*))?");

        static Term parse(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                throw new IllegalArgumentException("'" + text + "' is no condition");
            }
            How how = written.group(2) == null ? How.KNOWN : How.of(written.group(2));
            String value = written.group(3) == null ? "" : written.group(3);
            return how == How.FITS
                    ? new Term(written.group(1), how, value, Pattern.compile(value))
                    : new Term(written.group(1), how, Codes.plain(value), null);
        }

        boolean holds(Event event) {
            String found = found(event);
            if (value.isEmpty()) {
                // An empty slot makes no field.
                return found == null || found.isBlank();
            }
            if (found == null) {
                return false;
            }
            return switch (how) {
                case BEGINS -> Codes.plain(found).startsWith(value);
                case IS -> Codes.plain(found).equals(value);
                case HOLDS -> Codes.plain(found).contains(value);
                case FITS -> pattern != null && pattern.matcher(found).find();
                case KNOWN -> false;
            };
        }

        /** The value of the field that it asks. */
        @Nullable
        String found(Event event) {
            if (field.equals(LEVEL)) {
                Level level = event.level();
                return level == null ? null : level.name();
            }
            if (field.equals(LOGGER)) {
                return event.logger();
            }
            if (field.equals(SOURCE)) {
                return event.source();
            }
            return field.startsWith(HEADER) ? event.header(field.substring(HEADER.length())) : event.field(field);
        }
    }

    static Condition parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String term : text.equals("-") ? new String[0] : text.split(" and ")) {
            terms.add(Term.parse(term.strip()));
        }
        return new Condition(List.copyOf(terms));
    }

    boolean holds(Event event) {
        for (Term term : terms) {
            if (!term.holds(event)) {
                return false;
            }
        }
        return true;
    }

    /** The only field that it asks, which a table of codes has to know; null if it is another condition. */
    @Nullable
    Term known() {
        return terms.size() == 1 && terms.get(0).how() == How.KNOWN ? terms.get(0) : null;
    }
}
