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
    private long lostIds;
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
                lostIds += EatenBrackets.isWithoutIds(view) ? 1 : 0;
            }
            case ACCESS, AGENT -> otherRecords++;
            case UNKNOWN -> {
                unknownRecords++;
                lostIds += EatenBrackets.isEnvelope(view.buffer, view.base, view.base + view.length) ? 1 : 0;
            }
        }
    }

    ReadSummary summary(LineReader lines, Wrappers wrappers) {
        return new ReadSummary(
                format(wrappers),
                threads,
                times,
                lines.bytes,
                lines.lineCount,
                logRecords + otherRecords + unknownRecords,
                logRecords,
                understood,
                otherRecords,
                unknownRecords,
                lines.cutLines,
                lostIds,
                lines.problem());
    }

    private @Nullable String format(Wrappers wrappers) {
        if (dialect == null) {
            return null;
        }
        String words = dialect.words();
        if (dialect == Dialect.ISTIO) {
            words += threads ? " with thread ids" : " without thread ids";
        }
        words += dialect == Dialect.BARE || dialect == Dialect.CONSUL || sources ? "" : ", no source positions";
        String around = wrappers.words();
        return around == null ? words : words + " in " + around;
    }
}
