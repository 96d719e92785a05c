package dev.envlog.parser;

import dev.envlog.parser.envelope.Dialect;
import dev.envlog.parser.json.ObjectEnd;

/** Tells objects in JSON that stand one after the other apart, where nothing else says that a record begins. */
final class NextObject {

    private NextObject() {}

    /**
     * Whether a line begins an object, and the record before it is one that has ended or was cut off: then it is no part of that.
     *
     * @param dialect of the record
     */
    static boolean follows(byte[] b, int from, int to, Dialect dialect, byte[] record, int recordFrom, int recordTo) {
        if (from == to || b[from] != '{' || recordFrom == recordTo) {
            return false;
        }
        // The message of a record may go on with anything.
        if (!dialect.isLog() && ObjectEnd.isObject(b, from, to)) {
            return true;
        }
        if (record[recordFrom] != '{') {
            return false;
        }
        if (dialect == Dialect.ACCESS && isMember(b, from + 1, to) && isMember(record, recordFrom + 1, recordTo)) {
            return true;
        }
        int last = recordTo - 1;
        while (last > recordFrom && record[last] <= ' ' && record[last] >= 0) {
            last--;
        }
        return record[last] == '}';
    }

    /** Objects within one that was printed over several lines begin on lines of their own, without anything behind the brace. */
    private static boolean isMember(byte[] b, int at, int to) {
        return at < to && b[at] == '"';
    }
}
