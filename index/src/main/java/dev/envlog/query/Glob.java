package dev.envlog.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with wildcards: {@code *} stands for any characters or none, {@code ?} for one, {@code \} makes the next character stand
 * for itself. Case does not count.
 *
 * @param pattern as above, with no more {@code \} than needed: before {@code *}, {@code ?} and {@code \}; Lucene's wildcard terms
 *     are written the same way
 */
public record Glob(String pattern) {

    /** Whatever there is. */
    static final Glob ANY = new Glob("*");

    public Glob {
        StringBuilder least = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escaped = c == '\\' && i + 1 < pattern.length();
            char meant = escaped ? pattern.charAt(++i) : c;
            least.append((escaped && special(meant)) || meant == '\\' ? "\\" : "")
                    .append(meant);
        }
        pattern = least.toString();
    }

    /** Written out, as is {@link #hashCode}: what a record has by itself is built when first called, which a start waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Glob glob && pattern.equals(glob.pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    /** What fits only this text. */
    public static Glob literal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(special(text.charAt(i)) ? "\\" : "").append(text.charAt(i));
        }
        return new Glob(out.toString());
    }

    private static boolean special(char c) {
        return c == '*' || c == '?' || c == '\\';
    }

    /** False if some of it stands for other text. */
    public boolean isLiteral() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (special(c)) {
                return false;
            }
        }
        return true;
    }

    /** The text it stands for if it is literal: wildcards as they are, no {@code \} before them. */
    public String text() {
        StringBuilder out = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            out.append(c == '\\' && i + 1 < pattern.length() ? pattern.charAt(++i) : c);
        }
        return out.toString();
    }

    /** Whether it fits a whole value, as far as that counts. */
    public boolean matches(String value) {
        return matches(value, 0, TextWords.cut(value, 0, value.length(), TextWords.LONGEST_VALUE));
    }

    /** Whether it fits a part of a text. Takes time in proportion to the product of both lengths at most. */
    boolean matches(CharSequence text, int from, int to) {
        int p = 0;
        int t = from;
        int star = -1;
        int retry = from;
        while (t < to) {
            int c = Character.codePointAt(text, t);
            int size = Math.min(Character.charCount(c), to - t);
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
                continue;
            }
            int length = p < pattern.length() ? fits(p, c) : 0;
            if (length > 0) {
                p += length;
                t += size;
            } else if (star >= 0) {
                p = star + 1;
                retry += Character.charCount(Character.codePointAt(text, retry));
                t = retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** How much of the pattern from here on the character fits, 0 if it does not. */
    private int fits(int p, int c) {
        if (pattern.charAt(p) == '?') {
            return 1;
        }
        int at = pattern.charAt(p) == '\\' && p + 1 < pattern.length() ? p + 1 : p;
        int wanted = pattern.codePointAt(at);
        return TextWords.fold(wanted) == TextWords.fold(c) ? at - p + Character.charCount(wanted) : 0;
    }

    /** The words of it, each with the wildcards that stand in it; as {@link TextWords} has them, folded. */
    public List<Glob> words() {
        List<Glob> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < pattern.length(); ) {
            boolean escaped = pattern.charAt(i) == '\\' && i + 1 < pattern.length();
            int c = pattern.codePointAt(escaped ? i + 1 : i);
            i += Character.charCount(c) + (escaped ? 1 : 0);
            boolean wild = !escaped && (c == '*' || c == '?');
            if (wild || TextWords.inWord(c)) {
                word.appendCodePoint(TextWords.fold(c));
            } else {
                add(words, word);
            }
        }
        add(words, word);
        return List.copyOf(words);
    }

    private static void add(List<Glob> words, StringBuilder word) {
        if (!word.isEmpty()) {
            Glob glob = new Glob(word.toString());
            String text = glob.pattern();
            int cut = glob.isLiteral() ? TextWords.cut(text, 0, text.length(), TextWords.LONGEST_WORD) : text.length();
            words.add(cut == text.length() ? glob : new Glob(text.substring(0, cut)));
            word.setLength(0);
        }
    }
}
