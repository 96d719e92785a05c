package dev.envlog.cli.dump;

import dev.envlog.config.State;
import dev.envlog.data.Table;
import java.util.HashMap;
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
        Table.load(Sections.class, "sections.txt", "list", "kind", "state")
                .forEach(row -> sections.put(
                        row.cell(0), new Section(row.choice(1, Section.Kind.class), row.choice(2, State.class))));
        return sections;
    }
}
