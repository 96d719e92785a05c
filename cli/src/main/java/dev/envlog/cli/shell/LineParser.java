package dev.envlog.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Splits the line being typed as it is split when it is run. A quote left open is told then. */
final class LineParser implements Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        Words words = Words.of(line);
        List<String> texts = new ArrayList<>();
        int index = 0;
        Words.Word at = null;
        for (Words.Word word : words.all()) {
            if (cursor > word.to()) {
                index++;
            } else if (cursor >= word.from()) {
                at = word;
            }
            texts.add(word.text());
        }
        if (at == null) {
            // Between two words, or behind them all: a new one begins.
            texts.add(index, "");
            return new Typed(line, cursor, texts, index, cursor, cursor);
        }
        return new Typed(line, cursor, texts, index, at.from(), at.to());
    }

    /** The line and the word in it at which the cursor stands. */
    private record Typed(String line, int cursor, List<String> words, int wordIndex, int from, int to)
            implements CompletingParsedLine {

        @Override
        public String word() {
            return words.get(wordIndex);
        }

        @Override
        public int wordCursor() {
            String before = line.substring(from, cursor);
            List<Words.Word> part = Words.of(before).all();
            return part.isEmpty() ? 0 : Math.min(part.get(0).text().length(), word().length());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return Words.quoted(candidate.toString());
        }

        @Override
        public int rawWordCursor() {
            return cursor - from;
        }

        @Override
        public int rawWordLength() {
            return to - from;
        }
    }
}
