package dev.envlog.diagnosis;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How somebody names clusters: a table of names, and of what they begin with before a star. */
final class ClusterNames {

    private final Set<String> names = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    /** Reads a table beside this class. */
    ClusterNames(String file) {
        DataFile.read(ClusterNames.class, file, name -> {
            if (name.endsWith("*")) {
                beginnings.add(name.substring(0, name.length() - 1));
            } else {
                names.add(name);
            }
        });
    }

    /** Whether the name is one of them. */
    boolean have(@Nullable String name) {
        return name != null && (names.contains(name) || beginnings.stream().anyMatch(name::startsWith));
    }
}
