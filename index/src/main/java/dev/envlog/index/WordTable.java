package dev.envlog.index;

import dev.envlog.query.TextWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words of the lines of exchanges, each told once for an exchange. Lines say the same words again and again, so that the common
 * ones are looked up where they stand, without making strings of them.
 */
final class WordTable {

    private static final int SLOTS = 1 << 13;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final class Word {
        private final String text;
        private long told;

        Word(String text) {
            this.text = text;
        }
    }

    private final @Nullable Word[] words = new Word[SLOTS];
    /** Words that found no place there, as told for this exchange. */
    private final Set<String> others = new HashSet<>();

    private final Set<Integer> rare;
    private long round;

    /** @param rare takes the hashes of words that are not {@link Fields#isCommon} */
    WordTable(Set<Integer> rare) {
        this.rare = rare;
    }

    /** Begins another exchange. */
    void begin() {
        round++;
        others.clear();
    }

    /** Hands on the words of a part of a text that are common and were not told for this exchange. */
    void add(CharSequence text, int from, int to, Consumer<String> taker) {
        int at = from;
        while (at < to) {
            int start = at;
            long hash = 0;
            boolean digits = false;
            boolean plain = true;
            while (at < to && isWord(text.charAt(at))) {
                char c = text.charAt(at);
                plain &= c < 0x80;
                int folded = c >= 'A' && c <= 'Z' ? c + 32 : c;
                digits |= c >= '0' && c <= '9';
                hash = (hash ^ folded) * MIX;
                hash ^= hash >>> 29;
                at++;
            }
            int length = at - start;
            if (!plain || length > TextWords.LONGEST_WORD) {
                slowly(text.subSequence(start, at), taker);
            } else if (length > 0 && (digits || length >= Fields.LONGEST_WORD)) {
                rare.add((int) hash & Fields.HASH_MASK);
            } else if (length > 0) {
                common(text, start, at, hash, taker);
            }
            at += length == 0 ? 1 : 0;
        }
    }

    /** Beyond ASCII whoever knows the rules is asked, about a run that may be more than a word. */
    private static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private void slowly(CharSequence run, Consumer<String> taker) {
        List<String> found = TextWords.of(run);
        for (String word : found) {
            if (!Fields.isCommon(word)) {
                rare.add(Fields.hash(word));
            } else if (others.add(word)) {
                taker.accept(word);
            }
        }
    }

    private void common(CharSequence text, int from, int to, long hash, Consumer<String> taker) {
        int slot = (int) (hash >>> 40) & (SLOTS - 1);
        Word word = words[slot];
        if (word == null) {
            word = new Word(TextWords.fold(text.subSequence(from, to)));
            words[slot] = word;
        }
        if (!isIt(word.text, text, from, to)) {
            String other = TextWords.fold(text.subSequence(from, to));
            if (others.add(other)) {
                taker.accept(other);
            }
        } else if (word.told != round) {
            word.told = round;
            taker.accept(word.text);
        }
    }

    private static boolean isIt(String word, CharSequence text, int from, int to) {
        if (word.length() != to - from) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(from + i);
            if (word.charAt(i) != (c >= 'A' && c <= 'Z' ? c + 32 : c)) {
                return false;
            }
        }
        return true;
    }
}
