package dev.envlog.cli.render;

import dev.envlog.timeline.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short names of the files that requests are of, where there are several. */
public final class Origins {

    /** No names: there is one input, or none has a name. */
    public static final Origins NONE = new Origins(Map.of(), 0);

    private static final int WIDEST = 28;

    private final Map<String, String> names;
    private final int width;

    private Origins(Map<String, String> names, int width) {
        this.names = names;
        this.width = width;
    }

    /** Names for files: without their folders if that tells them apart. */
    public static Origins of(List<String> files) {
        Map<String, String> names = new HashMap<>();
        for (String file : files) {
            names.put(file, file.substring(file.lastIndexOf('/') + 1));
        }
        if (names.size() < 2) {
            return NONE;
        }
        if (names.values().stream().distinct().count() < names.size()) {
            names.replaceAll((file, name) -> file);
        }
        int widest = names.values().stream().mapToInt(String::length).max().orElse(0);
        return new Origins(names, Math.min(WIDEST, widest));
    }

    boolean told() {
        return width > 0;
    }

    /** Begins a line with the name. */
    void begin(Screen screen, Line line, Exchange exchange) {
        if (told()) {
            String file = exchange.origin().file();
            line.add(screen.line().add(names.getOrDefault(file, file), Role.DIM), width, true)
                    .to(width + 1);
        }
    }
}
