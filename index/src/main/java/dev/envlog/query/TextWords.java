package dev.envlog.query;

import java.util.ArrayList;
import java.util.List;

/**
 * What a word is. Whoever compares texts with a query does it by these rules, so that all of them give the same answer:
 *
 * <ul>
 *   <li>a word is a run, as long as possible, of letters and digits ({@link Character#isLetterOrDigit(int)}) and {@code _};
 *   <li>case does not count: {@link #fold} is applied to what is compared;
 *   <li>of a word the first {@value #LONGEST_WORD} characters count, of a whole value the first {@value #LONGEST_VALUE};
 *   <li>a phrase is words that follow each other in one text, whatever else stands between them; the lines of one record are
 *       one text, and no phrase goes over two records.
 * </ul>
 */
public final class TextWords {

    /** UTF-16 units of a word that count. */
    public static final int LONGEST_WORD = 128;

    /** UTF-16 units of a whole value that count. */
    public static final int LONGEST_VALUE = 4096;

    private TextWords() {}

    /** The words of a text in order, folded and cut. */
    public static List<String> of(CharSequence text) {
        List<String> words = new ArrayList<>();
        for (int from = next(text, 0); from < text.length(); ) {
            int to = end(text, from);
            words.add(fold(text.subSequence(from, cut(text, from, to, LONGEST_WORD))));
            from = next(text, to);
        }
        return words;
    }

    /** A whole value as it is compared: folded and cut. */
    public static String value(String value) {
        return fold(value.substring(0, cut(value, 0, value.length(), LONGEST_VALUE)));
    }

    /** The text without differences of case. */
    public static String fold(CharSequence text) {
        int same = 0;
        while (same < text.length() && isFolded(text.charAt(same))) {
            same++;
        }
        return same == text.length() ? text.toString() : folded(text);
    }

    private static boolean isFolded(char c) {
        return c < 0x80 && (c < 'A' || c > 'Z');
    }

    private static String folded(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            out.appendCodePoint(fold(c));
        }
        return out.toString();
    }

    static int fold(int c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
        }
        return Character.toLowerCase(c);
    }

    static boolean inWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        return Character.isLetterOrDigit(c);
    }

    /** Where the next word begins, the length of the text if there is none. */
    public static int next(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (inWord(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** Where the word that begins here ends. */
    public static int end(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (!inWord(c)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** Where to cut what goes from here to there, so that it is not too long and no character is cut in two. */
    static int cut(CharSequence text, int from, int to, int most) {
        if (to - from <= most) {
            return to;
        }
        int end = from + most;
        return Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end))
                ? end - 1
                : end;
    }

    /** Whether words that fit the patterns follow each other in the text. */
    static boolean hasPhrase(CharSequence text, List<Glob> phrase) {
        for (int from = next(text, 0); from < text.length(); ) {
            int to = end(text, from);
            if (isPhrase(text, from, to, phrase)) {
                return true;
            }
            from = next(text, to);
        }
        return false;
    }

    private static boolean isPhrase(CharSequence text, int first, int firstEnd, List<Glob> phrase) {
        int from = first;
        int to = firstEnd;
        for (int i = 0; i < phrase.size(); i++) {
            if (i > 0) {
                from = next(text, to);
                to = end(text, from);
            }
            if (from >= text.length() || !phrase.get(i).matches(text, from, cut(text, from, to, LONGEST_WORD))) {
                return false;
            }
        }
        return true;
    }
}
