package dev.envlog.correlator;

import dev.envlog.catalog.Component;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of one exchange or connection: counted always, kept in order of the log if asked for, of its middle not more than so many. */
final class Steps {

    private final List<Component> filters = new ArrayList<>(4);
    /** More are not kept: half of them the first ones, the others the last ones. */
    private final int most;

    private @Nullable List<Rec> kept;
    private @Nullable Set<Rec> context;
    /** The file of the first record, null before there is one. */
    @Nullable
    String firstFile;

    /** The filter before the router that spoke last. */
    @Nullable
    Component lastHttpFilter;

    int firstLine = Integer.MAX_VALUE;
    int lastLine;
    int records;
    private long firstSeq = Long.MAX_VALUE;
    private long lastSeq = -1;

    Steps(boolean keep) {
        this(keep, Integer.MAX_VALUE);
    }

    Steps(boolean keep, int most) {
        this.most = most;
        kept = keep ? new ArrayList<>() : null;
        context = keep ? new LinkedHashSet<>() : null;
    }

    /** A record of its own. */
    void add(Rec rec) {
        addCounting(rec, true);
    }

    /** A record that prints the connection's id; one that is about a request tells of that request's filters. */
    void addPrinted(Rec rec) {
        addCounting(rec, rec.exchange == null);
    }

    private void addCounting(Rec rec, boolean ownFilter) {
        records++;
        // By the order of the log: a request may begin in one file and end in the next.
        if (rec.seq < firstSeq) {
            firstSeq = rec.seq;
            firstFile = rec.file;
            firstLine = rec.line;
        }
        if (rec.seq > lastSeq) {
            lastSeq = rec.seq;
            lastLine = rec.lastLine;
        }
        Component component = rec.component();
        if (ownFilter && component != null && component.filter() && !isAmongFilters(component)) {
            filters.add(component);
        }
        if (component != null && RequestComponents.isHttpFilter(component)) {
            lastHttpFilter = component;
        }
        keep(rec);
    }

    private boolean isAmongFilters(Component component) {
        for (int i = 0; i < filters.size(); i++) {
            if (filters.get(i).name().equals(component.name())) {
                return true;
            }
        }
        return false;
    }

    /** A record of somebody else's that belongs on the timeline all the same. */
    void addRelated(Rec rec) {
        keep(rec);
    }

    /** A record of nobody's that explains something here. */
    void addContext(Rec rec) {
        Set<Rec> related = context;
        if (related != null) {
            related.add(rec);
            keep(rec);
        }
    }

    /** The origin, in the file of the first record. */
    Origin origin(Origin process) {
        String file = firstFile;
        return file == null || file.equals(process.file())
                ? process
                : new Origin(file, process.pod(), process.restart());
    }

    /** Place of the first record among all of its pod. */
    long firstSeq() {
        return firstSeq;
    }

    /**
     * They were handed out and are not kept any more. Records know whose they are, so that what is open would keep what was before
     * it, and that what was before that.
     */
    void letGo() {
        kept = null;
        context = null;
    }

    private void keep(Rec rec) {
        List<Rec> list = kept;
        if (list == null) {
            return;
        }
        int at = list.size();
        while (at > 0 && list.get(at - 1).seq > rec.seq) {
            at--;
        }
        if (at == 0 || list.get(at - 1) != rec) {
            list.add(at, rec);
        }
        // Rarely, and much then: what stands behind has to be moved each time.
        if (list.size() - most >= most / 2) {
            leaveOut(list);
        }
    }

    private void leaveOut(List<Rec> list) {
        list.subList(most / 2, list.size() - most / 2).clear();
    }

    List<String> filters() {
        if (filters.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>(filters.size());
        for (Component filter : filters) {
            if (!names.contains(filter.name())) {
                names.add(filter.name());
            }
        }
        return List.copyOf(names);
    }

    List<Step> steps() {
        List<Rec> list = kept;
        Set<Rec> related = context;
        if (list == null || related == null) {
            return List.of();
        }
        if (list.size() > most) {
            leaveOut(list);
        }
        return list.stream().map(rec -> rec.step(related.contains(rec))).toList();
    }
}
