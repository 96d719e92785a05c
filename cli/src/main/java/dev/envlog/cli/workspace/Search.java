package dev.envlog.cli.workspace;

import dev.envlog.cli.glossary.Notable;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reference may mean, after the inputs were read for it, and what reading them came to.
 *
 * @param finder found it, perhaps with others
 * @param whole false if only a part was read: then the numbers of what was found are not those of a list of all
 * @param known that number, where it is known all the same; else 0
 */
public record Search(
        Ref ref, Candidates candidates, RequestFinder finder, List<InputReport> reports, boolean whole, long known) {

    /** Of a finder for several references each. */
    static List<Search> each(List<Ref> refs, RequestFinder finder, List<InputReport> reports) {
        List<Search> each = new ArrayList<>();
        for (int i = 0; i < refs.size(); i++) {
            each.add(new Search(refs.get(i), finder.candidates().get(i), finder, reports, true, 0));
        }
        return each;
    }

    /** What fits: one, or several of which the user has to choose. */
    public List<Listed> found() {
        return candidates.found();
    }

    /** The number of what was found in the list of all, 0 if it is not known. */
    public long number(Listed found) {
        return whole ? found.number() : known;
    }

    /** How many requests there were. */
    public long seen() {
        return finder.seen();
    }

    /** What is worth a look where there was no request at all. */
    public List<Notable> notables() {
        return finder.notables();
    }

    /** What failed beside all requests. */
    public List<Notable> besides() {
        return finder.besides();
    }

    /** The side calls of a request, in order of their first lines, without their records. */
    public List<Exchange> sideCalls(Listed request) {
        return finder.related().sideCalls(request);
    }

    /** What else was done for a request. */
    public Related related(Listed request) {
        Related related = finder.related().of(request);
        return whole ? related : related.unnumbered();
    }
}
