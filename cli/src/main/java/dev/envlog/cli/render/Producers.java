package dev.envlog.cli.render;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import org.jspecify.annotations.Nullable;

/** Names of those who produced a record. */
final class Producers {

    private Producers() {}

    static Attribution of(Event event) {
        String source = event.source();
        int colon = source == null ? -1 : source.lastIndexOf(':');
        return Attributor.shared()
                .attribute(
                        source == null || colon < 0 ? source : source.substring(0, colon),
                        event.logger(),
                        event.eventName(),
                        event.message());
    }

    /** The canonical name, or a short one for narrow screens; {@code ?} for what is not known. */
    static String name(@Nullable String component, boolean brief) {
        if (component == null) {
            return "?";
        }
        Component known = brief ? Attributor.shared().byName(component) : null;
        return known == null ? component : known.shortName();
    }
}
