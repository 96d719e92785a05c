package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a normalised source path to its component: {@code source-paths.txt}. */
final class SourceTable {

    private record Plain(String prefix, @Nullable Component component) implements Comparable<Plain> {

        /** The longest first. */
        @Override
        public int compareTo(Plain other) {
            return other.prefix.length() - prefix.length();
        }
    }

    /** Segments of which some are a star; the name repeats the text that stands there. */
    private record Starred(List<String> segments, String name) implements Comparable<Starred> {

        @Override
        public int compareTo(Starred other) {
            return other.segments.size() - segments.size();
        }
    }

    private final Components components;
    private final List<Plain> plain = new ArrayList<>();
    private final List<Starred> starred = new ArrayList<>();

    SourceTable(List<Table.Row> rows, Components components) {
        this.components = components;
        for (Table.Row row : rows) {
            String prefix = row.cell(0);
            if (prefix.indexOf('*') < 0) {
                plain.add(new Plain(prefix, components.named(row, 1)));
            } else if (prefix.endsWith("/")) {
                starred.add(new Starred(
                        List.of(prefix.substring(0, prefix.length() - 1).split("/")), row.cell(1)));
            } else {
                throw row.problem("found '" + prefix + "', wanted a / at the end of a path with *");
            }
        }
        Collections.sort(plain);
        Collections.sort(starred);
    }

    static SourceTable load(Components components) {
        return new SourceTable(Table.load(SourceTable.class, "source-paths.txt", "path", "component"), components);
    }

    @Nullable
    Component find(String path) {
        for (Plain row : plain) {
            if (path.startsWith(row.prefix())) {
                return row.component();
            }
        }
        for (Starred row : starred) {
            String name = fill(row, path);
            if (name != null) {
                return components.find(name);
            }
        }
        return null;
    }

    /** The name with the path's segments in place of the stars, or null if the path does not begin so. */
    private static @Nullable String fill(Starred row, String path) {
        String name = row.name();
        int from = 0;
        for (String wanted : row.segments()) {
            int to = path.indexOf('/', from);
            if (to < 0) {
                return null;
            }
            if (wanted.equals("*")) {
                name = replaceFirstStar(name, path.substring(from, to));
            } else if (to - from != wanted.length() || !path.startsWith(wanted, from)) {
                return null;
            }
            from = to + 1;
        }
        return name;
    }

    private static String replaceFirstStar(String name, String segment) {
        int star = name.indexOf('*');
        return star < 0 ? name : name.substring(0, star) + segment + name.substring(star + 1);
    }
}
