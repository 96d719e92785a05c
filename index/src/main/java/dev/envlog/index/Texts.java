package dev.envlog.index;

import dev.envlog.pack.DamagedException;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of which many recur: each is written once, and after that which one it was. */
final class Texts {

    private static final int NONE = 0;
    private static final int NEW = 1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<List<String>, Integer> listNumbers = new HashMap<>();
    private final List<List<String>> lists = new ArrayList<>();

    void write(@Nullable String text, PackWriter out) {
        if (text == null) {
            out.number(NONE);
            return;
        }
        Integer number = numbers.putIfAbsent(text, numbers.size());
        if (number == null) {
            out.number(NEW);
            out.text(text);
        } else {
            out.number((long) NEW + numbers.size() - number);
        }
    }

    void writeAll(List<String> all, PackWriter out) {
        Integer number = listNumbers.putIfAbsent(all, listNumbers.size());
        out.number(number == null ? 0 : number + 1L);
        if (number == null) {
            out.number(all.size());
            all.forEach(text -> write(text, out));
        }
    }

    void write(@Nullable Enum<?> value, PackWriter out) {
        write(value == null ? null : value.name(), out);
    }

    @Nullable
    String read(PackReader in) {
        int number = in.count(NEW + texts.size());
        if (number == NONE) {
            return null;
        }
        if (number > NEW) {
            return texts.get(texts.size() - (number - NEW));
        }
        String text = in.text();
        if (text == null) {
            throw new DamagedException("a text is missing");
        }
        texts.add(text);
        return text;
    }

    String need(PackReader in) {
        String text = read(in);
        if (text == null) {
            throw new DamagedException("a text is missing");
        }
        return text;
    }

    List<String> readAll(PackReader in) {
        int number = in.count(lists.size());
        if (number > 0) {
            return lists.get(number - 1);
        }
        int size = in.count(1 << 20);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(need(in));
        }
        lists.add(List.copyOf(all));
        return lists.get(lists.size() - 1);
    }

    <E extends Enum<E>> @Nullable E read(Class<E> type, PackReader in) {
        String name = read(in);
        return name == null ? null : PackReader.named(type, name);
    }

    <E extends Enum<E>> E need(Class<E> type, PackReader in) {
        return PackReader.named(type, need(in));
    }
}
