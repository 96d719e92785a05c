package dev.envlog.diagnosis;

import java.util.function.UnaryOperator;

/** Sentences of tables with holes, {@code {host}}. */
final class Template {

    private Template() {}

    /** Fills each hole once: what is filled in may come from a log, and is no template. */
    static String fill(String template, UnaryOperator<String> value) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            out.append(template, from, open).append(value.apply(template.substring(open + 1, close)));
            from = close + 1;
        }
        return out.append(template, from, template.length()).toString();
    }
}
