package dev.envlog.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that holds so many entries at most: one more, and the oldest is forgotten.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final int FEW = 16;
    private static final float LOAD = 0.75f;

    private final int most;

    private Recent(int most, boolean byUse) {
        super(FEW, LOAD, byUse);
        this.most = most;
    }

    /** In the order in which the entries came; one that is put anew keeps its place. */
    public static <K, V> Recent<K, V> byAge(int most) {
        return new Recent<>(most, false);
    }

    /** In the order in which the entries were asked for last. */
    public static <K, V> Recent<K, V> byUse(int most) {
        return new Recent<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
