package dev.envlog.cli.dump;

import dev.envlog.config.Filter;
import dev.envlog.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads filters of all kinds, and what their configuration is whichever way it is wrapped. */
final class FilterReader {

    /**
     * The configuration of an extension.
     *
     * @param type without host; null if it is of the untyped kind that Envoy took until 1.14
     */
    record Config(@Nullable String type, Tree value) {}

    private static final int LONGEST_PLUGIN = 80;
    private static final Map<String, List<String>> PLUGINS = plugins();

    private FilterReader() {}

    private static Map<String, List<String>> plugins() {
        Map<String, List<String>> plugins = new HashMap<>();
        Table.load(FilterReader.class, "plugins.txt", "name", "fields")
                .forEach(row -> plugins.put(row.cell(0), row.words(1)));
        return plugins;
    }

    static Filter filter(Tree filter) {
        Config config = config(filter);
        String name = filter.get("name").text("");
        String component = TypeNames.canonical(config.type(), name);
        return new Filter(
                name,
                component,
                config.type(),
                plugin(component, config.value()),
                filter.get("disabled").truth(false));
    }

    /** The configuration of a filter or a transport socket; that of the inner one where it is a TypedStruct. */
    static Config config(Tree extension) {
        Tree typed = extension.get("typed_config");
        if (typed.isMissing()) {
            List<String> discovered = extension.at("config_discovery.type_urls").texts();
            return discovered.isEmpty()
                    ? new Config(null, extension.get("config"))
                    : new Config(TypeNames.type(discovered.get(0)), extension.at("config_discovery.default_config"));
        }
        String type = TypeNames.type(typed.get("@type").text(""));
        if (type.endsWith(".TypedStruct")) {
            return new Config(TypeNames.type(typed.get("type_url").text("")), typed.get("value"));
        }
        return new Config(type.isEmpty() ? null : type, typed);
    }

    private static @Nullable String plugin(String component, Tree config) {
        for (String path : PLUGINS.getOrDefault(component, List.of())) {
            String found = config.at(path).text();
            if (found != null && found.length() <= LONGEST_PLUGIN && found.indexOf('\n') < 0) {
                return found;
            }
        }
        return null;
    }
}
