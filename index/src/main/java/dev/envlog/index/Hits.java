package dev.envlog.index;

/** Exchanges that a query may fit, in the order of their numbers. */
public final class Hits {

    private static final int DOC_BITS = 31;

    /** Number and document of each, in one. */
    private final long[] places;

    private final boolean decided;

    Hits(long[] places, boolean decided) {
        this.places = places;
        this.decided = decided;
    }

    static long place(long number, int doc) {
        return number << DOC_BITS | doc;
    }

    /** How many there are. */
    public int count() {
        return places.length;
    }

    /** Whether the query fits all of them; if not, it is to be asked of each. */
    public boolean decided() {
        return decided;
    }

    /** The number of one. */
    public long number(int index) {
        return number(places[index]);
    }

    static long number(long place) {
        return place >>> DOC_BITS;
    }

    int doc(int index) {
        return (int) (places[index] & ((1L << DOC_BITS) - 1));
    }
}
