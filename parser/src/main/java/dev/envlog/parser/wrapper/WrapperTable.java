package dev.envlog.parser.wrapper;

import dev.envlog.data.DataFile;
import dev.envlog.parser.bytes.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code wrappers.txt}. */
final class WrapperTable {

    private static final String FILE = "wrappers.txt";

    private WrapperTable() {}

    /** All wrappers of the file, in its order. */
    static List<Layer> load(Symbols symbols) {
        Map<String, List<WrapperForm>> byWords = new LinkedHashMap<>();
        DataFile.read(WrapperTable.class, FILE, row -> {
            int bar = row.indexOf(" | ");
            if (bar <= 0) {
                throw new IllegalArgumentException("expected words | form");
            }
            byWords.computeIfAbsent(row.substring(0, bar), words -> new ArrayList<>())
                    .add(new WrapperForm(row.substring(bar + 3), symbols));
        });
        List<Layer> layers = new ArrayList<>();
        byWords.forEach((words, forms) -> layers.add(new TextWrapper(words, List.copyOf(forms))));
        return layers;
    }
}
