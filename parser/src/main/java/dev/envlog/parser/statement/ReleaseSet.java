package dev.envlog.parser.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Some of Envoy's releases: 1.8, which stands for all before it too, to 1.37, which stands for all after it.
 *
 * @param bits bit n is release 1.n
 */
public record ReleaseSet(long bits) {

    /** The oldest release whose source was read. */
    public static final int FIRST = 8;

    /** The newest release of which logs were read. */
    public static final int LAST = 37;

    /** Up to here the source of each release was read; of later ones logs, so that a statement may be older than its first log. */
    private static final int ALL_READ = 28;

    /** Istio 1.N is built from Envoy 1.(N+8). */
    private static final int ISTIO = 8;

    /** Every release. */
    public static final ReleaseSet ALL = of(FIRST, LAST);

    private static final Pattern ITEM =
            Pattern.compile("(?:Istio|TCP|HTTP/1)?\\s*(<=)?1\\.(\\d+)(\\+|-1\\.(\\d+)|-1\\.(\\d+)\\+)?");

    /** The releases from one to another, both included, by their second number. */
    public static ReleaseSet of(int first, int last) {
        int low = Math.max(FIRST, Math.min(LAST, first));
        int high = Math.max(FIRST, Math.min(LAST, last));
        return new ReleaseSet(((1L << (high + 1)) - 1) & -(1L << low));
    }

    /** True if the release 1.n is among them. */
    public boolean has(int n) {
        return (bits & (1L << n)) != 0;
    }

    /** The first of them by its second number, -1 if there is none. */
    public int first() {
        return bits == 0 ? -1 : Long.numberOfTrailingZeros(bits);
    }

    /** The last of them by its second number, -1 if there is none. */
    public int last() {
        return bits == 0 ? -1 : 63 - Long.numberOfLeadingZeros(bits);
    }

    /** {@code 1.19–1.26}, {@code 1.27 or later}, {@code any}; runs with gaps between are joined by commas. */
    public String words() {
        if (equals(ALL)) {
            return "any";
        }
        StringBuilder out = new StringBuilder();
        for (int n = FIRST; n <= LAST; n++) {
            if (!has(n)) {
                continue;
            }
            int end = n;
            while (end < LAST && has(end + 1)) {
                end++;
            }
            out.append(out.isEmpty() ? "" : ", ").append(run(n, end));
            n = end;
        }
        return out.isEmpty() ? "none" : out.toString();
    }

    private static String run(int first, int last) {
        if (last == LAST) {
            return "1." + first + " or later";
        }
        return first == FIRST
                ? "1." + last + " or earlier"
                : first == last ? "1." + first : "1." + first + "–1." + last;
    }

    /**
     * The releases that may print what the grammar says of a wording ({@code 1.19+}, {@code 1.10-1.15}, {@code <=1.26}, {@code
     * Istio 1.20+}; several are joined). Where the note names no bounds, or one release only, it may be any.
     *
     * <p>Beginnings and ends after {@value #ALL_READ} are where the wording was first or last met. They count only if another
     * wording of the same statement ends or begins beside them.
     *
     * @param endsElsewhere last releases of the statement's other wordings
     * @param beginsElsewhere first releases of the statement's other wordings
     */
    static ReleaseSet possible(String note, ReleaseSet endsElsewhere, ReleaseSet beginsElsewhere) {
        long bits = 0;
        for (String part : note.split("[,;]")) {
            int[] bounds = bounds(part.strip());
            if (bounds == null) {
                if (part.strip().endsWith("still")) {
                    return ALL;
                }
                continue;
            }
            boolean istio = part.contains("Istio");
            int low = bounds[0];
            int high = bounds[1];
            if (!istio && low > ALL_READ && !endsElsewhere.has(low - 1)) {
                low = Math.min(low, ALL_READ - 1);
            }
            if (!istio && high > ALL_READ && high < LAST && !beginsElsewhere.has(high + 1)) {
                high = LAST;
            }
            bits |= of(low, high).bits;
        }
        return bits == 0 ? ALL : new ReleaseSet(bits);
    }

    /** First and last release as the note says, null if it is no range: {@code 1.26} alone tells neither beginning nor end. */
    static int @Nullable [] bounds(String part) {
        Matcher item = ITEM.matcher(part);
        if (!item.matches()) {
            return null;
        }
        boolean upTo = item.group(1) != null;
        String more = item.group(3);
        if (!upTo && more == null) {
            return null;
        }
        int shift = part.startsWith("Istio") ? ISTIO : 0;
        int n = Integer.parseInt(item.group(2)) + shift;
        if (item.group(4) != null) {
            return new int[] {n, Integer.parseInt(item.group(4)) + shift};
        }
        boolean open = more != null && more.endsWith("+");
        return upTo ? new int[] {FIRST, open ? LAST : n} : new int[] {n, LAST};
    }
}
