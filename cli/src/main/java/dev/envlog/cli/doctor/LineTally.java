package dev.envlog.cli.doctor;

import dev.envlog.cli.doctor.Checkup.Coverage;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.statement.Wording;
import dev.envlog.parser.statement.Wordings;
import org.jspecify.annotations.Nullable;

/** Counts lines and records by what they are. */
final class LineTally {

    /** What the grammar says behind a wording that has further lines. */
    private static final String FOLLOWS = "follow";

    private final Wordings wordings;
    private long lines;
    private long records;
    private long understood;
    private long access;
    private long joined;
    private long alone;
    private long agent;
    private long other;
    private long unknown;
    private long stray;
    private long headerless;
    /** Lines of a header block of which the record stands before the log. */
    private long cutBlock;
    /** Each header is a record of its own, as up to 1.7: then none has a block. */
    private boolean headerRecords;

    LineTally(Wordings wordings) {
        this.wordings = wordings;
    }

    /** Whether there was a record of the debug log. */
    boolean isOfLog() {
        return records > 0;
    }

    void record(Event event) {
        lines += event.lines();
        switch (event.kind()) {
            case LOG -> {
                records++;
                headerRecords |= event.event() == EventKind.HTTP_HEADER || event.event() == EventKind.ROUTER_HEADER;
                understood +=
                        event.event() == EventKind.OTHER && !event.message().isBlank() ? 0 : 1;
                body(event);
            }
            case ACCESS -> {
                access++;
                other += event.lines();
            }
            case AGENT -> {
                agent++;
                other += event.lines();
            }
            case UNKNOWN -> {
                boolean ofBlock = records == 0 && isOfBlock(event.text());
                cutBlock += ofBlock ? event.lines() : 0;
                boolean blank = event.text().isBlank();
                unknown += ofBlock || blank ? 0 : event.lines();
                other += !ofBlock && blank ? event.lines() : 0;
            }
        }
    }

    /** A record with its owner known. */
    void owned(Event event, boolean byAccessLog) {
        joined += event.kind() == RecordKind.ACCESS && byAccessLog ? 1 : 0;
    }

    /** A request of which there is its access-log line only. */
    void alone() {
        alone++;
    }

    Coverage coverage() {
        // Before the first record stands what is left of a block; without any, nobody knows.
        long left = records > 0 ? cutBlock : 0;
        return new Coverage(
                lines,
                records,
                understood,
                access,
                joined - alone,
                alone,
                agent,
                unknown + cutBlock - left,
                stray,
                headerRecords ? 0 : headerless,
                other + left);
    }

    /** Whether a line that belongs to no record is a header, or the end of a block. */
    private static boolean isOfBlock(String line) {
        return line.isBlank() || line.startsWith("'");
    }

    /** Looks at the lines behind the first. */
    private void body(Event event) {
        boolean announced = announcesHeaders(event.event());
        if (announced && event.header(":method") == null && event.header(":status") == null) {
            headerless += event.headers().isEmpty() ? 1 : 0;
        }
        if (event.lines() == 1 || announced || !endsItself(event)) {
            return;
        }
        String text = event.text();
        int from = text.indexOf('\n') + 1;
        while (from > 0) {
            int newline = text.indexOf('\n', from);
            String line = text.substring(from, newline < 0 ? text.length() : newline);
            stray += line.isBlank() || line.strip().startsWith("thread=") ? 0 : 1;
            from = newline + 1;
        }
    }

    /** Whether the grammar knows the statement, and that it has one line. */
    private boolean endsItself(Event event) {
        @Nullable Wording wording = wordings.get(event.wording());
        return wording != null && !wording.note().contains(FOLLOWS);
    }

    private static boolean announcesHeaders(EventKind kind) {
        return kind == EventKind.HTTP_REQUEST_HEADERS
                || kind == EventKind.HTTP_RESPONSE_HEADERS
                || kind == EventKind.ROUTER_DECODING_HEADERS;
    }
}
