package dev.envlog.cli.workspace;

import java.util.List;

/**
 * A finder that the inputs were read for, and what reading them came to.
 *
 * @param whole false if only a part was read: then the numbers of what was found are not those of a list of all
 * @param known that number, where it is known all the same; else 0
 */
public record Search(RequestFinder finder, List<InputReport> reports, boolean whole, long known) {

    Search(RequestFinder finder, List<InputReport> reports, boolean whole) {
        this(finder, reports, whole, 0);
    }

    /** The number of what was found in the list of all, 0 if it is not known. */
    public long number(Listed found) {
        return whole ? found.number() : known;
    }
}
