package dev.envlog.correlator;

import dev.envlog.testdata.EnvoyLogWriter;
import java.nio.charset.StandardCharsets;

/**
 * Writes what Envoy 1.26 logs for the steps of a request at level debug, in its order. A step is what one call inside Envoy
 * logs; whoever tells a story leaves steps out, mixes them, or adds single lines.
 */
final class Story {

    private final EnvoyLogWriter log = new EnvoyLogWriter();

    Story thread(int id) {
        log.thread(id);
        return this;
    }

    Story at(long millis) {
        log.at(millis);
        return this;
    }

    Story tags() {
        log.tags();
        return this;
    }

    Story plain(String logger, String message) {
        log.plain(logger, message);
        return this;
    }

    Story conn(String logger, long connection, String message) {
        log.conn(logger, connection, message);
        return this;
    }

    Story stream(String logger, long connection, long stream, String message) {
        log.stream(logger, connection, stream, message);
        return this;
    }

    Story headers(String... namesAndValues) {
        log.headers(namesAndValues);
        return this;
    }

    Story line(String text) {
        log.line(text);
        return this;
    }

    /** The listener accepts a client. */
    Story accept(long connection) {
        return conn("conn_handler", connection, "new connection from 10.0.0.9:" + (40_000 + connection));
    }

    /** The client's whole request arrives. */
    Story request(long connection, long stream, String path) {
        return conn("http", connection, "new stream").stream(
                "http", connection, stream, "request headers complete (end_stream=true):")
                .headers(":authority", "shop", ":path", path, ":method", "GET", "x-request-id", "id-" + stream)
                .stream("http", connection, stream, "request end stream");
    }

    /** The router chooses a cluster. */
    Story routed(long connection, long stream, String cluster) {
        return stream("router", connection, stream, "cluster '" + cluster + "' match for URL '/'").stream(
                        "router", connection, stream, "router decoding headers:")
                .headers(":authority", "shop", ":path", "/", ":method", "GET");
    }

    /** A whole request arrives and is to go to the cluster. */
    Story asks(long connection, long stream, String path, String cluster) {
        return request(connection, stream, path).routed(connection, stream, cluster);
    }

    /** The pool has no connection for the stream that just asked. */
    Story queued() {
        return plain("pool", "queueing stream due to no available connections (ready=0 busy=0 connecting=0)")
                .plain("pool", "trying to create new connection");
    }

    /** The pool makes a connection. */
    Story creating(long upstream, String address) {
        return plain("pool", "creating a new connection (connecting=0)")
                .conn("client", upstream, "connecting")
                .socket(upstream, address);
    }

    /** A socket is opened. */
    Story socket(long id, String address) {
        return conn("connection", id, "connecting to " + address).conn("connection", id, "connection in progress");
    }

    Story connected(long upstream) {
        return conn("connection", upstream, "connected").conn("client", upstream, "connected");
    }

    /** A connection takes the stream that waited longest. */
    Story attached(long upstream, long connection, long stream) {
        return conn("pool", upstream, "attaching to next stream").given(upstream, connection, stream);
    }

    /** A stream finds a connection ready. */
    Story reused(long upstream, long connection, long stream) {
        return conn("pool", upstream, "using existing fully connected connection")
                .given(upstream, connection, stream);
    }

    private Story given(long upstream, long connection, long stream) {
        return conn("pool", upstream, "creating stream").stream("router", connection, stream, "pool ready");
    }

    /** An answer with a body that comes at once, over HTTP/1 on both sides. */
    Story answered(long upstream, long connection, long stream, int status) {
        return stream("router", connection, stream, "upstream headers complete: end_stream=false")
                .encoded(connection, stream, status)
                .conn("client", upstream, "response complete")
                .stream("http", connection, stream, "Codec completed encoding stream.")
                .conn("pool", upstream, "response complete")
                .conn("pool", upstream, "destroying stream: 0 remaining");
    }

    /** Response headers go to the client. */
    Story encoded(long connection, long stream, int status) {
        return stream("http", connection, stream, "encoding headers via codec (end_stream=false):")
                .headers(":status", String.valueOf(status));
    }

    /** A response that Envoy makes itself. */
    Story localReply(long connection, long stream, int status, String details) {
        return stream("http", connection, stream, "Sending local reply with details " + details)
                .encoded(connection, stream, status)
                .stream("http", connection, stream, "Codec completed encoding stream.");
    }

    /** The peer of an upstream connection closes it while a stream is on it. */
    Story upstreamCloses(long upstream, long connection, long stream) {
        return conn("connection", upstream, "remote close")
                .conn("connection", upstream, "closing socket: 0")
                .conn("client", upstream, "disconnect. resetting 1 pending requests")
                .conn("client", upstream, "request reset")
                .reset(connection, stream, "connection termination", "");
    }

    /** A stream is told that its try failed; the transport's reason is empty if it has none. */
    Story reset(long connection, long stream, String reason, String transport) {
        return stream(
                "router",
                connection,
                stream,
                "upstream reset: reset reason: " + reason + ", transport failure reason: " + transport);
    }

    /** The pool gives up a connection that was not made in time. */
    Story connectTimesOut(long upstream) {
        return conn("pool", upstream, "connect timeout")
                .conn("connection", upstream, "closing data_to_write=0 type=1")
                .conn("connection", upstream, "closing socket: 1")
                .conn("client", upstream, "disconnect. resetting 0 pending requests")
                .conn("pool", upstream, "client disconnected, failure reason: ");
    }

    /** The rest of a lost HTTP/1 connection. */
    Story upstreamGone(long upstream) {
        return conn("pool", upstream, "client disconnected, failure reason: ")
                .conn("pool", upstream, "destroying stream: 0 remaining");
    }

    /** A connection that the other side refuses, up to the line that names the reason. */
    Story refused(long upstream) {
        return conn("connection", upstream, "delayed connect error: 111")
                .conn("connection", upstream, "closing socket: 0")
                .conn("client", upstream, "disconnect. resetting 0 pending requests")
                .conn("pool", upstream, "client disconnected, failure reason: delayed connect error: 111");
    }

    /** What a stream is told that waited for a refused connection. */
    Story toldOfRefusal(long connection, long stream) {
        return reset(connection, stream, "connection failure", "delayed connect error: 111");
    }

    /** The client closes its connection. */
    Story clientCloses(long connection) {
        return conn("connection", connection, "remote close").conn("connection", connection, "closing socket: 0");
    }

    Story cleanup(long connection) {
        return conn("conn_handler", connection, "adding to cleanup list");
    }

    Reading read() {
        return Reading.of(LogText.events(log));
    }

    /** The same as Istio 1.8 to 1.16 print it, without thread and source. */
    Reading readWithoutThreads() {
        String text = log.text()
                .replaceAll("(?m)^\\[(\\S+) (\\S+)\\]\\[\\d+\\]\\[(\\w+)\\]\\[(\\w+)\\] ", "$1T$2000Z\t$3\tenvoy $4\t");
        return Reading.of(LogText.events("log", text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The log itself. */
    String text() {
        return log.text();
    }
}
