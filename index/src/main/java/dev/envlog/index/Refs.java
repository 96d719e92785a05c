package dev.envlog.index;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids of streams, which are long and recur: each is written once, and after that which one it was. */
final class Refs {

    private static final int NEW = 0;

    private final Map<StreamRef, Integer> numbers = new HashMap<>();
    private final List<StreamRef> refs = new ArrayList<>();

    void write(StreamRef ref, PackWriter turns, PackWriter ids) {
        Integer number = numbers.putIfAbsent(ref, numbers.size());
        turns.number(number == null ? NEW : NEW + numbers.size() - number);
        if (number == null) {
            Numbers.ref(ref, ids);
        }
    }

    StreamRef read(PackReader turns, PackReader ids) {
        int turn = turns.count(NEW + refs.size());
        if (turn != NEW) {
            return refs.get(refs.size() - (turn - NEW));
        }
        StreamRef ref = Numbers.ref(ids);
        refs.add(ref);
        return ref;
    }
}
