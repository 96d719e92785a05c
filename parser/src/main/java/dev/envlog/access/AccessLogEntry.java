package dev.envlog.access;

import dev.envlog.log.Event;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One finished request or session as Envoy's access log tells it. Absent values are null.
 *
 * @param start nanoseconds since the epoch when the stream began, {@link Event#NO_TIME} if unknown
 * @param protocol {@code HTTP/1.1} and the like; null for a session of the TCP proxy and where the line does not say it
 * @param status response code, 0 where none was sent
 * @param flags response flags, empty if none are set; null if the format does not tell them
 * @param details response code details
 * @param grpcStatus gRPC status of the answer; only custom formats have it
 * @param transportFailure why the connection to the upstream failed, in the spelling of the line: with underscores for blanks
 * @param connectionId id of the client's connection, as the debug log prints it; only custom formats have it
 * @param remoteAddress where the client's connection came from, {@code address:port}
 * @param localAddress where the client meant to go, {@code address:port}: Envoy's own address, or the original destination
 *     where a listener filter restored it
 * @param upstreamLocalAddress where this proxy's connection to the upstream came from, {@code address:port}: the next proxy's
 *     {@code remoteAddress}
 * @param serverName SNI
 * @param durationMs milliseconds to the last byte
 * @param serviceMs milliseconds from the end of the request's sending to the beginning of the upstream's answer
 *     ({@code x-envoy-upstream-service-time}), which the answer may say
 * @param bytesReceived bytes of the request's body, or of the session from its client
 * @param tries how often an upstream was tried, or was to be
 * @param hostless whether the line says that no upstream host was chosen, rather than not to tell
 * @param cut the end of the line is missing, and with it what stood there
 * @param reasonless the line has no {@code transportFailure}, and its form may have no place for it
 * @param oddStart the line tells when the stream began, in a form that is no time
 */
public record AccessLogEntry(
        long start,
        @Nullable String method,
        @Nullable String path,
        @Nullable String protocol,
        @Nullable Integer status,
        @Nullable List<String> flags,
        @Nullable String details,
        @Nullable Integer grpcStatus,
        @Nullable String transportFailure,
        @Nullable String requestId,
        @Nullable String authority,
        @Nullable String upstreamHost,
        @Nullable String cluster,
        @Nullable String route,
        @Nullable Long connectionId,
        @Nullable String remoteAddress,
        @Nullable String localAddress,
        @Nullable String upstreamLocalAddress,
        @Nullable String serverName,
        @Nullable Long durationMs,
        @Nullable Long serviceMs,
        @Nullable Long bytesReceived,
        @Nullable Integer tries,
        boolean hostless,
        boolean cut,
        boolean reasonless,
        boolean oddStart) {

    /** Response flags; empty if none are set or the format does not tell them. */
    @Override
    public List<String> flags() {
        return flags == null ? List.of() : flags;
    }

    /** Whether the format tells flags: only then no flag says that nothing went wrong on the way. */
    public boolean tellsFlags() {
        return flags != null;
    }

    /** When the stream ended, in nanoseconds since the epoch; {@link Event#NO_TIME} if it is not told. */
    public long end() {
        Long lasted = durationNs();
        return start == Event.NO_TIME || lasted == null ? Event.NO_TIME : start + lasted;
    }

    /** Nanoseconds to the last byte, to the millisecond; null if it is not told. */
    public @Nullable Long durationNs() {
        return nanos(durationMs);
    }

    /** Nanoseconds that the upstream took to begin its answer, to the millisecond; null if it is not told. */
    public @Nullable Long serviceNs() {
        return nanos(serviceMs);
    }

    private static @Nullable Long nanos(@Nullable Long millis) {
        return millis == null ? null : Long.valueOf(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
