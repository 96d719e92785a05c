package dev.envlog.index;

import dev.envlog.query.TextWords;
import org.jspecify.annotations.Nullable;

/**
 * The words of the lines of exchanges in one field. Lines say the same words again and again, so that the common ones are looked up
 * where they stand, without making strings of them.
 */
final class WordTable {

    private static final int SLOTS = 1 << 13;
    private static final int TRIES = 8;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final class Word {
        private final String text;
        private final int term;
        private final int generation;

        Word(String text, int term, int generation) {
            this.text = text;
            this.term = term;
            this.generation = generation;
        }
    }

    private final @Nullable Word[] words = new Word[SLOTS];
    private final String field;
    private final Hashes rare;
    private final LineKinds kinds;

    /**
     * @param rare takes the hashes of words that are not {@link Fields#isCommon}
     * @param kinds takes the others
     */
    WordTable(String field, Hashes rare, LineKinds kinds) {
        this.field = field;
        this.rare = rare;
        this.kinds = kinds;
    }

    /** Adds the words of a part of a text. */
    void add(String text, int from, int to) {
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
                slowly(text.subSequence(start, at));
            } else if (length > 0 && (digits || length >= Fields.LONGEST_WORD)) {
                if (Fields.isHashed(length)) {
                    rare.add((int) hash & Fields.HASH_MASK);
                }
            } else if (length > 0) {
                common(text, start, at, hash);
            }
            at += length == 0 ? 1 : 0;
        }
    }

    /** Beyond ASCII whoever knows the rules is asked, about a run that may be more than a word. */
    private static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private void slowly(CharSequence run) {
        for (String word : TextWords.of(run)) {
            if (Fields.isCommon(word)) {
                kinds.add(kinds.number(field, word));
            } else if (Fields.isHashed(word.length())) {
                rare.add(Fields.hash(word));
            }
        }
    }

    private void common(String text, int from, int to, long hash) {
        int first = (int) (hash >>> 40) & (SLOTS - 1);
        for (int i = 0; i < TRIES; i++) {
            Word word = words[(first + i) & (SLOTS - 1)];
            if (word != null && isIt(word.text, text, from, to) && word.generation == kinds.generation()) {
                kinds.add(word.term);
                return;
            }
        }
        String folded = TextWords.fold(text.subSequence(from, to));
        int term = kinds.number(field, folded);
        int free = 0;
        while (free < TRIES - 1 && words[(first + free) & (SLOTS - 1)] != null) {
            free++;
        }
        words[(first + free) & (SLOTS - 1)] = new Word(folded, term, kinds.generation());
        kinds.add(term);
    }

    private static boolean isIt(String word, String text, int from, int to) {
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
