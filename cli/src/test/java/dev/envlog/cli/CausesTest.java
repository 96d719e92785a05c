package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of failures in logs that tell of them in other words, or of which a logger is silent. */
class CausesTest {

    private static final String SESSION = """
            [2024-05-10 09:07:12.000][24][debug][filter] [C1] new tcp proxy session
            [2024-05-10 09:07:12.000][24][debug][filter] [C1] Creating connection to cluster db
            """;

    private static String why(String log) {
        return Run.piped(log, "ls", "--failed", "-q", "-o", "csv", "--columns", "flags,why")
                .out()
                .replaceFirst("^[^\n]*\n", "")
                .strip();
    }

    @Test
    void aSessionThatEndsWithoutAnUpstreamIsNoCircuitBreakerWherePoolsAreSilent() {
        String closed = SESSION + """
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing socket: 1
                """;
        assertThat(why(closed)).contains("the session ended before it had a connection to db; why is not in the log");
        String heard = """
                [2024-05-10 09:07:11.000][24][debug][upstream] adding TLS cluster db
                [2024-05-10 09:07:11.000][24][debug][pool] queueing stream due to no available connections
                """;
        assertThat(why(heard + closed)).startsWith("UO,a circuit breaker of the cluster refused");
    }

    @Test
    void aSessionThatTheProxyEndsForItsTimeIsOverWithThatAlsoWhereItsClosingIsNotLogged() {
        String connected = SESSION + """
                [2024-05-10 09:07:12.004][24][debug][filter] [C1] TCP:onUpstreamEvent(), requestedServerName:
                """;
        String idle = connected + "[2024-05-10 09:07:29.004][24][debug][filter] [C1] Session timed out\n";
        String closed = idle + """
                [2024-05-10 09:07:29.004][24][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-10 09:07:29.005][24][debug][connection] [C1] closing socket: 1
                """;
        for (String log : List.of(idle, closed)) {
            assertThat(why(log)).isEmpty();
            assertThat(Run.piped(log, "ls", "-q").out())
                    .contains("! -")
                    .contains("nothing was sent either way for the session's idle timeout, and this proxy closed it");
        }
        assertThat(Run.piped(closed, "ls", "-q", "-o", "csv", "--columns", "duration")
                        .out())
                .contains("17005000000");
        // For a program, what has a cause has failed.
        assertThat(Run.piped(closed, "ls", "-q", "-o", "ndjson").out()).contains("\"cause\":null");
        assertThat(Run.piped(closed, "query", "-q", "cause:*").out()).isEmpty();
        assertThat(Run.piped(idle, "explain", "last", "-q").out())
                .contains("Session timed out")
                .contains("keep-alive");
        assertThat(why(connected
                        + "[2024-05-10 09:07:29.004][24][debug][filter] [C1] max connection duration reached\n"))
                .isEqualTo("DT,the connection lasted longer than it may");
    }

    @Test
    void aSessionForWhichTheNewestReleasesHaveNoHostHasNone() {
        assertThat(why(SESSION + """
                [2024-05-10 09:07:12.000][24][debug][upstream] no healthy host
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing socket: 1
                """)).isEqualTo("UH,the cluster has no healthy host");
    }

    @Test
    void aSessionThatThePoolRefusedIsNotBlamedOnTheUpstream() {
        assertThat(why(SESSION + """
                [2024-05-10 09:07:12.000][24][debug][pool] max pending streams overflow
                [2024-05-10 09:07:12.000][24][debug][filter] [C1] Creating connection to cluster db
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-10 09:07:12.000][24][debug][connection] [C1] closing socket: 1
                """)).isEqualTo("URX,a circuit breaker of the cluster refused the connection");
    }

    @Test
    void tlsOfAnUpstreamFailsForASessionAsForARequest() {
        assertThat(why(SESSION + """
                [2024-05-10 09:07:12.000][24][debug][pool] queueing stream due to no available connections
                [2024-05-10 09:07:12.000][24][debug][pool] creating a new connection
                [2024-05-10 09:07:12.000][24][debug][connection] [C2] connecting to 10.3.3.3:3306
                [2024-05-10 09:07:12.001][24][debug][connection] [C2] connected
                [2024-05-10 09:07:12.002][24][debug][connection] [C2] TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                [2024-05-10 09:07:12.002][24][debug][connection] [C2] closing socket: 0
                [2024-05-10 09:07:12.002][24][debug][pool] [C2] client disconnected, failure reason: TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER
                [2024-05-10 09:07:12.002][24][debug][filter] [C1] Creating connection to cluster db
                [2024-05-10 09:07:12.002][24][debug][connection] [C1] closing data_to_write=0 type=1
                [2024-05-10 09:07:12.002][24][debug][connection] [C1] closing socket: 1
                """)).endsWith("TLS with 10.3.3.3:3306 failed (WRONG_VERSION_NUMBER)");
    }

    private static String request(String rest) {
        return """
                [2024-05-10 09:07:12.000][24][debug][http] [C1] new stream
                [2024-05-10 09:07:12.000][24][debug][http] [C1][S11] request headers complete (end_stream=true):
                ':authority', 'shop'
                ':path', '/pay'
                ':method', 'GET'

                [2024-05-10 09:07:12.000][24][debug][http] [C1][S11] request end stream
                [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] cluster 'pay' match for URL '/pay'
                [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] router decoding headers:
                ':path', '/pay'

                """ + rest;
    }

    private static final String QUEUED = """
            [2024-05-10 09:07:12.001][24][debug][pool] queueing stream due to no available connections
            [2024-05-10 09:07:12.001][24][debug][pool] creating a new connection
            [2024-05-10 09:07:12.001][24][debug][client] [C2] connecting
            [2024-05-10 09:07:12.001][24][debug][connection] [C2] connecting to 10.0.0.9:80
            [2024-05-10 09:07:12.001][24][debug][connection] [C2] connection in progress
            """;

    @Test
    void aTimeoutBeforeThereWasAConnectionIsNotTheUpstreamsSlowness() {
        assertThat(why(request(QUEUED + """
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] upstream timeout
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] resetting pool request
                [2024-05-10 09:07:13.001][24][debug][http] [C1][S11] Sending local reply with details response_timeout
                [2024-05-10 09:07:13.001][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '504'

                """)))
                .contains("while the request waited for a connection to pay: it was never sent");
    }

    @Test
    void aTryThatTheRouterTookBackFromThePoolWasNeverSentThoughNoLocalReplyIsLogged() {
        assertThat(why(request("""
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] upstream timeout
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] canceled pool request
                [2024-05-10 09:07:13.001][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '504'

                """))).contains("while the request waited for a connection to pay: it was never sent");
    }

    @Test
    void aSideCallOfWhichOnlyTheEndIsThereWasNeverSentEither() {
        Run run = Run.piped("""
                [2021-02-15 02:24:27.444][12][debug][router] [C0][S14] upstream timeout
                [2021-02-15 02:24:27.446][12][debug][pool] cancelling pending stream
                [2021-02-15 02:24:27.446][12][debug][router] [C0][S14] canceled pool request
                [2021-02-15 02:24:27.446][12][debug][http] async http request response headers (end_stream=false):
                ':status', '504'

                """, "explain", "--all-failed");
        assertThat(run.out()).contains("cause no_connection_in_time").contains("canceled pool request");
    }

    /** The first connection of a process has the number 0, and a side call for no client prints it, too. */
    @Test
    void theFirstConnectionIsNotTakenForOneThatASideCallCameIn() {
        Run run = Run.piped("""
                [2019-05-21 15:56:39.367][18][debug][router] [C0][S17] cluster 'agent' match for URL '/envoy.service.discovery.v2.AggregatedDiscoveryService/StreamAggregatedResources'
                [2019-05-21 15:56:39.368][18][debug][router] [C0][S17] router decoding headers:
                ':method', 'POST'
                ':path', '/envoy.service.discovery.v2.AggregatedDiscoveryService/StreamAggregatedResources'
                ':authority', 'agent'

                [2019-05-21 15:56:39.371][18][debug][client] [C0] connecting
                [2019-05-21 15:56:39.371][18][debug][connection] [C0] connecting to 127.0.0.1:8502
                [2019-05-21 15:56:39.371][18][debug][connection] [C0] connection in progress
                [2019-05-21 15:56:39.372][18][debug][pool] queueing request due to no available connections
                [2019-05-21 15:56:39.373][18][debug][connection] [C0] delayed connection error: 111
                [2019-05-21 15:56:39.373][18][debug][connection] [C0] closing socket: 0
                [2019-05-21 15:56:39.373][18][debug][client] [C0] disconnect. resetting 0 pending requests
                [2019-05-21 15:56:39.373][18][debug][pool] [C0] client disconnected
                [2019-05-21 15:56:39.373][18][debug][router] [C0][S17] upstream reset
                [2019-05-21 15:56:39.373][18][debug][http] async http request response headers (end_stream=true):
                ':status', '200'
                'content-type', 'application/grpc'
                'grpc-status', '14'

                """, "explain", "--all-failed");
        assertThat(run.out())
                .contains("delayed connection error: 111", "that had been made: not there")
                .contains("this is how it asks its control plane")
                .doesNotContain("cannot be seen here");
    }

    @Test
    void aTimeoutOfARequestThatWasSentIsTheUpstreams() {
        assertThat(why(request("""
                [2024-05-10 09:07:12.001][24][debug][pool] [C2] using existing connection
                [2024-05-10 09:07:12.001][24][debug][pool] [C2] creating stream
                [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] pool ready
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] upstream timeout
                [2024-05-10 09:07:13.001][24][debug][router] [C1][S11] resetting pool request
                [2024-05-10 09:07:13.001][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '504'

                """))).contains("did not answer in full within the route's timeout");
    }

    @Test
    void whatCameBeforeAHandshakeHungIsShown() {
        Run run = Run.piped(request(QUEUED + """
                [2024-05-10 09:07:12.002][24][debug][connection] [C2] connected
                [2024-05-10 09:07:12.062][24][debug][connection] [C2] remote close
                [2024-05-10 09:07:12.062][24][debug][connection] [C2] closing socket: 0
                [2024-05-10 09:07:12.062][24][debug][client] [C2] disconnect. resetting 0 pending requests
                [2024-05-10 09:07:12.062][24][debug][pool] [C2] client disconnected, failure reason:
                [2024-05-10 09:07:12.062][24][debug][router] [C1][S11] upstream reset: reset reason: connection failure, transport failure reason:
                [2024-05-10 09:07:12.062][24][debug][http] [C1][S11] Sending local reply with details upstream_reset_before_response_started{connection failure}
                [2024-05-10 09:07:12.062][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '503'

                """), "show", "worst", "-q");
        assertThat(run.out())
                .contains("TLS with 10.0.0.9:80 failed (TCP was connected, the handshake was not completed)")
                .contains("✓ TCP connected", "✗ upstream closed the connection");
    }

    @Test
    void bytesThatAreNoHttpAreTheUpstreamsFaultAlsoWhereTheReleaseOnlySaysTermination() {
        assertThat(why(request("""
                [2024-05-10 09:07:12.001][24][debug][pool] [C2] using existing connection
                [2024-05-10 09:07:12.001][24][debug][pool] [C2] creating stream
                [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] pool ready
                [2024-05-10 09:07:12.005][24][debug][client] [C2] protocol error: http/1.1 protocol error: HPE_INVALID_CONSTANT
                [2024-05-10 09:07:12.005][24][debug][connection] [C2] closing data_to_write=0 type=1
                [2024-05-10 09:07:12.005][24][debug][connection] [C2] closing socket: 1
                [2024-05-10 09:07:12.005][24][debug][client] [C2] disconnect. resetting 1 pending requests
                [2024-05-10 09:07:12.005][24][debug][client] [C2] request reset
                [2024-05-10 09:07:12.005][24][debug][router] [C1][S11] upstream reset: reset reason connection termination
                [2024-05-10 09:07:12.005][24][debug][http] [C1][S11] Sending local reply with details upstream_reset_before_response_started{connection termination}
                [2024-05-10 09:07:12.005][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '503'

                """)))
                .contains(
                        "sent an answer that this proxy could not take: http/1.1 protocol error: HPE_INVALID_CONSTANT");
    }

    @Test
    void aLineWhoseBlankAtTheEndWasLostIsUnderstood() {
        assertThat(why(request("""
                [2024-05-10 09:07:12.001][24][debug][http] [C1][S11] Sending local reply with details
                [2024-05-10 09:07:12.001][24][debug][http] [C1][S11] encoding headers via codec (end_stream=false):
                ':status', '401'

                """))).isEqualTo(",this proxy answered 401 itself; the log does not say which filter");
    }

    @Test
    void connectionsThatWereClosedBeforeTheyHadAnIdAreCounted() {
        String away =
                "[2024-05-10 09:07:12.000][24][debug][conn_handler] closing connection from 10.1.1.1:5: no matching filter chain found\n";
        assertThat(Run.piped(away + away, "ls").err())
                .contains(
                        "! 2 connections turned away before getting an id, the first at line 1: closing connection from");
        String slow = "[2024-05-10 09:07:12.000][24][debug][conn_handler] listener filter times out after 15000 ms\n";
        assertThat(Run.piped(slow, "ls").err()).contains("! 1 connection turned away");
        String goesOn = "[2024-05-10 09:07:12.000][24][debug][conn_handler] fallback to default listener filter\n";
        assertThat(Run.piped(slow + goesOn, "ls").err()).doesNotContain("turned away");
    }

    @Test
    void aSocketThatWaitsInVainOnOneThreadIsNotTakenForThatOfAnother() {
        String line = "[2024-05-10 09:07:12.00%d][%d][debug][conn_handler] %s\n";
        String log = line.formatted(0, 31, "listener filter times out after 15000 ms")
                + line.formatted(1, 32, "closing connection from 10.1.1.1:5: no matching filter chain found")
                + line.formatted(2, 31, "fallback to default listener filter");
        assertThat(Run.piped(log, "ls").err())
                .contains("! 1 connection turned away")
                .doesNotContain("times out");
    }

    @Test
    void aReplyOfTheProxysOwnToGrpcIsNotTheServices() {
        String own = request("")
                        .replace(
                                "':method', 'GET'",
                                "':method', 'POST'\n'content-type', 'application/grpc'\n':scheme', 'http'")
                + """
                [2024-05-10 09:07:12.002][24][debug][http] [C1][S11] Sending local reply with details reached_concurrency_limit
                [2024-05-10 09:07:12.002][24][debug][http] [C1][S11] encoding headers via codec (end_stream=true):
                ':status', '200'
                'content-type', 'application/grpc'
                'grpc-status', '14'

                """;
        assertThat(why(own)).startsWith(",adaptive concurrency refused the request");
    }

    @Test
    void whatASharedConnectionFailsWithLaterIsNotTheEndOfAnEarlierRequest() {
        String reset = request("""
                [2024-05-10 09:07:12.001][24][debug][pool] [C2] creating stream
                [2024-05-10 09:07:12.001][24][debug][router] [C1][S11] pool ready
                [2024-05-10 09:07:12.002][24][debug][client] [C2] request reset
                [2024-05-10 09:07:12.002][24][debug][router] [C1][S11] upstream reset: reset reason: remote reset, transport failure reason:
                [2024-05-10 09:07:12.002][24][debug][http] [C1][S11] Sending local reply with details upstream_reset_before_response_started{remote_reset}
                [2024-05-10 09:07:12.002][24][debug][http] [C1][S11] encoding headers via codec (end_stream=true):
                ':status', '503'

                """);
        String later =
                "[2024-05-10 09:07:12.500][24][debug][client] [C2] protocol error: The user callback function failed\n";
        assertThat(why(reset + later)).isEqualTo(why(reset)).contains("reset the stream before it answered");
    }

    @Test
    void whatWasWrongWithTheClientsBytesIsToldWhicheverLineComesFirst() {
        String begin = "[2024-05-10 09:07:12.000][24][debug][http] [C1] new stream\n";
        String error =
                "[2024-05-10 09:07:12.000][24][debug][http] [C1] dispatch error: http/1.1 protocol error: HPE_INVALID_METHOD\n";
        String reply =
                "[2024-05-10 09:07:12.000][24][debug][http] [C1][S11] Sending local reply with details http1.codec_error\n";
        String told = "DPE,the client's bytes are no valid HTTP/1 request: http/1.1 protocol error: HPE_INVALID_METHOD";
        assertThat(why(begin + error + reply)).isEqualTo(told);
        assertThat(why(begin + reply + error)).isEqualTo(told);
    }

    @Test
    void headersInADumpOfAFilterAreMasked() {
        String dump =
                "[2024-05-10 09:07:12.001][24][trace][ext_authz] [C1][S11] Sending CheckRequest: attributes { headers { key:"
                        + " \"authorization\" value: \"hunter2secret\" } }\n"
                        + "[2024-05-10 09:07:12.001][24][debug][oauth2] Oauth response body: {\"access_token\":\"hunter2secret\"}\n";
        for (String format : new String[] {"table", "ndjson"}) {
            assertThat(Run.piped(request(dump), "events", "-q", "-o", format).out())
                    .contains("[masked]")
                    .doesNotContain("hunter2secret");
        }
    }

    /** The socket's event is that of the other side, which got nothing. */
    @Test
    void noOtherSideClosesAConnectionForWhichThereIsNoAddress() {
        String log = """
                [2024-05-10 09:07:12.000][24][debug][connection] [C2] connecting to 10.0.0.9:80
                [2024-05-10 09:07:12.000][24][debug][connection] [C2] immediate connect error: %s|remote address:10.0.0.9:80
                [2024-05-10 09:07:12.000][24][debug][connection] [C2] raising immediate error
                [2024-05-10 09:07:12.000][24][debug][connection] [C2] closing socket: 0
                """;
        assertThat(Run.piped(log.formatted("Cannot assign requested address"), "conn", "--all", "-q", "-o", "ndjson")
                        .object())
                .containsEntry("closedBy", "local");
        assertThat(Run.piped(log.formatted("Connection refused"), "conn", "--all", "-q", "-o", "ndjson")
                        .object())
                .containsEntry("closedBy", "remote");
    }

    /** Its status says nothing. */
    @Test
    void ofAGrpcRequestThatFailedItIsSaidThatTheStatusIsThatOfAllAnswers() {
        String line =
                "[2026-01-05T10:00:01.250Z] \"POST /a HTTP/2\" %s UH no_healthy_upstream - \"-\" 0 0 0 - \"-\" \"-\""
                        + " \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop\" \"-\" one - 10.0.0.1:80 10.0.0.9:1 - -\n";
        assertThat(Run.piped(line.formatted(200), "explain").out()).contains("in grpc-status");
        assertThat(Run.piped(line.formatted(503), "explain").out()).doesNotContain("in grpc-status");
    }

    /** The host that the line names is that of the try before: one that finds none has no host. */
    @Test
    void whereTriesFailedBeforeNoHostWasFoundTheyAreWhy() {
        String line =
                "{\"start_time\":\"2026-01-05T10:00:01.250Z\",\"method\":\"GET\",\"path\":\"/a\",\"response_code\":503,"
                        + "\"response_flags\":\"UH\",\"upstream_host\":\"%s\",\"upstream_cluster\":\"one\",\"duration\":37,"
                        + "\"upstream_transport_failure_reason\":\"%s\",\"response_code_details\":\"no_healthy_upstream\"}\n";
        assertThat(why(line.formatted("10.1.0.7:80", "delayed_connect_error:_Connection_refused")))
                .isEqualTo("UH,\"the try at 10.1.0.7:80 failed: Connection refused,"
                        + " and no healthy host was left for another one\"");
        String untold = line.formatted("10.1.0.7:80", "-");
        assertThat(why(untold))
                .isEqualTo("UH,\"the try at 10.1.0.7:80 failed, and no healthy host was left for another one\"");
        assertThat(Run.piped(untold, "explain", "--width", "200").out())
                .contains(
                        "how it ended is not told", "look at     - why 10.1.0.7:80 failed", "outlier detection of one")
                .contains("mostly      10.1.0.7:80 fails, and the retry found no other host");
        assertThat(why(line.formatted("-", "-"))).isEqualTo("UH,the cluster has no healthy host");
    }

    @Test
    void denialsThatNameNobodyAreCounted() {
        String denied = "[2024-05-10 09:07:12.000][24][debug][rbac] enforced denied, matched policy none\n";
        assertThat(Run.piped(denied, "ls").err())
                .contains("! 1 denial without the id of a request or connection, the first at line 1");
        assertThat(Run.piped(denied, "query", "--lines", "step:denied", "-q").out())
                .contains("rbac.enforced_denied");
        String ofRequest = request("") + denied;
        assertThat(Run.piped(ofRequest, "ls").err()).doesNotContain("denial");
    }

    @Test
    void aRequestWithoutARouteFailsAlsoWhereNoDetailsArePrinted() {
        assertThat(why("""
                [2018-05-10 09:07:12.000][24][debug][http] [C1] new stream
                [2018-05-10 09:07:12.000][24][debug][http] [C1][S11] request headers complete (end_stream=true):
                [2018-05-10 09:07:12.000][24][debug][http] [C1][S11]   ':path':'/v1/hello'
                [2018-05-10 09:07:12.000][24][debug][http] [C1][S11]   ':method':'GET'
                [2018-05-10 09:07:12.000][24][debug][router] [C1][S11] no cluster match for URL '/v1/hello'
                [2018-05-10 09:07:12.000][24][debug][http] [C1][S11] encoding headers via codec (end_stream=true):
                [2018-05-10 09:07:12.000][24][debug][http] [C1][S11]   ':status':'404'
                """)).isEqualTo("NR,nothing in the configuration matches");
    }

    @Test
    void theProtocolIsToldOnlyWhereSomethingProvesIt() {
        assertThat(Run.piped(request(""), "ls", "-q", "-o", "ndjson").object()).containsEntry("protocol", "HTTP/1.1");
        String scheme = request("").replace("':method', 'GET'", "':method', 'GET'\n':scheme', 'http'");
        assertThat(Run.piped(scheme, "ls", "-q", "-o", "ndjson").object()).containsEntry("protocol", null);
        String grpc = scheme.replace("':scheme'", "'content-type', 'application/grpc'\n':scheme'");
        assertThat(Run.piped(grpc, "ls", "-q", "-o", "ndjson").object()).containsEntry("protocol", "HTTP/2");
    }

    @Test
    void anEmptyErrorOfTlsIsNone() {
        String log = request("") + "[2024-05-10 09:07:12.001][24][debug][connection] [C1] SSL shutdown: rc=1\n"
                + "[2024-05-10 09:07:12.001][24][debug][connection] [source/extensions/transport_sockets/tls/ssl_socket.cc:201] [C1] \n";
        assertThat(Run.piped(log, "conn", "C1", "-q").out())
                .contains("TLS ends without an error")
                .doesNotContain("✗ TLS failed");
    }
}
