package dev.envlog.diagnosis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an exchange beside its answer and its tries.
 *
 * @param cluster the cluster chosen, null if none
 * @param route name of the route chosen, null if none, or if no access log tells it
 * @param grpcStatus gRPC status of the answer, null if none
 * @param grpcMessage what the answer says beside it, null if nothing
 * @param facts what holds for it
 * @param complaint what the log says was wrong with the certificate of the last try's host, with what it sent, or with connecting to it, or what the process said of its crash; null if nothing
 * @param clientComplaint what the log says was wrong with the client's bytes; null if nothing
 * @param call how the last side call of it failed, in words; null if it did not, or there was none
 * @param awaited what it waited for when it ended
 * @param filter canonical name of the filter that spoke last before the proxy answered itself; null if none did
 * @param otherName the server name (SNI) of the client's connection, if the request is for another; null if it is not, or not known
 * @param destination where the client's connection went to, {@code address:port}; its original destination where that was found; null if not known
 */
public record Circumstances(
        @Nullable String cluster,
        @Nullable String route,
        @Nullable Integer grpcStatus,
        @Nullable String grpcMessage,
        Set<Fact> facts,
        @Nullable String complaint,
        @Nullable String clientComplaint,
        @Nullable String call,
        Awaited awaited,
        @Nullable String filter,
        @Nullable String otherName,
        @Nullable String destination) {

    /** What can hold for an exchange. */
    public enum Fact {
        /** It is a session of TCP. */
        SESSION,
        /** This proxy closed the connection that the last try was on. */
        CLOSED_HERE,
        /** Nothing in the log tells which side closed the connection that the last try was on. */
        CLOSER_UNSEEN,
        /** The whole request was there and a try made, so that it was the upstream's turn. */
        WAITING,
        /** The last try never had a connection. */
        UNSENT,
        /** The last try's connection was not made within its time. */
        CONNECT_TIMED_OUT,
        /** The last try's connection was not made, nothing says why, and that took longer than a refusal can. */
        CONNECT_SLOW,
        /** Only a line of the access log tells of it. */
        LINE_ONLY,
        /** The same, and it does not tell why the connection to the upstream failed, for which its form may have no place. */
        REASON_UNTOLD,
        /** The same, and where the host of the upstream is to stand it says that there is none. */
        HOST_UNNAMED,
        /** The client spoke HTTP/3, and its request was not refused with a status: it may have cancelled it. */
        HTTP3_CANCELLABLE,
        /** It is a line of the access log in which nothing of a request was read, though HTTP was spoken. */
        UNREAD,
        /** The answer says that a proxy refused the request for its load ({@code x-envoy-overloaded}). */
        OVERLOADED,
        /** It was a tunnel or a WebSocket, which was open. */
        TUNNEL,
        /** Listener filters waited in vain for the client's first bytes before a filter chain was chosen. */
        UNINSPECTED,
        /** The cluster had lost hosts shortly before none was found for it. */
        HOSTS_LOST,
        /** A host was tried before none was found for it. */
        HOST_TRIED,
        /** The name of the cluster's hosts could not be resolved. */
        UNRESOLVED,
        /** Nothing in the log tells whether an upstream made the answer or this proxy did. */
        ANSWERER_UNSEEN
    }

    /** Whether something holds. */
    boolean is(Fact fact) {
        return facts.contains(fact);
    }
}
