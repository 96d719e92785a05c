package dev.envlog.index;

import dev.envlog.timeline.Step;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The records of an exchange or a connection, unpacked when somebody first looks at them. */
final class StoredSteps extends AbstractList<Step> {

    private final Supplier<List<Step>> source;
    private @Nullable List<Step> steps;

    StoredSteps(Supplier<List<Step>> source) {
        this.source = source;
    }

    @Override
    public Step get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return all().size();
    }

    private List<Step> all() {
        List<Step> known = steps;
        if (known == null) {
            known = source.get();
            steps = known;
        }
        return known;
    }
}
