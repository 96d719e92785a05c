package dev.envlog.cli.input;

import java.util.ArrayList;
import java.util.List;

/** Files of an archive or directory that were left out, as they do not look like logs of Envoy. */
final class Skipped {

    private static final int NAMED = 3;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String path) {
        count++;
        if (first.size() < NAMED) {
            first.add(path);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Says what was left out of a container, if anything was. */
    void tell(String container, List<Remark> remarks) {
        if (count > 0) {
            String more = count > first.size() ? " …" : "";
            remarks.add(new Remark(
                    container,
                    count + (count == 1 ? " file" : " files") + " left out, no log of Envoy at the beginning: "
                            + String.join(", ", first) + more + " (--all-members reads them)",
                    false));
        }
    }
}
