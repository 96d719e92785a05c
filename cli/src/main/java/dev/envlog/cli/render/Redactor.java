package dev.envlog.cli.render;

import dev.envlog.cli.data.DataFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks secrets in what is shown: values of telling headers, tokens anywhere in a text, query parameters. What counts as a
 * secret stands in {@code redact.txt}.
 */
public final class Redactor {

    /** What stands in the place of a secret. */
    public static final String MASK = "[masked]";

    private static final int SHOWN = 24;

    /** A pattern, tried only on texts with the hint in them: most lines have none, and patterns are slow. */
    private static final class Secret {
        private final String hint;
        private final String regex;
        private @Nullable Pattern pattern;

        Secret(String hint, String regex) {
            this.hint = hint;
            this.regex = regex;
        }

        String mask(String text) {
            if (!text.contains(hint)) {
                return text;
            }
            if (pattern == null) {
                pattern = Pattern.compile(regex);
            }
            Matcher matcher = pattern.matcher(text);
            return matcher.replaceAll(
                    found -> Matcher.quoteReplacement((found.groupCount() > 0 ? found.group(1) : "") + MASK));
        }
    }

    private final boolean masking;
    private final Set<String> headers = new HashSet<>();
    private final List<String> headerParts = new ArrayList<>();
    private final Set<String> shortened = new HashSet<>();
    private final List<Secret> secrets = new ArrayList<>();

    private Redactor(boolean masking) {
        this.masking = masking;
    }

    /**
     * The redactor of {@code redact.txt}, or one that does nothing.
     *
     * @param masking false shows everything as it is
     */
    public static Redactor of(boolean masking) {
        Redactor redactor = new Redactor(masking);
        if (masking) {
            List<String> parameters = new ArrayList<>();
            DataFile.read(Redactor.class, "redact.txt", line -> redactor.learn(line, parameters));
            redactor.secrets.add(
                    new Secret("=", "(?i)((?:^|[?&;\\s'\"])(?:" + String.join("|", parameters) + ")=)[^&;\\s'\"#,]+"));
        }
        return redactor;
    }

    /** Free text: a message, a field, a path. */
    public String text(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            masked = secret.mask(masked);
        }
        return masked;
    }

    /** The value of a header. */
    public String header(String name, String value) {
        if (!masking) {
            return value;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (headers.contains(lower) || headerParts.stream().anyMatch(lower::contains)) {
            return MASK;
        }
        return text(value);
    }

    /** The value of a header for a person's eyes: also without the bulk that only programs can read. */
    String shown(String name, String value) {
        boolean bulk = masking && value.length() > 2 * SHOWN && shortened.contains(name.toLowerCase(Locale.ROOT));
        return bulk
                ? value.substring(0, SHOWN) + "… (" + Names.count(value.length(), "character") + ")"
                : header(name, value);
    }

    /** One physical line of the log: {@code 'name', 'value'} of a header block, or anything else. */
    String line(String line) {
        int middle = line.startsWith("'") ? line.indexOf("', '") : -1;
        if (!masking || middle < 0 || !line.endsWith("'") || line.length() < middle + 5) {
            return text(line);
        }
        String name = line.substring(1, middle);
        return "'" + name + "', '" + shown(name, line.substring(middle + 4, line.length() - 1)) + "'";
    }

    private void learn(String line, List<String> parameters) {
        String[] word = line.strip().split("\\s+", 3);
        switch (word[0]) {
            case "header" -> {
                if (word[1].startsWith("*") && word[1].endsWith("*")) {
                    headerParts.add(word[1].substring(1, word[1].length() - 1));
                } else {
                    headers.add(word[1]);
                }
            }
            case "shorten" -> shortened.add(word[1]);
            case "param" -> parameters.add(Pattern.quote(word[1]));
            case "text" -> secrets.add(new Secret(word[1], word[2]));
            default -> throw new IllegalArgumentException("'" + word[0] + "': expected header, shorten, param or text");
        }
    }
}
