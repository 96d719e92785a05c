package dev.envlog.parser;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Values of which most were there before: each is written once, and after that how long ago it was new. */
final class Recurring<T> {

    private static final int SAME = 0;
    private static final int NEW = 1;

    private final List<T> values = new ArrayList<>();
    private final Map<T, Integer> numbers = new HashMap<>();
    private T last;

    /** @param first is expected to come first */
    Recurring(T first) {
        last = first;
    }

    /** The value told last. */
    T last() {
        return last;
    }

    /** Writes which one it is to {@code turns}, and itself to {@code made} if it is new. */
    void write(T value, PackWriter turns, PackWriter made, BiConsumer<T, PackWriter> how) {
        if (value.equals(last)) {
            turns.number(SAME);
            return;
        }
        last = value;
        Integer number = numbers.get(value);
        if (number == null) {
            turns.number(NEW);
            how.accept(value, made);
            numbers.put(value, values.size());
            values.add(value);
        } else {
            turns.number((long) NEW + values.size() - number);
        }
    }

    T read(PackReader turns, PackReader made, Function<PackReader, T> how) {
        int turn = turns.count(NEW + values.size());
        if (turn == NEW) {
            last = how.apply(made);
            values.add(last);
        } else if (turn != SAME) {
            last = values.get(values.size() - (turn - NEW));
        }
        return last;
    }

    /** A text that may be missing, as a value. */
    static void writeText(String text, PackWriter out) {
        out.text(text.isEmpty() ? null : text);
    }

    static String readText(PackReader in) {
        String text = in.text();
        return text == null ? "" : text;
    }
}
