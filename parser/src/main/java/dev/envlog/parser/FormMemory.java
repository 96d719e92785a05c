package dev.envlog.parser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen last with each form of a record's first line: it is likely to be seen again. */
final class FormMemory {

    private final List<@Nullable Site> sites = new ArrayList<>();
    private final List<@Nullable Places> places = new ArrayList<>();

    @Nullable
    Site site(int form) {
        return form < sites.size() ? sites.get(form) : null;
    }

    @Nullable
    Places places(int form) {
        return form < places.size() ? places.get(form) : null;
    }

    void remember(int form, Site site, Places place) {
        while (sites.size() <= form) {
            sites.add(null);
            places.add(null);
        }
        sites.set(form, site);
        places.set(form, place);
    }
}
