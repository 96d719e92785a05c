package dev.envlog.cli.shell;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Hands {@link Completions} to the line editor: one a line, with what it is beside it. */
final class LineCompleter implements Completer {

    private static final String GAP = "  ";
    private static final int LEAST = 12;

    private final Completions completions;
    private final boolean colour;

    LineCompleter(Completions completions, boolean colour) {
        this.completions = completions;
        this.colour = colour;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        String typed = line.word().substring(0, line.wordCursor());
        List<Completions.Choice> choices = completions.of(before, typed);
        int wide = choices.stream()
                .mapToInt(choice -> choice.text().length())
                .max()
                .orElse(0);
        // One column is left: a full line would wrap on some terminals.
        int room = Math.max(LEAST, reader.getTerminal().getColumns() - wide - GAP.length() - 1);
        int place = 0;
        for (Completions.Choice choice : choices) {
            candidates.add(new Candidate(
                    choice.text(), shown(choice, wide, room), null, null, null, null, choice.whole(), place++));
        }
    }

    /** All as wide as there is room, so that there is one column of them. */
    private String shown(Completions.Choice choice, int wide, int room) {
        if (choice.about().isEmpty()) {
            return choice.text();
        }
        String about = choice.about().length() <= room
                ? choice.about()
                : choice.about().substring(0, room - 1) + "…";
        String padded = about + " ".repeat(room - about.length());
        AttributedStringBuilder text = new AttributedStringBuilder()
                .append(choice.text())
                .append(" ".repeat(wide - choice.text().length()))
                .append(GAP);
        return colour
                ? text.styled(AttributedStyle.DEFAULT.faint(), padded).toAnsi()
                : text.append(padded).toString();
    }
}
