package dev.envlog.cli.export;

import dev.envlog.cli.render.Redactor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts shell variables in the place of what is masked. */
final class Secrets {

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9_.-]+)=$");
    private static final String ANY = "SECRET";

    private final Redactor redactor;
    /** What each stands for, by name. */
    private final Map<String, String> variables = new LinkedHashMap<>();

    Secrets(Redactor redactor) {
        this.redactor = redactor;
    }

    /** The variables so far. */
    Set<String> variables() {
        return variables.keySet();
    }

    /** Adds a header as curl takes it. */
    String header(String name, String value) {
        ShellWord word = new ShellWord().text(name + ": ");
        return add(word, redactor.header(name, value), value, name).toString();
    }

    /** Adds an address. */
    String url(String url) {
        return add(new ShellWord(), redactor.text(url), url, "").toString();
    }

    /** @param name what the secrets are of; empty if what stands before one tells */
    private ShellWord add(ShellWord word, String masked, String whole, String name) {
        if (masked.equals(whole)) {
            return word.text(whole);
        }
        int at = 0;
        for (int mask = masked.indexOf(Redactor.MASK); mask >= 0; mask = masked.indexOf(Redactor.MASK, at)) {
            String before = masked.substring(at, mask);
            at = mask + Redactor.MASK.length();
            Matcher parameter = PARAMETER.matcher(before);
            String of = !name.isEmpty() ? name : parameter.find() ? parameter.group(1) : ANY;
            word.text(before).variable(variable(of, whole + "#" + at));
        }
        return word.text(masked.substring(at));
    }

    /** A name of its own for each of the secrets. */
    private String variable(String of, String what) {
        String upper = of.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        String base = upper.isEmpty() || !Character.isLetter(upper.charAt(0)) ? ANY + "_" + upper : upper;
        String name = base;
        for (int i = 2; variables.containsKey(name) && !what.equals(variables.get(name)); i++) {
            name = base + "_" + i;
        }
        variables.put(name, what);
        return name;
    }
}
