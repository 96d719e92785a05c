package dev.envlog.index;

import dev.envlog.query.TextWords;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The words of one line that {@link Fields#isCommon}, in order, each told to be of one field; the others are hashed as they come. Lines
 * that say the same but for ids, times and numbers are equal, so that their terms are looked up once.
 */
final class LineWords {

    private static final char END = ' ';
    /** What stands before the words of a field: its place among the fields, which no word begins with. */
    private static final int FIELDS = END;

    private static final int LETTER = 1;
    private static final int DIGIT = 2;
    private static final int FOREIGN = 4;
    private static final byte[] KINDS = kinds();
    private static final char[] NO_TEXT = new char[0];

    private final String[] fields;
    private final Hashes rare;
    /** The text that the line stands in. */
    private char[] text;

    private char[] words;
    private int size;

    /**
     * @param rare takes the hashes of words that are not common
     * @param fields that words may be of, at most {@value #FIELDS}
     */
    LineWords(Hashes rare, String... fields) {
        this.rare = rare;
        this.fields = fields;
        this.text = new char[512];
        this.words = new char[512];
    }

    /** The same words, to be kept. */
    private LineWords(LineWords other) {
        this.fields = other.fields;
        this.rare = other.rare;
        this.text = NO_TEXT;
        this.words = Arrays.copyOf(other.words, other.size);
        this.size = other.size;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x80];
        for (char c = 0; c < kinds.length; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            kinds[c] = (byte) (letter ? LETTER : c >= '0' && c <= '9' ? DIGIT : 0);
        }
        return kinds;
    }

    /** Takes a text; what is added are parts of it. */
    void read(String of) {
        if (text.length < of.length()) {
            text = new char[2 * of.length()];
        }
        of.getChars(0, of.length(), text, 0);
    }

    /**
     * Begins a line.
     *
     * @param writer what is told of the line beside its words, as a number; lines of other numbers are not equal
     */
    void begin(int writer) {
        size = 0;
        room(2);
        words[size++] = (char) writer;
        words[size++] = (char) (writer >>> Character.SIZE);
    }

    /** Adds the words of a part of the text. */
    void add(int field, int from, int to) {
        room(1);
        words[size++] = (char) field;
        int at = from;
        while (at < to) {
            int start = at;
            int seen = 0;
            for (int kind = kind(text[at]); kind != 0; kind = at < to ? kind(text[at]) : 0) {
                seen |= kind;
                at++;
            }
            int length = at - start;
            if (length == 0) {
                at++;
            } else if ((seen & FOREIGN) != 0 || length > TextWords.LONGEST_WORD) {
                slowly(start, length);
            } else if ((seen & DIGIT) == 0 && length < Fields.LONGEST_WORD) {
                room(length + 1);
                System.arraycopy(text, start, words, size, length);
                size += length;
                words[size++] = END;
            } else if (Fields.isHashed(length)) {
                rare.add(Fields.hash(text, start, at));
            }
        }
    }

    /** Beyond ASCII whoever knows the rules is asked, about a run that may be more than a word. */
    private static int kind(char c) {
        return c < 0x80 ? KINDS[c] : FOREIGN;
    }

    private void slowly(int from, int length) {
        for (String word : TextWords.of(new String(text, from, length))) {
            if (Fields.isCommon(word)) {
                room(word.length() + 1);
                word.getChars(0, word.length(), words, size);
                size += word.length();
                words[size++] = END;
            } else if (Fields.isHashed(word.length())) {
                rare.add(Fields.hash(word));
            }
        }
    }

    private void room(int more) {
        if (size + more > words.length) {
            words = Arrays.copyOf(words, 2 * (size + more));
        }
    }

    /** How many characters its words have. */
    int length() {
        return size;
    }

    /** The same words, which stay as they are. */
    LineWords copy() {
        return new LineWords(this);
    }

    /** Hands out each word, folded, with its field. */
    void forEach(BiConsumer<String, String> taker) {
        String field = "";
        int at = 2;
        while (at < size) {
            if (words[at] < FIELDS) {
                field = fields[words[at++]];
            } else {
                int end = at;
                while (words[end] != END) {
                    end++;
                }
                taker.accept(field, TextWords.fold(new String(words, at, end - at)));
                at = end + 1;
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LineWords line && Arrays.equals(words, 0, size, line.words, 0, line.size);
    }

    @Override
    public int hashCode() {
        int hash = size;
        for (int i = 0; i < size; i++) {
            hash = hash * 31 + words[i];
        }
        return hash * 0x9E3779B1;
    }
}
