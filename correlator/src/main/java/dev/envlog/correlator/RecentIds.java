package dev.envlog.correlator;

/** The stream ids handed out last, so that a straggling line does not make a request twice. */
final class RecentIds {

    private static final int REMEMBERED = 1 << 13;

    private final long[] ring = new long[REMEMBERED];
    private final LongMap<Boolean> ids = new LongMap<>();
    private int next;
    private boolean full;

    void add(long id) {
        if (ids.get(id) != null) {
            return;
        }
        if (full) {
            ids.remove(ring[next]);
        }
        ring[next] = id;
        ids.put(id, Boolean.TRUE);
        next = (next + 1) & (REMEMBERED - 1);
        full |= next == 0;
    }

    void clear() {
        ids.clear();
        next = 0;
        full = false;
    }

    boolean contains(long id) {
        return ids.get(id) != null;
    }
}
