package dev.envlog.correlator;

import dev.envlog.access.AccessLogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the access log alone tells of an exchange; what other records tell too goes to the exchange itself.
 *
 * @param flags its response flags
 * @param serverName SNI of its connection
 * @param localAddress where its client's connection went to
 * @param durationNs how long it took, where the line says that and not when
 * @param serviceNs how long the upstream took to answer, where no other record is there of the exchange
 * @param cut the line was cut off
 * @param hostless it says that there was no upstream host, rather than not to tell
 * @param reasonless it does not tell why the connection to the upstream failed, and may have no place for that
 */
record AccessLogTold(
        List<String> flags,
        @Nullable String route,
        @Nullable String serverName,
        @Nullable String localAddress,
        @Nullable Long durationNs,
        @Nullable Long serviceNs,
        boolean cut,
        boolean hostless,
        boolean reasonless) {

    /** Of an exchange that other records tell of as well: they know its times better. */
    static AccessLogTold beside(AccessLogEntry entry) {
        return new AccessLogTold(
                entry.flags(),
                entry.route(),
                entry.serverName(),
                entry.localAddress(),
                null,
                null,
                false,
                false,
                false);
    }

    /** @param timed whether the line says when the exchange began */
    static AccessLogTold alone(AccessLogEntry entry, boolean timed) {
        return new AccessLogTold(
                entry.flags(),
                entry.route(),
                entry.serverName(),
                entry.localAddress(),
                timed ? null : entry.durationNs(),
                serviceNs(entry),
                entry.cut(),
                entry.hostless(),
                entry.reasonless());
    }

    /** What an answer says that took longer than the request did is not of it. */
    private static @Nullable Long serviceNs(AccessLogEntry entry) {
        Long service = entry.serviceNs();
        Long all = entry.durationNs();
        return service != null && all != null && service > all ? null : service;
    }
}
