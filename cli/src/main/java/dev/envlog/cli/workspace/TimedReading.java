package dev.envlog.cli.workspace;

import dev.envlog.log.Event;

/** Remembers how finely the log at hand tells the time, which what is read of it does not. */
abstract class TimedReading implements Workspace.Reading {

    private int unit;

    @Override
    public void record(Event event) {
        timeUnit(event.timeUnit());
    }

    @Override
    public final void timeUnit(int told) {
        unit = told == 0 ? unit : told;
    }

    /** Resolution of the log's times in nanoseconds, 0 if it has none. */
    public final int unit() {
        return unit;
    }
}
