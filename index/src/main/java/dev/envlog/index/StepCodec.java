package dev.envlog.index;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Attributor;
import dev.envlog.catalog.Component;
import dev.envlog.catalog.ComponentEvidence;
import dev.envlog.catalog.ComponentKind;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import dev.envlog.timeline.Confidence;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the correlator said of records, as bytes: where each stands, who wrote it, and whose it is. */
final class StepCodec {

    private static final int MOST = 1 << 24;
    private static final int RECENT = 256;

    /** What is said of many records alike, but for whose they are. */
    private record Mark(
            Attribution by,
            @Nullable OwnerRule rule,
            @Nullable Confidence confidence,
            boolean context) {

        /** Whether it is what is said of a step. */
        boolean is(Step step, @Nullable Owner owner) {
            return by.equals(step.by())
                    && rule == (owner == null ? null : owner.by())
                    && confidence == (owner == null ? null : owner.confidence())
                    && context == step.context();
        }
    }

    /** A record that is told of: where it stands, and what is told. */
    record Told(
            String file, int line, Attribution by, @Nullable Owner owner, boolean context) {}

    private final Texts texts = new Texts();
    private final Map<Mark, Integer> numbers = new HashMap<>();
    /** Marks told last, by who wrote the line, and the numbers that stand for them. */
    private final @Nullable Mark[] recentMarks = new Mark[RECENT];

    private final int[] recentNumbers = new int[RECENT];
    private final Refs others = new Refs();
    private final PackWriter values = new PackWriter();
    private final PackWriter lines = new PackWriter();
    private final PackWriter marks = new PackWriter();
    private final PackWriter turns = new PackWriter();
    private String file = "";

    /**
     * @param self who most of them belong to
     * @param users who others of them belong to
     */
    void write(List<Step> steps, StreamRef self, List<StreamRef> users) {
        Map<StreamRef, Integer> places = new HashMap<>();
        users.forEach(user -> places.putIfAbsent(user, places.size()));
        values.number(steps.size());
        int line = 0;
        for (Step step : steps) {
            String named = step.event().file();
            boolean moved = !named.equals(file);
            lines.number(PackLine.code(step.event().line() - line, moved));
            if (moved) {
                texts.write(named, values);
                file = named;
            }
            line = step.event().line();
            Owner owner = step.owner();
            mark(step, owner);
            if (owner != null) {
                owner(owner.ref(), self, places);
            }
        }
    }

    private void mark(Step step, @Nullable Owner owner) {
        String writer = step.component();
        int slot = (writer == null ? 0 : writer.hashCode()) & (RECENT - 1);
        Mark recent = recentMarks[slot];
        if (recent != null && recent.is(step, owner)) {
            marks.number(recentNumbers[slot]);
            return;
        }
        Mark mark = new Mark(
                step.by(),
                owner == null ? null : owner.by(),
                owner == null ? null : owner.confidence(),
                step.context());
        Integer number = numbers.putIfAbsent(mark, numbers.size());
        marks.number(number == null ? 0 : number + 1L);
        recentMarks[slot] = mark;
        recentNumbers[slot] = (number == null ? numbers.size() - 1 : number) + 1;
        if (number != null) {
            return;
        }
        Component component = mark.by.component();
        texts.write(component == null ? null : component.name(), values);
        texts.write(mark.by.by(), values);
        texts.write(mark.rule, values);
        texts.write(mark.confidence, values);
        Numbers.truth(mark.context, values);
    }

    private void owner(StreamRef ref, StreamRef self, Map<StreamRef, Integer> users) {
        if (ref.equals(self)) {
            turns.number(0);
            return;
        }
        Integer user = users.get(ref);
        turns.number(user == null ? 1 : user + 2L);
        if (user == null) {
            others.write(ref, turns, values);
        }
    }

    void writeTo(PackWriter out) {
        out.part(values);
        out.part(marks);
        out.part(lines);
        out.part(turns);
    }

    /** The same, to be read. */
    static final class Reading {

        private final Texts texts = new Texts();
        private final List<Mark> known = new ArrayList<>();
        private final Refs others = new Refs();
        private final PackReader values;
        private final PackReader marks;
        private final PackReader lines;
        private final PackReader turns;
        private String file = "";

        Reading(PackReader in) {
            values = in.part();
            marks = in.part();
            lines = in.part();
            turns = in.part();
        }

        List<Told> read(StreamRef self, List<StreamRef> all) {
            List<StreamRef> users = List.copyOf(new LinkedHashSet<>(all));
            int size = values.count(MOST);
            List<Told> steps = new ArrayList<>();
            int line = 0;
            for (int i = 0; i < size; i++) {
                long code = lines.number();
                if (PackLine.moved(code)) {
                    file = texts.need(values);
                }
                line += PackLine.lines(code);
                Mark mark = mark();
                OwnerRule rule = mark.rule;
                Confidence confidence = mark.confidence;
                Owner owner =
                        rule == null || confidence == null ? null : new Owner(owner(self, users), rule, confidence);
                steps.add(new Told(file, line, mark.by, owner, mark.context));
            }
            return steps;
        }

        private Mark mark() {
            int number = marks.count(known.size());
            if (number > 0) {
                return known.get(number - 1);
            }
            String name = texts.read(values);
            ComponentEvidence by = texts.read(ComponentEvidence.class, values);
            Mark mark = new Mark(
                    new Attribution(name == null ? null : component(name), by),
                    texts.read(OwnerRule.class, values),
                    texts.read(Confidence.class, values),
                    Boolean.TRUE.equals(Numbers.truth(values)));
            known.add(mark);
            return mark;
        }

        private static Component component(String name) {
            Component component = Attributor.shared().byName(name);
            return component == null ? new Component(name, ComponentKind.EXTENSION, name) : component;
        }

        private StreamRef owner(StreamRef self, List<StreamRef> users) {
            int turn = turns.count(1 + users.size());
            return turn == 0 ? self : turn == 1 ? others.read(turns, values) : users.get(turn - 2);
        }
    }
}
