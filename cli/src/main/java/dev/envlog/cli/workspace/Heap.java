package dev.envlog.cli.workspace;

/**
 * Keeps the heap near what is in use while a log of any length passes. From Java 25 on the serial collector rather takes more
 * memory, up to a quarter of the machine's, than to clean up what outlived its youth; a tail of days would end there.
 */
final class Heap {

    /** Records between two looks: some ten megabytes are made for as many. */
    private static final int RECORDS = 1 << 14;

    /** Young objects fill most of what the heap begins with before anything is cleaned up: only beyond that it has grown. */
    private final long least = Runtime.getRuntime().totalMemory() + (16L << 20);

    private int records;
    private long ceiling = least;

    /** To be called for each record read. */
    void record() {
        if (++records == RECORDS) {
            records = 0;
            look();
        }
    }

    private void look() {
        if (used() > ceiling) {
            System.gc();
            // What is held on purpose must not make us clean up all the time.
            ceiling = Math.max(least, 2 * used());
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
