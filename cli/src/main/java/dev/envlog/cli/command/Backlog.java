package dev.envlog.cli.command;

import dev.envlog.cli.workspace.Listed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last requests of each input that were finished before following began. */
final class Backlog {

    private final int most;
    private final Map<String, Deque<Listed>> inputs = new LinkedHashMap<>();

    /** @param most how many are kept of each input */
    Backlog(int most) {
        this.most = most;
    }

    void add(Listed request) {
        Deque<Listed> last = inputs.computeIfAbsent(request.exchange().origin().file(), file -> new ArrayDeque<>());
        last.addLast(request);
        if (last.size() > most) {
            last.removeFirst();
        }
    }

    /** All of them, in order of their ends; none are kept. */
    List<Listed> take() {
        List<Listed> all = new ArrayList<>();
        inputs.values().forEach(all::addAll);
        if (inputs.size() > 1) {
            all.sort(Comparator.comparingLong(
                    request -> request.exchange().span().end()));
        }
        inputs.clear();
        return all;
    }
}
