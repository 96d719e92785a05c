package dev.envlog.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an exchange beside its answer and its tries.
 *
 * @param cluster the cluster chosen, null if none
 * @param grpcStatus gRPC status of the answer, null if none
 * @param grpcMessage what the answer says beside it, null if nothing
 * @param closedHere true if this proxy closed the connection that the last try was on
 * @param waiting true if the whole request was there and a try made, so that it was the upstream's turn
 * @param complaint what the log says was wrong with the certificate of the last try's host, with what it sent, or with connecting to it;
 *     null if nothing
 * @param unsent true if the last try never had a connection
 * @param clientComplaint what the log says was wrong with the client's bytes; null if nothing
 * @param call how the last side call of it failed, in words; null if it did not, or there was none
 * @param awaited what it waited for when it ended
 * @param filter canonical name of the filter that spoke last before the proxy answered itself; null if none did
 * @param tunnel true if it was a tunnel or a WebSocket, which was open
 * @param uninspected true if listener filters waited in vain for the client's first bytes before a filter chain was chosen
 * @param overloaded true if the answer says that a proxy refused the request for its load ({@code x-envoy-overloaded})
 */
public record Circumstances(
        @Nullable String cluster,
        @Nullable Integer grpcStatus,
        @Nullable String grpcMessage,
        boolean closedHere,
        boolean waiting,
        @Nullable String complaint,
        boolean unsent,
        @Nullable String clientComplaint,
        @Nullable String call,
        Awaited awaited,
        @Nullable String filter,
        boolean tunnel,
        boolean uninspected,
        boolean overloaded) {}
