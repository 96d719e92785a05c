package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.pack.DamagedException;
import dev.envlog.pack.PackReader;
import dev.envlog.pack.PackWriter;
import org.jspecify.annotations.Nullable;

/** What the records of one place in Envoy's code have in common, in one file and pod. */
record Site(
        String file,
        @Nullable String pod,
        RecordKind kind,
        @Nullable Level level,
        int timeUnit,
        @Nullable String logger,
        @Nullable String source,
        int traits) {

    /** It has a time. */
    static final int TIME = 1;

    /** The record is what stands in the input, and not made of it. */
    static final int PLAIN = 2;
    /** The logger is printed, and not told by the file. */
    static final int LOGGER = 4;

    static final Site NONE = new Site("", null, RecordKind.UNKNOWN, null, 0, null, null, 0);

    static Site of(RecordView view, boolean plain) {
        int traits = (view.time != Event.NO_TIME ? TIME : 0) | (plain ? PLAIN : 0) | (view.hasLogger ? LOGGER : 0);
        return new Site(view.file, view.pod(), view.kind, view.level, view.timeUnit, view.logger, view.source, traits);
    }

    boolean has(int trait) {
        return (traits & trait) != 0;
    }

    void writeTo(PackWriter out) {
        out.text(file);
        out.text(pod);
        out.choice(kind);
        out.choice(level);
        out.number(timeUnit);
        out.text(logger);
        out.text(source);
        out.octet(traits);
    }

    static Site read(PackReader in) {
        String file = in.text();
        if (file == null) {
            throw new DamagedException("a record without a file");
        }
        String pod = in.text();
        RecordKind kind = in.choice(RecordKind.class);
        return new Site(
                file,
                pod,
                kind == null ? RecordKind.UNKNOWN : kind,
                in.choice(Level.class),
                in.count(Integer.MAX_VALUE),
                in.text(),
                in.text(),
                in.octet());
    }
}
