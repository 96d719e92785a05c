package dev.envlog.parser;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import org.jspecify.annotations.Nullable;

/** Counts what was read. */
final class ReadCounts {

    private long logRecords;
    private long understood;
    private long otherRecords;
    private long unknownRecords;
    private boolean threads;
    private boolean times;
    private boolean sources;
    private @Nullable Dialect dialect;

    void count(RecordView view) {
        switch (view.kind) {
            case LOG -> {
                logRecords++;
                understood += view.event() == EventKind.OTHER ? 0 : 1;
                dialect = dialect == null ? view.envelope.dialect : dialect;
                threads |= view.thread != null;
                times |= view.time() != Event.NO_TIME;
                sources |= view.source != null;
            }
            case ACCESS, AGENT -> otherRecords++;
            case UNKNOWN -> unknownRecords++;
        }
    }

    ReadSummary summary(RecordAssembler records) {
        return new ReadSummary(
                format(),
                threads,
                times,
                records.bytes(),
                records.lines(),
                logRecords + otherRecords + unknownRecords,
                logRecords,
                understood,
                otherRecords,
                unknownRecords,
                records.cutLines(),
                records.problem());
    }

    private @Nullable String format() {
        if (dialect == null) {
            return null;
        }
        String words = dialect.words();
        if (dialect == Dialect.ISTIO) {
            words += threads ? " with thread ids" : " without thread ids";
        }
        return dialect == Dialect.BARE || sources ? words : words + ", no source positions";
    }
}
