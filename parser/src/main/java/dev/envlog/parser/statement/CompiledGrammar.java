package dev.envlog.parser.statement;

import dev.envlog.data.DataFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was made of the grammar beforehand: its words, which of them can open a message of a logger, and the statements of all
 * shapes that its examples and the example logs have. {@code grammar.txt} holds it; a test makes the file from the grammar and
 * fails when it is out of date. With it the grammar itself, whose tables take long to unfold, is asked only about what is new.
 */
final class CompiledGrammar {

    static final String FILE = "grammar.txt";

    private static final CompiledGrammar SHARED = new CompiledGrammar(DataFile.text(CompiledGrammar.class, FILE));

    /** A word of the grammar's lexer. */
    static final class Word {

        final byte[] text;
        /** Counts only at the end of a message. */
        final boolean atEnd;

        final int type;
        /** Number of the mode in which the lexer goes on, -1 if in the same. */
        final int mode;

        Word(String text, boolean atEnd, int type, int mode) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.atEnd = atEnd;
            this.type = type;
            this.mode = mode;
        }
    }

    /**
     * What can open a message.
     *
     * @param value true if a statement of the logger begins with a value
     * @param types token types
     */
    record Opening(boolean value, BitSet types) {}

    /** Words by mode and first character, in the order in which they are preferred; null where none begins so. */
    final Word[][][] words = new Word[MessageLexer.MODES.size()][128][];

    final Map<String, Opening> openings = new HashMap<>();
    final List<Shape> shapes = new ArrayList<>();

    /** @param text as the file has it */
    CompiledGrammar(String text) {
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end);
            from = end + 1;
            switch (line.charAt(0)) {
                case 'w' -> word(line);
                case 'l' -> opening(line.split(" "));
                case 's' -> shapes.add(Shape.read(line));
                default -> {
                    // A comment.
                }
            }
        }
    }

    static CompiledGrammar shared() {
        return SHARED;
    }

    /** {@code w MODE TYPE END NEXT "text"}. Taken apart in place, as there are hundreds at each start. */
    private void word(String line) {
        int type = line.indexOf(' ', 2) + 1;
        int end = line.indexOf(' ', type) + 1;
        int next = line.indexOf(' ', end) + 1;
        int text = line.indexOf(' ', next) + 2;
        Word word = new Word(
                line.substring(text, line.length() - 1),
                line.startsWith("end", end),
                Integer.parseInt(line, type, end - 1, 10),
                mode(line, next, text - 2));
        Word[][] mode = words[mode(line, 2, type - 1)];
        Word[] before = mode[word.text[0]];
        Word[] more = before == null ? new Word[1] : Arrays.copyOf(before, before.length + 1);
        more[more.length - 1] = word;
        mode[word.text[0]] = more;
    }

    private static int mode(String line, int from, int to) {
        return from + 1 == to ? -1 : MessageLexer.MODES.indexOf(line.substring(from, to));
    }

    /** {@code l LOGGER value|word TYPE,TYPE,…}. */
    private void opening(String[] cell) {
        BitSet types = new BitSet();
        for (int type : Shape.numbers(cell[3])) {
            types.set(type);
        }
        openings.put(cell[1], new Opening(cell[2].equals("value"), types));
    }
}
