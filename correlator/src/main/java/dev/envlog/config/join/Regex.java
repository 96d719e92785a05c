package dev.envlog.config.join;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of a configuration. Envoy's (RE2) take time in proportion to the text; Java's may take for ever, and a dump
 * may be made for that, so that the steps of a match are counted.
 */
final class Regex {

    private static final int MOST_STEPS = 100_000;
    private static final int MOST_KEPT = 1000;

    private final Map<String, @Nullable Pattern> patterns = new LinkedHashMap<>();

    /** Whether all of the text is as described; not told if the expression cannot be read or takes too long. */
    Fit matches(String regex, String text) {
        Pattern pattern = pattern(regex);
        if (pattern == null) {
            return Fit.MAYBE;
        }
        try {
            return Fit.of(pattern.matcher(new Counted(text, new int[1])).matches());
        } catch (TooManySteps | StackOverflowError e) {
            return Fit.MAYBE;
        }
    }

    private @Nullable Pattern pattern(String regex) {
        if (patterns.containsKey(regex)) {
            return patterns.get(regex);
        }
        Pattern pattern;
        try {
            pattern = Pattern.compile(regex);
        } catch (PatternSyntaxException | StackOverflowError e) {
            pattern = null;
        }
        if (patterns.size() < MOST_KEPT) {
            patterns.put(regex, pattern);
        }
        return pattern;
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that can be looked at a limited number of times. */
    private static final class Counted implements CharSequence {

        private final CharSequence text;
        private final int[] steps;

        Counted(CharSequence text, int[] steps) {
            this.text = text;
            this.steps = steps;
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), steps);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
