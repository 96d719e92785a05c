package dev.envlog.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvoyLogWriterTest {

    @Test
    void linesAreThoseOfTheDefaultFormat() {
        String log = new EnvoyLogWriter()
                        .thread(23)
                        .at(120)
                        .source("source/common/http/conn_manager_impl.cc:375")
                        .conn("http", 5, "new stream")
                        .at(61_121)
                        .source(null)
                        .stream("router", 5, -1L, "router decoding headers:")
                        .headers(":path", "/", "x-quoted", "it's")
                        .level("warning")
                        .plain("pool", "trying to create new connection")
                        .line("something else")
                        .text();
        assertThat(log).isEqualTo("""
                        [2026-01-05 10:00:00.120][23][debug][http] [source/common/http/conn_manager_impl.cc:375] [C5] new stream
                        [2026-01-05 10:01:01.121][23][debug][router] [C5][S18446744073709551615] router decoding headers:
                        ':path', '/'
                        'x-quoted', 'it's'

                        [2026-01-05 10:01:01.121][23][warning][pool] trying to create new connection
                        something else
                        """);
    }

    @Test
    void idsMayBePrintedAsTags() {
        assertThat(new EnvoyLogWriter()
                        .tags().conn("http", 5, "new stream").stream("router", 5, 77, "pool ready")
                                .text())
                .isEqualTo("[2026-01-05 10:00:00.000][1][debug][http] [Tags: \"ConnectionId\":\"5\"] new stream\n"
                        + "[2026-01-05 10:00:00.000][1][debug][router] [Tags: \"ConnectionId\":\"5\",\"StreamId\":\"77\"]"
                        + " pool ready\n");
    }
}
