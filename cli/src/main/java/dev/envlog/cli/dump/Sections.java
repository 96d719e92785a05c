package dev.envlog.cli.dump;

import dev.envlog.config.State;
import dev.envlog.data.DataFile;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code sections.txt}. */
final class Sections {

    private static final Map<String, Section> BY_NAME = load();

    private Sections() {}

    /** What the list of that name holds, null if it is no list of resources. */
    static @Nullable Section of(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, Section> load() {
        Map<String, Section> sections = new HashMap<>();
        DataFile.read(Sections.class, "sections.txt", line -> {
            String[] cell = line.split("\\|");
            if (cell.length != 3) {
                throw new IllegalArgumentException("expected list | kind | state");
            }
            sections.put(
                    cell[0].strip(),
                    new Section(
                            Section.Kind.valueOf(cell[1].strip().toUpperCase(Locale.ROOT)),
                            State.valueOf(cell[2].strip().toUpperCase(Locale.ROOT))));
        });
        return sections;
    }
}
