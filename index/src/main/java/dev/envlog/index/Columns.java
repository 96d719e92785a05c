package dev.envlog.index;

import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;

/** What is told of exchanges and connections, with what is alike side by side, so that deflating it makes little of it. */
final class Columns {

    final PackWriter turns = new PackWriter();
    final PackWriter ids = new PackWriter();
    final PackWriter times = new PackWriter();
    final PackWriter lines = new PackWriter();
    final PackWriter rest = new PackWriter();

    /** @param count how many are told of */
    void writeTo(PackWriter out, int count) {
        PackWriter counted = new PackWriter();
        counted.number(count);
        counted.all(rest);
        out.part(counted);
        out.part(times);
        out.part(lines);
        out.part(turns);
        out.part(ids);
    }

    /** The same, to be read. */
    static final class Reading {

        final PackReader rest;
        final PackReader times;
        final PackReader lines;
        final PackReader turns;
        final PackReader ids;

        Reading(PackReader in) {
            rest = in.part();
            times = in.part();
            lines = in.part();
            turns = in.part();
            ids = in.part();
        }
    }
}
