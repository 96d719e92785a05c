package dev.envlog.cli.render;

import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import org.jspecify.annotations.Nullable;

/** Names of those who produced a record. */
final class Producers {

    private Producers() {}

    /** The canonical name, or a short one for narrow screens; {@code ?} for what is not known. */
    static String name(@Nullable String component, boolean brief) {
        if (component == null) {
            return "?";
        }
        Component known = brief ? Attributor.shared().byName(component) : null;
        return known == null ? component : known.shortName();
    }
}
