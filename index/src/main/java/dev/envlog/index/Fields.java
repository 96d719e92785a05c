package dev.envlog.index;

import dev.envlog.query.Field;
import dev.envlog.query.FieldType;
import dev.envlog.query.TextWords;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of the index, all in one place. A field of the query language that has numbers is doc values of its own name; one
 * that has texts is terms: whole values ({@link #values}) and, where words are asked for, words ({@link #words}). To keep it small,
 * of some values only the beginning is indexed; the compiler knows, and leaves the rest to the stored request.
 *
 * <p>Words with digits are ids, times and addresses: nearly each is in one request only. Of the lines these are indexed by batch
 * and by a hash, which leads to a few requests to be looked at.
 */
final class Fields {

    // ---- of all documents

    /** What it is: {@link #EXCHANGE} and so on. */
    static final String DOC = "doc";

    static final String EXCHANGE = "exchange";
    static final String CONNECTION = "connection";
    static final String BATCH = "batch";
    static final String RECORDS = "records";

    /** Number of its log. */
    static final String LOG = "log";
    /** Number of its log, of what is written anew when the log goes on. */
    static final String OPEN = "open";

    /** Document of a {@link LineKinds kind of lines}; the kinds of a {@link #LINE_SET}. */
    static final String KIND = "lineKind";
    /** Number of a kind of lines. */
    static final String KIND_NUMBER = "lineKindNumber";
    /** Document of a set of kinds of lines; field of an exchange that says which set its lines are of. */
    static final String LINE_SET = "lineSet";
    /** Number of such a set. */
    static final String LINE_SET_NUMBER = "lineSetNumber";

    // ---- of exchanges and connections

    /** Its batch: one of those of its log, and its place in there. */
    static final String BATCH_NUMBER = "batch";

    static final String SLOT = "slot";
    /** Place among all exchanges, or connections, of its log. */
    static final String SEQUENCE = "sequence";
    /** When a connection came: the latest time in its log by then. */
    static final String CAME = "came";
    /** When an exchange without an end came, likewise. */
    static final String UNENDED = "unended";
    /** Number of the connection. */
    static final String ID = "id";
    /** Names of fields of which only the beginning of a value is indexed. */
    static final String CUT = "cut";

    // ---- of batches and records

    /** Log and number of a batch. */
    static final String KEY = "key";

    static final String HEADS = "heads";
    static final String STEPS = "steps";
    /** Hashes of the words with digits in its lines. */
    static final String HASHES = "hashes";
    /** Which lines a pack of records has. */
    static final String LINES = "lines";

    static final String PACK = "pack";

    // ---- words of lines

    /** Of messages that stand in their text as they are. */
    static final String MESSAGE_WORDS = "~step";
    /** Of texts, but for those messages. */
    static final String TEXT_WORDS = "~text";
    /** Of messages that are escaped in their text. */
    static final String UNESCAPED_WORDS = "~unescaped";

    /** Of values of headers that do not stand in the text as they are. */
    static final String HEADER_WORDS = "~header";

    /** Characters of a value that are indexed. */
    private static final int LONGEST_VALUE = 160;
    /** Likewise of a value with digits in it, where these differ from request to request. */
    private static final int LONGEST_PATH = 32;

    private static final int LONGEST_HEADER = 6;
    private static final int LONGEST_ID = 6;
    /** Words with digits of no more characters are in too many requests to be worth it. */
    private static final int SHORT_WORD = 4;
    /** Characters of a word that are indexed. */
    static final int LONGEST_WORD = 24;

    private static final int HASH_MASK = 0xFFFFFF;

    /** Fields of numbers that few ask for: the stored request answers. */
    private static final Set<String> NOT_INDEXED = Set.of(
            "number", "upstream.start", "upstream.ready", "upstream.end", "upstream.number", "firstLine", "lastLine");

    private Fields() {}

    /** Terms of whole values. */
    static String values(Field field) {
        return "=" + (field.header().isEmpty() ? field.name() : "header");
    }

    /** Terms of words. */
    static String words(Field field) {
        return "~" + (field.header().isEmpty() ? field.name() : "header");
    }

    /** Whether the index does not tell it. */
    static boolean isNotIndexed(Field field) {
        return NOT_INDEXED.contains(field.name());
    }

    /** What is indexed of a value that is folded: all of it, or its beginning. */
    static String kept(Field field, String folded) {
        int longest = longest(field);
        boolean whole = folded.length() <= (hasDigit(folded) ? longest : LONGEST_VALUE);
        return whole ? folded : cut(folded, hasDigit(folded) ? longest : LONGEST_VALUE);
    }

    /** Whether the term of a value is that of no longer one. */
    static boolean isWhole(Field field, String folded) {
        int longest = longest(field);
        boolean shortEnough = folded.length() < longest - 1;
        boolean between = folded.length() > longest && folded.length() < LONGEST_VALUE - 1 && !hasDigit(folded);
        return shortEnough || between;
    }

    /** So much of any value is indexed at least, but for half a character. */
    static int longest(Field field) {
        if (field.type() == FieldType.ID || field.name().equals("requestId")) {
            return LONGEST_ID;
        }
        return !field.header().isEmpty() ? LONGEST_HEADER : field.name().equals("path") ? LONGEST_PATH : LONGEST_VALUE;
    }

    /** The beginning of a text; no character is cut in two. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean inside = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, inside ? longest - 1 : longest);
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** What stands before a value in its term. */
    static String before(Field field) {
        return field.header().isEmpty() ? "" : field.header() + '\0';
    }

    /** Whether a word is of the vocabulary that all requests share, and not an id, a time, an address. */
    static boolean isCommon(String word) {
        if (word.length() >= LONGEST_WORD) {
            return false;
        }
        return !hasDigit(word);
    }

    /** Whether a word that is not {@link #isCommon} is indexed all the same. */
    static boolean isHashed(int length) {
        return length > SHORT_WORD;
    }

    /** Of a word that is folded and cut as {@link TextWords} does. */
    static int hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return (int) hash & HASH_MASK;
    }

    /** The same of a word of ASCII, not folded yet. */
    static int hash(char[] text, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            hash = hash(hash, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return (int) hash & HASH_MASK;
    }

    private static long hash(long before, char c) {
        long hash = (before ^ c) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }

    /** A hash as a term. */
    static BytesRef term(int hash) {
        return new BytesRef(new byte[] {(byte) (hash >>> 16), (byte) (hash >>> 8), (byte) hash});
    }
}
