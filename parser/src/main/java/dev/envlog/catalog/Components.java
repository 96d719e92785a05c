package dev.envlog.catalog;

import dev.envlog.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The table of components, {@code components.txt}, and the rule for extensions that are not in it. */
final class Components {

    /** Longer names are no names: log lines are not to be trusted. */
    private static final int LONGEST_NAME = 128;

    private static final String ENVOY_DOCS = "https://www.envoyproxy.io/docs/envoy/latest/";

    private final Map<String, Component> byName = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, String> docs = new HashMap<>();
    private final OwnNames ownNames = new OwnNames();

    Components(List<Table.Row> rows) {
        for (Table.Row row : rows) {
            ComponentKind kind = row.choice(2, ComponentKind.class);
            boolean http = kind == ComponentKind.FILTER && isHttpFilter(row.cell(0));
            Component component = new Component(row.cell(0), http ? ComponentKind.HTTP_FILTER : kind, row.cell(1));
            put(row, component.name(), component);
            if (!row.cell(3).equals("-")) {
                for (String other : row.cell(3).split(" ")) {
                    put(row, other, component);
                }
            }
            String page = row.cell(4);
            if (!page.equals("-")) {
                docs.put(component.name(), page);
            }
            roles.put(component.name(), row.cell(5));
            ownNames.add(component);
        }
    }

    static Components load() {
        return new Components(
                Table.load(Components.class, "components.txt", "name", "short", "kind", "also", "docs", "role"));
    }

    private void put(Table.Row row, String name, Component component) {
        if (byName.put(name, component) != null) {
            throw row.problem("'" + name + "' is there twice");
        }
    }

    /** The component of that name or alias, also of an extension that is not listed; null if it is no such name. */
    @Nullable
    Component find(String name) {
        Component known = byName.get(name);
        return known != null ? known : unlisted(name);
    }

    /** The component that a table names; null for {@code -}. */
    @Nullable
    Component named(Table.Row row, int column) {
        String name = row.cell(column);
        if (name.equals("-")) {
            return null;
        }
        Component component = byName.get(name);
        if (component == null) {
            component = unlisted(name);
            if (component == null) {
                throw row.problem("found '" + name + "', wanted the name of a component");
            }
            // Names in tables are few and ours. Names from logs are neither and are not kept.
            byName.put(name, component);
        }
        return component;
    }

    @Nullable
    String role(Component component) {
        return roles.get(component.name());
    }

    /** The address of the page that tells more, or null. */
    @Nullable
    String docs(Component component) {
        String page = docs.get(component.name());
        return page == null || page.startsWith("https:") ? page : ENVOY_DOCS.concat(page);
    }

    /** The listed filters by the name with which their lines begin. */
    OwnNames ownNames() {
        return ownNames;
    }

    private static @Nullable Component unlisted(String name) {
        boolean istio = name.startsWith("istio.");
        if ((!istio && !name.startsWith("envoy.")) || name.length() > LONGEST_NAME || name.endsWith(".")) {
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '.') {
                return null;
            }
        }
        ComponentKind kind = isHttpFilter(name)
                ? ComponentKind.HTTP_FILTER
                : istio || name.startsWith("envoy.filters.") ? ComponentKind.FILTER : ComponentKind.EXTENSION;
        return new Component(name, kind, name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean isHttpFilter(String name) {
        return name.startsWith(FilterNames.HTTP);
    }
}
