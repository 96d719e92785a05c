package dev.envlog.cli.render;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

    private static final String TABLE = "redact.txt";
    /** Rows for who reads a configuration, not for what masks a text. */
    private static final String FIELD = "field";

    private static final int SHOWN = 24;
    /** Names of headers of which it is remembered whether they tell a secret, and how long such a name is at most. */
    private static final int NAMES = 1024;

    private static final int LONGEST_NAME = 128;

    /** A pattern, tried only on texts with a hint of it in them: most lines have none, and patterns are slow. */
    private static final class Secret {
        private final Predicate<String> hint;
        private final String regex;
        private @Nullable Pattern pattern;

        Secret(Predicate<String> hint, String regex) {
            this.hint = hint;
            this.regex = regex;
        }

        String mask(String text) {
            if (!hint.test(text)) {
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
    private final Set<String> plain = new HashSet<>();
    private final List<String> plainEnds = new ArrayList<>();
    private final Set<String> shortened = new HashSet<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final Set<String> parameters = new HashSet<>();
    private final Map<String, Boolean> names = new HashMap<>();

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
            List<String> anywhere = new ArrayList<>();
            List<String> inUrls = new ArrayList<>();
            DataFile.read(Redactor.class, TABLE, line -> redactor.learn(line, anywhere, inUrls));
            redactor.secrets.add(redactor.parameters("(?<![A-Za-z0-9])", anywhere));
            redactor.secrets.add(redactor.parameters("[?&;]", inUrls));
        }
        return redactor;
    }

    /** Fields of a configuration that hold secrets and nothing else, as Envoy spells them. */
    public static Set<String> secretFields() {
        Set<String> fields = new HashSet<>();
        DataFile.read(Redactor.class, TABLE, line -> {
            List<String> word = DataFile.words(line, 3);
            if (word.get(0).equals(FIELD)) {
                fields.add(word.get(1));
            }
        });
        return Set.copyOf(fields);
    }

    /** @param before what stands before the name, as an expression */
    private Secret parameters(String before, List<String> names) {
        return new Secret(
                this::namesParameter, "(?i)(" + before + "(?:" + String.join("|", names) + ")=)[^&;\\s'\"#,}]+");
    }

    /** Whether the word before some equals sign, or the end of that word, is a telling parameter. */
    private boolean namesParameter(String text) {
        for (int at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
            int last = Math.max(0, at - LONGEST_NAME);
            for (int start = at - 1; start >= last && isOfName(text.charAt(start)); start--) {
                boolean begins = start == 0 || !isLetterOrDigit(text.charAt(start - 1));
                if (begins && parameters.contains(text.substring(start, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isOfName(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isOfName(char c) {
        return isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Free text: a message, a field, a path. */
    public String text(String text) {
        String masked = masking ? QuotedValues.mask(PrintedHeaders.mask(text, this::isSecret), this::isSecret) : text;
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
        return isSecret(name) ? MASK : text(value);
    }

    /** @param name of a header, or of a value in JSON or the like, where it may have underscores */
    private boolean isSecret(String name) {
        Boolean known = names.get(name);
        if (known == null) {
            String header = name.toLowerCase(Locale.ROOT).replace('_', '-');
            known = (headers.contains(header) || headerParts.stream().anyMatch(header::contains))
                    && !plain.contains(header)
                    && plainEnds.stream().noneMatch(header::endsWith);
            if (names.size() < NAMES && name.length() <= LONGEST_NAME) {
                names.put(name, known);
            }
        }
        return known;
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

    /** The lines of a record, masked with regard to each other: protobuf text has a name and its value in two lines. */
    List<String> lines(String record) {
        String masked = masking ? QuotedValues.mask(record, this::isSecret) : record;
        return Arrays.stream(masked.split("\n", -1)).map(this::line).toList();
    }

    private void learn(String line, List<String> anywhere, List<String> inUrls) {
        List<String> word = DataFile.words(line, 3);
        String name = word.get(1);
        switch (word.get(0)) {
            case "header" -> {
                if (name.startsWith("*") && name.endsWith("*")) {
                    headerParts.add(name.substring(1, name.length() - 1));
                } else {
                    headers.add(name);
                }
            }
            case "plain" -> {
                if (name.startsWith("*")) {
                    plainEnds.add(name.substring(1));
                } else {
                    plain.add(name);
                }
            }
            case FIELD -> {
                // Not read, so that there is nothing to mask.
            }
            case "shorten" -> shortened.add(name);
            case "param", "urlparam" -> {
                if (!isName(name)) {
                    throw new IllegalArgumentException("'" + name + "': expected letters, digits, - and _ only");
                }
                parameters.add(name);
                (word.get(0).equals("param") ? anywhere : inUrls).add(Pattern.quote(name));
            }
            case "text" -> secrets.add(new Secret(text -> text.contains(name), word.get(2)));
            default ->
                throw new IllegalArgumentException(
                        "'" + word.get(0) + "': expected header, plain, field, shorten, param, urlparam or text");
        }
    }
}
