package dev.envlog.parser.statement;

import dev.envlog.parser.bytes.Bytes;
import dev.envlog.parser.statement.CompiledGrammar.Word;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a message into the words that the grammar knows and the values between them, as the grammar's lexer does, by hand over
 * bytes; a test holds the two against each other. Values are not taken apart further, as no rule of the grammar asks what a value is made of.
 */
final class MessageLexer {

    /** What stands in {@link #types} for a value. */
    static final int VALUE = 0;

    /** Parts of a message at most; the grammar reads what has more. */
    static final int MOST_PARTS = 48;

    /** The modes of the grammar's lexer in which it reads a message. */
    static final List<String> MODES = List.of(
            "MESSAGE",
            "REST",
            "CLOSED",
            "PERHAPS_CLOSED",
            "SLOTS",
            "PROVIDER",
            "PEER",
            "PLUGIN",
            "HOSTS",
            "HEADER_LINE_NAME");

    private static final int MESSAGE = 0;
    private static final int REST = 1;
    private static final int PROVIDER = MODES.indexOf("PROVIDER");

    /** Of each byte: whether a longer word of the message can go on with it. */
    private static final boolean[] PLAIN = plain();

    /** Token types of the parts, {@link #VALUE} for a value. */
    final int[] types = new int[MOST_PARTS];

    final int[] starts = new int[MOST_PARTS];
    final int[] ends = new int[MOST_PARTS];
    int parts;
    private final Word[][][] words;
    /** After {@link #read}: no word of the grammar opens the message, but a value. */
    boolean unopened;

    MessageLexer(CompiledGrammar grammar) {
        this.words = grammar.words;
    }

    /** Splits a range; false if it is none of those that are read here. Places are relative to its beginning. */
    boolean read(byte[] b, int from, int to) {
        parts = 0;
        unopened = false;
        if (from == to) {
            return true;
        }
        Word opening = longest(MESSAGE, b, from, to);
        int plain = plainLength(b, from, to);
        unopened = opening == null || opening.text.length < plain;
        if (opening == null || unopened) {
            return rest(PROVIDER, b, from, from, from + Math.max(1, plain), to);
        }
        int p = from + opening.text.length;
        add(opening.type, 0, p - from);
        if (p == to) {
            return true;
        }
        if (opening.mode < REST) {
            return false;
        }
        if (opening.mode == REST) {
            return add(VALUE, p - from, to - from);
        }
        return rest(opening.mode, b, from, -1, p, to);
    }

    /** @param begun where a value begins that goes on at {@code at}, -1 if none does */
    private boolean rest(int mode, byte[] b, int from, int begun, int at, int to) {
        int p = at;
        int value = begun;
        while (p < to) {
            Word word = longest(mode, b, p, to);
            int plain = plainLength(b, p, to);
            if (word == null || word.text.length < plain) {
                value = value < 0 ? p : value;
                p += Math.max(1, plain);
                continue;
            }
            if (value >= 0 && !add(VALUE, value - from, p - from)) {
                return false;
            }
            value = -1;
            int end = p + word.text.length;
            if (!add(word.type, p - from, end - from)) {
                return false;
            }
            p = end;
            if (word.mode == REST && p < to) {
                return add(VALUE, p - from, to - from);
            }
        }
        return value < 0 || add(VALUE, value - from, to - from);
    }

    /** The part that begins there; their number for the end of the message, -1 if none does. */
    int startingAt(int place, int length) {
        for (int i = 0; i < parts; i++) {
            if (starts[i] == place) {
                return i;
            }
        }
        return place == length ? parts : -1;
    }

    /** The part that ends there, -1 if none does. */
    int endingAt(int place) {
        for (int i = 0; i < parts; i++) {
            if (ends[i] == place) {
                return i;
            }
        }
        return -1;
    }

    private boolean add(int type, int start, int end) {
        if (parts == MOST_PARTS) {
            return false;
        }
        types[parts] = type;
        starts[parts] = start;
        ends[parts] = end;
        parts++;
        return true;
    }

    /** The words that begin with a byte stand in the order in which they are preferred. */
    private @Nullable Word longest(int mode, byte[] b, int at, int to) {
        Word[] candidates = at < to && b[at] >= 0 ? words[mode][b[at]] : null;
        if (candidates == null) {
            return null;
        }
        for (Word word : candidates) {
            byte[] text = word.text;
            if (Bytes.startsWith(b, at, to, text) && (!word.atEnd || at + text.length == to)) {
                return word;
            }
        }
        return null;
    }

    private static int plainLength(byte[] b, int at, int to) {
        int p = at;
        while (p < to && PLAIN[b[p] & 0xff]) {
            p++;
        }
        return p - at;
    }

    /** PLAIN of the grammar's lexer. */
    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        Arrays.fill(plain, true);
        for (char c : "0123456789 ,.:;'`()]".toCharArray()) {
            plain[c] = false;
        }
        return plain;
    }
}
