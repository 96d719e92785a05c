package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Ref;
import dev.envlog.query.QueryException;
import java.util.List;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Paints a line while it is typed: commands, ids, options, and what is none of them though it should be. */
final class LineHighlighter implements Highlighter {

    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle ID = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

    private final Completions completions;

    LineHighlighter(Completions completions) {
        this.completions = completions;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return paint(line);
    }

    AttributedString paint(String line) {
        Words words = Words.of(line);
        TypedQuery query = completions.query(words, line);
        return query == null || words.open() != 0 ? words(words, line) : query(query, line);
    }

    /** An expression, with what is wrong in it. */
    private AttributedString query(TypedQuery query, String line) {
        int begin = query.at();
        QueryException mistake = query.mistake();
        AttributedStringBuilder painted = new AttributedStringBuilder();
        if (begin < 0 || mistake == null) {
            return words(Words.of(line), line);
        }
        int from = Math.min(line.length(), begin + mistake.from());
        int to = Math.min(line.length(), Math.max(from + 1, begin + mistake.to()));
        // What is not there yet is no mistake while it is typed.
        return painted.append(words(Words.of(line.substring(0, begin)), line.substring(0, begin)))
                .append(line.substring(begin, from))
                .styled(WRONG, line.substring(from, to))
                .append(line.substring(to))
                .toAttributedString();
    }

    private AttributedString words(Words words, String line) {
        AttributedStringBuilder painted = new AttributedStringBuilder();
        CommandSpec spec = null;
        int end = 0;
        for (int i = 0; i < words.all().size(); i++) {
            Words.Word word = words.all().get(i);
            painted.append(line.substring(end, word.from()));
            boolean open = words.open() != 0 && i == words.all().size() - 1;
            AttributedStyle style = open ? WRONG : i == 0 ? first(word.text()) : further(word.text(), spec);
            painted.styled(style, line.substring(word.from(), word.to()));
            end = word.to();
            String command = i == 0 ? completions.command(word.text()) : null;
            spec = command == null ? spec : completions.spec(command);
        }
        return painted.append(line.substring(end)).toAttributedString();
    }

    private AttributedStyle first(String word) {
        if (completions.command(word) != null) {
            return AttributedStyle.BOLD;
        }
        if (Ref.isRef(word)) {
            return completions.exists(word) ? ID : WRONG;
        }
        boolean begins = !completions.of(List.of(), word).isEmpty() || word.startsWith("#");
        return begins ? AttributedStyle.DEFAULT : WRONG;
    }

    private AttributedStyle further(String word, @Nullable CommandSpec spec) {
        if (word.startsWith("-") && spec != null && word.length() > 1) {
            String name = word.split("=", 2)[0];
            boolean known = spec.findOption(name) != null
                    || (!name.startsWith("--") && spec.findOption(name.substring(0, 2)) != null);
            boolean begins = spec.options().stream()
                    .anyMatch(option -> option.longestName().startsWith(name));
            return known ? OPTION : begins ? AttributedStyle.DEFAULT : WRONG;
        }
        boolean id = word.matches("@\\d+|[SC]\\d+.*");
        return !id ? AttributedStyle.DEFAULT : completions.exists(word) ? ID : WRONG;
    }
}
