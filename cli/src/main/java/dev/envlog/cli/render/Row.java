package dev.envlog.cli.render;

import dev.envlog.cli.render.Phrases.Said;
import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/**
 * One row of a timeline.
 *
 * @param step null for rows that stand for more than one record (side calls, gaps)
 * @param at time from the start, empty if unknown
 * @param since time from the row before, empty if unknown
 * @param said what happened and where
 * @param connection id to show on the row's lane, empty for none
 * @param by who produced it
 * @param dim context: not the request's own
 */
record Row(@Nullable Step step, String at, String since, Said said, String connection, String by, boolean dim) {

    /** Time in which nothing was logged. */
    static Row gap(String text) {
        return new Row(
                null, "", "", new Said(Phrase.Lane.SIDE, Phrase.Crossing.NONE, Phrase.Mark.NONE, text), "", "", true);
    }

    boolean isGap() {
        return step == null && said.lane() == Phrase.Lane.SIDE;
    }
}
