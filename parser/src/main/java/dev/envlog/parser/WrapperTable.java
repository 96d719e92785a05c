package dev.envlog.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        try (InputStream in = WrapperTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), symbols);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    static List<Layer> read(String text, Symbols symbols) {
        Map<String, List<WrapperForm>> byWords = new LinkedHashMap<>();
        int number = 0;
        for (String row : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (row.isEmpty() || row.charAt(0) == '#') {
                continue;
            }
            int bar = row.indexOf(" | ");
            if (bar <= 0) {
                throw new IllegalStateException(FILE + ":" + number + ": expected words | form");
            }
            byWords.computeIfAbsent(row.substring(0, bar), words -> new ArrayList<>())
                    .add(new WrapperForm(row.substring(bar + 3), symbols));
        }
        List<Layer> layers = new ArrayList<>();
        byWords.forEach((words, forms) -> layers.add(new TextWrapper(words, List.copyOf(forms))));
        return layers;
    }
}
