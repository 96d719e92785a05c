package dev.envlog.cli;

import dev.envlog.testdata.EnvoyLogWriter;

/** A log of as many requests as one likes, each on its own stream; several of them on a connection, some of them failed. */
public final class ManyRequests {

    private static final long FIRST_STREAM = 1_000_000_007L;
    private static final int ON_A_CONNECTION = 3;

    private ManyRequests() {}

    /** The text of the requests from one to before another, counted from 0. */
    public static byte[] from(int first, int end) {
        EnvoyLogWriter log = new EnvoyLogWriter();
        for (int i = first; i < end; i++) {
            request(log, i);
        }
        return log.bytes();
    }

    /** How a request's stream is named. */
    public static String stream(int request) {
        return "S" + FIRST_STREAM * (request + 1);
    }

    private static void request(EnvoyLogWriter log, int i) {
        long connection = i / ON_A_CONNECTION;
        long stream = FIRST_STREAM * (i + 1);
        log.thread(20 + (int) (connection % 2)).at(20L * i);
        if (i % ON_A_CONNECTION == 0) {
            log.conn("conn_handler", connection, "new connection from 10.0.0.7:" + (20_000 + connection % 40_000));
        }
        log.conn("http", connection, "new stream").stream(
                        "http", connection, stream, "request headers complete (end_stream=true):")
                .headers(":authority", "shop", ":path", "/item/" + i % 700, ":method", "GET", "user-agent", "curl/8.5")
                .stream("router", connection, stream, "cluster 'service_a' match for URL '/item/" + i % 700 + "'")
                .at(20L * i + i % 11)
                .stream("http", connection, stream, "encoding headers via codec (end_stream=true):")
                .headers(":status", i % 9 == 0 ? "503" : "200");
        if (i % ON_A_CONNECTION == ON_A_CONNECTION - 1) {
            log.conn("connection", connection, "remote close");
        }
    }
}
