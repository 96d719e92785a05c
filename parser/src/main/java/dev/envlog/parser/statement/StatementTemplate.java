package dev.envlog.parser.statement;

import dev.envlog.parser.bytes.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message whose statement is known, as a template for messages that differ from it in numbers only: a run of digits inside a
 * field may be another number. The grammar has no token that is a number, so such a message is the same statement with the same
 * fields, and need not be parsed again; the few texts of the catalogue that have one are told by
 * {@link Statement#numbered}. Digits beside a letter are part of a name, and stay as they are.
 */
final class StatementTemplate {

    private static final int MOST_RUNS = 16;

    private final String logger;
    private final byte[] message;
    private final Statement statement;
    /** Start and end of each run that may be another number. */
    private final int[] runs;
    /** The same fields elsewhere, for numbers of other lengths: what was made last. */
    private Statement other;

    private final int[] otherLengths;

    StatementTemplate(String logger, byte[] b, int from, int to, Statement statement) {
        this.logger = logger;
        this.message = Arrays.copyOfRange(b, from, to);
        this.statement = statement;
        this.runs = statement.numbered() ? new int[0] : runs(message, statement);
        this.other = statement;
        this.otherLengths = new int[runs.length / 2];
        for (int i = 0; i < otherLengths.length; i++) {
            otherLengths[i] = runs[2 * i + 1] - runs[2 * i];
        }
    }

    /** Of a message: the same for messages that differ in runs of digits only. */
    static int hash(byte[] b, int from, int to) {
        int h = 0;
        boolean digits = false;
        for (int i = from; i < to; i++) {
            byte c = b[i];
            if (c >= '0' && c <= '9') {
                if (digits) {
                    continue;
                }
                digits = true;
                c = '0';
            } else {
                digits = false;
            }
            h = h * 31 + c;
        }
        return h ^ (h >>> 15);
    }

    /** The statement of a message that fits, null if it does not. */
    @Nullable
    Statement match(String ofLogger, byte[] b, int from, int to) {
        if (!logger.equals(ofLogger)) {
            return null;
        }
        boolean sameLengths = true;
        boolean asBefore = true;
        int at = 0;
        int p = from;
        for (int i = 0; i < runs.length; i += 2) {
            int start = runs[i];
            if (to - p < start - at || !Bytes.same(message, at, b, p, start - at)) {
                return null;
            }
            p += start - at;
            int begin = p;
            while (p < to && Bytes.isDigit(b[p])) {
                p++;
            }
            if (p == begin) {
                return null;
            }
            at = runs[i + 1];
            sameLengths &= p - begin == at - start;
            asBefore &= p - begin == otherLengths[i / 2];
        }
        if (to - p != message.length - at || !Bytes.same(message, at, b, p, to - p)) {
            return null;
        }
        return sameLengths ? statement : asBefore ? other : elsewhere(b, from, to);
    }

    /** The fields where the numbers of this message put them. */
    private Statement elsewhere(byte[] b, int from, int to) {
        int[] shift = new int[otherLengths.length];
        int moved = 0;
        for (int i = 0; i < shift.length; i++) {
            int begin = from + runs[2 * i] + moved;
            int p = begin;
            while (p < to && Bytes.isDigit(b[p])) {
                p++;
            }
            otherLengths[i] = p - begin;
            moved += otherLengths[i] - (runs[2 * i + 1] - runs[2 * i]);
            shift[i] = moved;
        }
        other = statement.moved(bound -> {
            int by = 0;
            for (int i = 0; i < shift.length && runs[2 * i + 1] <= bound; i++) {
                by = shift[i];
            }
            return bound + by;
        });
        return other;
    }

    private static int[] runs(byte[] message, Statement statement) {
        int[] found = new int[2 * MOST_RUNS];
        int n = 0;
        for (int field = 0; field < statement.fields(); field++) {
            int end = statement.fieldEnd(field);
            int p = Math.max(statement.fieldStart(field), n == 0 ? 0 : found[n - 1]);
            while (p < end && n < found.length) {
                if (!Bytes.isDigit(message[p])) {
                    p++;
                    continue;
                }
                int start = p;
                while (p < end && Bytes.isDigit(message[p])) {
                    p++;
                }
                if (isNumber(message, start, p)) {
                    found[n] = start;
                    found[n + 1] = p;
                    n += 2;
                }
            }
        }
        return Arrays.copyOf(found, n);
    }

    private static boolean isNumber(byte[] b, int start, int end) {
        return (start == 0 || !isName(b[start - 1])) && (end == b.length || !isName(b[end]));
    }

    private static boolean isName(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || Bytes.isDigit(c) || c < 0;
    }
}
