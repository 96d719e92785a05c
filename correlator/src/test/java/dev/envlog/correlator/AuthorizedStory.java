package dev.envlog.correlator;

/** A request, stream 77, that a filter makes a call for, stream 900: the other service allows it, and it is answered. */
final class AuthorizedStory {

    private AuthorizedStory() {}

    /** Of a request on that connection. */
    static Story on(long connection) {
        return new Story()
                        .accept(connection)
                        .request(connection, 77, "/a")
                        .routed(0, 900, "authz")
                        .reused(6, 0, 900)
                        .at(4)
                        .stream("router", 0, 900, "upstream headers complete: end_stream=false")
                        .plain("http", "async http request response headers (end_stream=false):")
                        .headers(":status", "200")
                        .conn("client", 6, "response complete")
                        .conn("pool", 6, "destroying stream: 0 remaining")
                        .plain("http", "async http request response trailers:")
                        .headers("grpc-status", "0")
                        .routed(connection, 77, "one")
                        .queued()
                        .reused(7, connection, 77)
                        .at(6)
                        .answered(7, connection, 77, 200);
    }
}
