package dev.envlog.access;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;

/**
 * When a log begins and ends, by the stamps of its records. A line of the access log tells when its request began, long before it was
 * written or in another time zone than records: they count where they are most of the log, as without debug logging.
 */
public final class LogSpan {

    /** The times of records of one kind. */
    private static final class Times {

        private long count;
        private long first = Event.NO_TIME;
        private long last = Event.NO_TIME;

        void add(long time) {
            if (time != Event.NO_TIME) {
                count++;
                first = first == Event.NO_TIME ? time : first;
                last = Math.max(last, time);
            }
        }
    }

    private final Times records = new Times();
    private final Times access = new Times();

    /** Takes the next record. */
    public void record(Event event) {
        if (event.kind() == RecordKind.LOG) {
            records.add(event.time());
        } else if (event.kind() == RecordKind.ACCESS) {
            access.add(event.time() == Event.NO_TIME ? told(event) : event.time());
        }
    }

    /** In JSON the time is one of the values. */
    private static long told(Event event) {
        AccessLogEntry entry = AccessLogLine.read(event);
        return entry == null ? Event.NO_TIME : entry.start();
    }

    /** Time of the first record in nanoseconds since the epoch, {@link Event#NO_TIME} if none has one. */
    public long first() {
        if (access.count <= records.count) {
            return records.first;
        }
        return records.count == 0 ? access.first : Math.min(records.first, access.first);
    }

    /** The latest, should the stamps not rise. */
    public long last() {
        return access.count <= records.count ? records.last : Math.max(records.last, access.last);
    }
}
