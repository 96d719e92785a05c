package dev.envlog.correlator;

import dev.envlog.catalog.Attribution;
import dev.envlog.catalog.Component;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.Step;
import org.jspecify.annotations.Nullable;

/** What the correlator holds of one record until its owner is known. */
final class Rec {

    final long seq;
    final String file;
    final int line;
    final int lastLine;
    final long time;
    final EventKind kind;
    final Attribution attribution;
    final int restart;
    final int unit;
    /** The connection whose id is printed, null if none. */
    @Nullable
    ConnectionTracker printed;
    /** Kept only if records are handed out. */
    final @Nullable Event copy;

    @Nullable
    Owner owner;

    /** The exchange that owns it; null if a connection or nothing does. */
    @Nullable
    ExchangeTracker exchange;

    /** Which requests of a sidecar the plugin that speaks is for; null if not known. */
    @Nullable
    Direction direction;

    boolean settled;
    /** What it must say it does not, or not legibly: it counts as missing. */
    boolean torn;

    Rec(long seq, Event event, Attribution attribution, int restart, boolean keep) {
        this.seq = seq;
        this.file = event.file();
        this.line = event.line();
        this.lastLine = event.line() + event.lines() - 1;
        this.time = event.time();
        this.kind = event.event();
        this.attribution = attribution;
        this.restart = restart;
        this.unit = event.timeUnit();
        this.copy = keep ? event.copy() : null;
    }

    @Nullable
    Component component() {
        return attribution.component();
    }

    /** The record as a step; only if it was kept. */
    Step step(boolean context) {
        Event event = copy;
        if (event == null) {
            throw new IllegalStateException("record " + line + " was not kept");
        }
        return new Step(event, attribution, owner, context);
    }
}
