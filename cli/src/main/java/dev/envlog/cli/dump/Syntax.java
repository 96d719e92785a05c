package dev.envlog.cli.dump;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says in one line what the libraries find wrong with a text. */
final class Syntax {

    static final String EARLY = "ends early: the dump is not complete";

    private Syntax() {}

    /**
     * @param here the line that the parser is at, for problems that do not tell theirs
     * @param text null if it is JSON
     */
    static DumpProblem problem(JacksonException e, int here, @Nullable ShortLines text) {
        if (e.getCause() instanceof YamlEngineException yaml) {
            return problem(yaml, text);
        }
        int told = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        int line = told > 0 ? told : Math.max(0, here);
        String message = Objects.requireNonNullElse(e.getOriginalMessage(), "unreadable");
        if (e instanceof UnexpectedEndOfInputException || message.startsWith("Unexpected end-of-input")) {
            return new DumpProblem(line, EARLY);
        }
        if (e instanceof StreamConstraintsException) {
            return new DumpProblem(
                    line,
                    message.contains("nesting depth")
                            ? "nested deeper than any configuration of Envoy"
                            : "a text longer than any in a configuration of Envoy");
        }
        return new DumpProblem(line, "neither JSON nor YAML: " + firstLine(message));
    }

    static DumpProblem problem(YamlEngineException e, @Nullable ShortLines text) {
        int line = 0;
        String message = Objects.requireNonNullElse(e.getMessage(), "unreadable");
        if (e instanceof MarkedYamlEngineException marked) {
            line = marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            message = Objects.requireNonNullElse(marked.getProblem(), message);
        }
        if (line > 0 && text != null && text.isLast(line)) {
            return new DumpProblem(text.lastLine(), EARLY);
        }
        return new DumpProblem(line, "neither JSON nor YAML: " + firstLine(message));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        line = line.length() > 160 ? line.substring(0, 160) + "…" : line;
        return line.isEmpty() ? line : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
