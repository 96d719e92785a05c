package dev.envlog.cli.render;

import java.util.ArrayList;
import java.util.List;

/** Facts one after the other, filled into lines; a fact is never broken unless it is wider than the screen. */
final class Flow {

    private final Screen screen;
    private final int indent;
    private final String between;
    private final List<Line> facts = new ArrayList<>();
    private String label = "";

    Flow(Screen screen, int indent, String between) {
        this.screen = screen;
        this.indent = indent;
        this.between = between;
    }

    /** What stands before the first fact, on the first line only. */
    Flow label(String text) {
        label = text;
        return this;
    }

    Flow add(String fact, Role role) {
        if (!fact.isBlank()) {
            facts.add(screen.line().add(fact, role));
        }
        return this;
    }

    Flow add(String fact) {
        return add(fact, Role.PLAIN);
    }

    /** Adds a text word by word. */
    Flow words(String text, Role role) {
        for (String word : text.split(" ")) {
            add(word, role);
        }
        return this;
    }

    /** @param first column of the first line; the others begin at the indent */
    void print(int first) {
        Line line = screen.line().to(first).add(label, Role.DIM);
        boolean fresh = true;
        for (Line fact : facts) {
            int room = screen.width() - line.width() - (fresh ? 0 : between.length());
            if (!fresh && fact.width() > room) {
                screen.print(line);
                line = screen.line().to(indent);
                fresh = true;
                room = screen.width() - indent;
            }
            if (!fresh) {
                line.add(between, Role.DIM);
            }
            line.add(fact, Math.max(room, 8), true);
            fresh = false;
        }
        if (!fresh) {
            screen.print(line);
        }
        facts.clear();
    }
}
