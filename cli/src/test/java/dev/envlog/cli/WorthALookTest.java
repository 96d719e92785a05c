package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of logs in which there is no request, and of records that speak for themselves. */
class WorthALookTest {

    private static String line(String level, String logger, String message) {
        return "[2024-05-10 09:07:12.138][1][" + level + "][" + logger + "] [source/a/b.cc:1] " + message + "\n";
    }

    private static String explained(String log) {
        return Run.piped(log, "explain").out().replaceAll("\\s+", " ");
    }

    /** Only what was written in the time that is asked about. */
    @Test
    void whatIsBeforeTheWindowIsNotTold(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(
                folder.resolve("x.log"),
                line("warning", "config", "gRPC config stream closed: 14, no healthy upstream"));
        assertThat(Run.of("explain", log.toString()).out()).contains("no healthy upstream");
        assertThat(Run.of("explain", "--since", "2030-01-01", log.toString()).out())
                .isEmpty();
    }

    /** Of warnings that nobody knows, with a number in each, the failure behind them is still told. */
    @Test
    void manyWarningsThatNobodyKnowsDoNotHideAFailure() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            log.append(line("warning", "config", "never heard of the like: " + i));
        }
        for (char c = 'a'; c <= 'z'; c++) {
            for (char d = 'a'; d <= 'z'; d++) {
                log.append(line("warning", "config", "never heard of the like of " + c + d));
            }
        }
        log.append(line("warning", "config", "gRPC config stream closed: 14, no healthy upstream"));
        assertThat(explained(log.toString())).contains("failure line 977 ", "300 records say so");
    }

    /** What it says of itself is the cause; the frames and the build are no more than a report of it. */
    @Test
    void aPanicIsTheFailureAndItsBacktraceIsNot() {
        String out = explained(line("critical", "assert", "panic: not reached")
                + line("critical", "backtrace", "Caught Aborted, suspect faulting address 0x7")
                + line("critical", "backtrace", "Backtrace (use tools/stack_decode.py to get line numbers):")
                + line("critical", "backtrace", "#0: [0x7f0000000520]"));
        assertThat(out)
                .contains("failure line 1 main panic: not reached")
                .containsOnlyOnce("failure ")
                .contains("harmless line 3 main Backtrace")
                .doesNotContain("notable");
    }

    /** Frames of threads that crash at once stand between each other. */
    @Test
    void twoThreadsThatCrashAtOnceHaveBacktracesWithHeadsAlsoWhereNoThreadIsPrinted() {
        String before = "[2026-01-05 10:00:10.000][critical][backtrace] [./source/server/backtrace.h:104] ";
        StringBuilder log = new StringBuilder(before + "Caught Segmentation fault, suspect faulting address 0x0\n");
        for (int i = 0; i < 5; i++) {
            log.append(before + "#" + i + ": Envoy::Foo::bar() [0x55d0]\n");
            log.append(before + "#" + i + ": Envoy::Foo::baz() [0x55d1]\n");
        }
        assertThat(explained(log.toString())).doesNotContain("Only the end of a backtrace");
        log.append(before + "#7: Envoy::Foo::bar() [0x55d0]\n");
        assertThat(explained(log.toString())).contains("Only the end of a backtrace is in the log");
    }

    /** Releases of 2017 print their start as warnings. */
    @Test
    void theStartOfAnOldProcessIsOneHarmlessKind() {
        String log = line("warning", "main", "initializing epoch 0 (hot restart version=8.2490552)")
                + line("warning", "main", "all clusters initialized. initializing init manager")
                + line("warning", "main", "all dependencies initialized. starting workers")
                + line("warning", "main", "starting main dispatch loop");
        assertThat(explained(log))
                .startsWith(" harmless line 1 main initializing epoch 0")
                .contains("4 records say so")
                .doesNotContain("notable", "line 2");
        assertThat(Run.piped(log, "ls").err()).doesNotContain("worth a look");
    }

    @Test
    void theRequestThatAProcessCrashedOnIsExplained() {
        String out = explained(line("critical", "assert", "panic: not reached")
                + line("critical", "backtrace", "Caught Aborted, suspect faulting address 0x7")
                + line("critical", "backtrace", "#0: [0x7f0000000520]")
                + """
                ActiveStream 0x5650aa00, stream_id_: 1234567890123456789&filter_manager_:
                  FilterManager 0x5650aa78, state_.has_1xx_headers_: 0
                  filter_manager_callbacks_.requestHeaders():
                    ':authority', 'shop'
                    ':path', '/cart?token=sesame'
                    ':method', 'GET'
                """);
        assertThat(out)
                .contains("GET shop/cart", "crashed while it worked on this request: panic: not reached")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dns resolution for a completed with status 0x0000: \"cares_success:Successful completion\" ; harmless",
                "dns resolution for a completed with status 0x0001: \"cares_nodata:DNS server returned answer with no data\" ; failure",
                "read error: 11 ; harmless",
                "read error: 104 ; notable",
                "envoy bug failure: false. Details: socket(2) failed, got error: Too many open files ; failure",
                "envoy bug failure: false. Details: something else ; notable",
            })
    void aNumberMeansWhatItsWordsMean(String line, String weight) {
        assertThat(Run.of("what", line, "-o", "ndjson").out()).contains("\"weight\":\"" + weight + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "14, no healthy upstream                                  | failure  | mostly its name is not resolved",
                "14, upstream connect error or disconnect/reset before headers. reset reason: connection failure | failure | could not be reached",
                "14, upstream connect error or disconnect/reset before headers. reset reason: connection termination | notable | was cut",
                "13, upstream_reset_after_response_started{connection_termination} | notable | was cut",
                "1,                                                       | notable  | nothing was rejected",
                "16, authentication failure                               | failure  | does not accept who this proxy says it is",
                "2, node is unknown                                       | notable  | an error of its own (UNKNOWN, 2)",
            })
    void aStreamToTheControlPlaneIsToldByTheStatusItEndedWith(String closed, String weight, String said) {
        for (String logger : new String[] {"config", "upstream"}) {
            String told = explained(line("warning", logger, "gRPC config stream closed: " + closed));
            assertThat(told).as(logger).contains(weight + " line 1", said);
        }
        assertThat(explained(
                        line("warning", "config", "StreamX gRPC config stream to a closed since 4s ago: " + closed)))
                .contains(said);
    }

    @Test
    void awarningThatIsHarmlessIsSaidToBeSo() {
        String log = line(
                        "warning",
                        "config",
                        "StreamAggregatedResources gRPC config stream closed: 14, closing transport due to: connection"
                                + " error: desc = \"error reading from server: EOF\", received prior goaway: code: NO_ERROR,"
                                + " debug data: ")
                + line("warning", "config", "gRPC update for type.googleapis.com/envoy.api.v2.Listener failed");
        assertThat(explained(log)).contains("harmless line 1", "GOAWAY without an error", "Nothing was rejected");
        assertThat(Run.piped(log, "ls").err()).contains("2 kinds of warnings, which are harmless, such as line 1");
        assertThat(Run.piped(log, "explain").err()).contains("what there are of warnings is harmless");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "error | lua | script log: ./lua/limit.lua:81: attempt to index local 'rule' (a nil value)               | failure | failed in the line that is named",
                "error | lua | script log: [string \"function envoy_on_request(handle)...\"]:16: attempt to index a nil value | failure | failed in the line that is named",
                "error | lua | script log: no such tenant                                                                | notable | takes it for an error",
                "error | wasm | Function: proxy_on_request_body failed: Uncaught RuntimeError: unreachable              | failure | plugin crashed in this function",
                "error | wasm | Function: proxy_on_done failed: Uncaught RuntimeError: unreachable                      | failure | crashed when a request was over",
                "debug | grpc | notifyRemoteClose 14 transport failure reason: TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED | notable | this proxy refused its certificate",
                "debug | grpc | notifyRemoteClose 14 transport failure reason: delayed connect error: 111                | notable | nothing listens at the server's address",
                "error | envoy_bug | envoy bug failure: !reason.empty(). Details: Local Close Reason was not set!       | notable | which is a bug of it",
                "debug | dns | dns resolution for a.example failed with c-ares status 4                                  | failure | there is no such name",
                "debug | dns | dns resolution for a.example failed with c-ares status 1                                  | notable | (ENODATA)",
                "debug | dns | dns resolution for a.example failed with c-ares status 12                                 | failure | answered in time",
                "debug | dns | dns resolution for a.example completed with status 1                                      | failure | no number of c-ares",
                "debug | dns | DNS request timed out 4 times                                                             | notable | did not answer in time",
                "debug | forward_proxy | main thread resolve complete for host 'a.example': []                           | failure | brought no address",
                "warning | filter | [C7] cilium.network: Policy NOT FOUND for id: 154577 port: 8390                      | failure | no policy for this port",
                "warning | config | cilium.bpf_metadata (egress): No policy found for 127.0.0.1                          | failure | no policy for this address",
                "error | aws | Could not retrieve credentials listing from the instance metadata                         | failure | go on unsigned",
                "warning | main | caught ENVOY_SIGTERM                                                                   | notable | was told to end",
            })
    void aRecordThatTellsTheCauseIsQuotedWithWhatItMeans(
            String level, String logger, String message, String weight, String said) {
        assertThat(explained(line(level, logger, message))).contains(weight + " line 1", said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "envoy.extensions.transport_sockets.tls.v3.Secret | its TLS connections fail",
                "envoy.api.v2.auth.Secret                         | its TLS connections fail",
                "envoy.config.route.v3.RouteConfiguration         | flag NR",
                "envoy.config.endpoint.v3.ClusterLoadAssignment   | flag UH",
                "envoy.config.listener.v3.Listener                | clients reach none of them",
                "envoy.config.cluster.v3.Cluster                  | flag NC",
                "envoy.config.core.v3.TypedExtensionConfig        | the proxy goes on without it",
            })
    void whatWasNotSentInTimeIsToldWithItsConsequence(String type, String said) {
        String late = "gRPC config: initial fetch timed out for type.googleapis.com/" + type;
        assertThat(explained(line("warning", "config", late))).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "configuration 'a.json': cannot bind '127.0.0.1:1': Cannot assign requested address | none of this machine's",
                "config 'a.json': cannot bind '127.0.0.1:1': Address already in use                  | another process",
                "config 'a.yaml': cannot bind '0.0.0.0:80': Permission denied                        | it may not listen",
                "configuration 'a': Unable to parse JSON as proto (INVALID_ARGUMENT:: Cannot find field.): {} | a field that this release does not know",
                "config 'a.yaml': malformed IP address: db. Consider setting resolver_name           | only an IP address may",
                "config 'a.yaml': Didn't find a registered implementation for name: 'envoy.x'        | an extension that is not in this build",
                "configuration 'a.json': unable to read file: a.json                                 | is not there",
                "config 'a.yaml': nobody has heard of this                                           | its configuration was refused",
            })
    void whyAProcessDidNotStartIsTold(String refused, String said) {
        assertThat(explained(line("critical", "main", "error initializing " + refused)))
                .contains("failure line 1", "Envoy did not start", said);
        String[] parts = refused.split(": ", 2);
        String newer = "error `" + parts[1] + "` initializing config '" + parts[0].split("'")[1] + "'";
        assertThat(explained(line("critical", "main", newer))).contains("failure line 1", said);
    }

    @Test
    void failuresAreToldBeforeTheRest() {
        String log = line("debug", "dns", "DNS request timed out 4 times")
                + line("debug", "dns", "dns resolution for a.example completed with status 1");
        assertThat(explained(log)).matches(".*failure line 2.*notable line 1.*");
    }

    @Test
    void anOpenRequestOfWhichARecordTellsOfAFailureIsNotSaidNotToHaveFailed() {
        String log = line("debug", "http", "[C505][S7431156288318709142] can't find SRDS scope.");
        Run run = Run.piped(log, "explain");
        assertThat(run.err()).contains("its end is not in the log\n").doesNotContain("had not failed");
        assertThat(run.out()).contains("failure     line 1", "no route scope matches");
    }

    @Test
    void theDoctorTellsOfRecordsThatBelongToNoRequest() {
        String request = line("debug", "http", "[C1] new stream")
                + line("debug", "http", "[C1][S11] request headers complete (end_stream=true):")
                + line("debug", "router", "[C1][S11] no route match for URL '/pay'")
                + line("debug", "http", "[C1][S11] Sending local reply with details route_not_found");
        String closed = line("warning", "config", "gRPC config stream closed: 14, no healthy upstream");
        String refused = line("debug", "connection", "[C85] delayed connection error: 111");
        String told = Run.piped(request + closed + closed, "doctor").out().replaceAll("\\s+", " ");
        assertThat(told)
                .contains("failure ×2 line 5 gRPC config stream closed: 14", "mostly its name is not resolved")
                .doesNotContain("line 3 no route match");
        assertThat(Run.piped(refused, "doctor").out()).contains("×1 line 1 delayed connection error: 111");
        assertThat(Run.piped(request + closed, "doctor", "-o", "json").out())
                .contains("\"notable\":[{\"weight\":\"failure\",\"records\":1,\"line\":5,");
    }

    @Test
    void aSideCallIsMeantWhereThereIsNothingElse() {
        String call = line("debug", "router", "[C0][S22] cluster 'keycloak' match for URL '/token'")
                + line("debug", "router", "[C0][S22] router decoding headers:")
                + "':path', '/token'\n':authority', '127.0.0.1:8080'\n':method', 'POST'\n\n"
                + line("debug", "pool", "queueing stream due to no available connections");
        for (String command : new String[] {"explain", "show"}) {
            assertThat(Run.piped(call, command).out()).as(command).contains("side call POST 127.0.0.1:8080/token");
            assertThat(Run.piped(call, command, "worst").exit()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[C85] delayed connection error: 111 ; delayed connection error: connection refused (111)",
                "[C42] TLS error: 268436576:SSL routines:OPENSSL_internal: ; TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
                "[C42] remote address:10.0.0.9:443,TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end ; WRONG_VERSION_NUMBER",
            })
    void ofAnUpstreamConnectionThatFailedItIsToldWhy(String message, String why) {
        String log = line("debug", "connection", message.substring(0, 5) + " connecting to 10.0.0.9:443")
                + line("debug", "connection", message);
        assertThat(Run.piped(log, "conn", "--all").out()).contains("upstream", why);
        assertThat(Run.piped(log, "ls").err())
                .contains("1 connection to an upstream failed")
                .endsWith("next: envlog explain\n");
    }

    @Test
    void aClientThatLeavesBeforeAnyRequestIsTold() {
        String log = line("debug", "conn_handler", "[C1187] new connection from 10.250.15.219:61887")
                + line("debug", "connection", "[C1187] remote close")
                + line("debug", "connection", "[C1187] closing socket: 0");
        assertThat(explained(log)).contains("notable line 2", "The client closed its connection before any request");
        assertThat(explained(line("debug", "connection", "[C2] connecting to 10.0.0.9:80")
                        + line("debug", "connection", "[C2] remote close")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"- - -\" 0 UF,URX - - \"delayed_connect_error:_Connection_refused\" 0 0 0 - \"-\" \"-\" \"-\" \"-\" \"10.244.0.17:15008\" connect_originate - 10.244.0.17:80 a - - ; nothing listens on that port ; no connection to 10.244.0.17:15008 could be made: Connection refused",
                "\"- - -\" 0 UF,URX - - \"TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end\" 0 0 3 - \"-\" ; This proxy refused the other side's certificate ; TLS with the upstream failed (CERTIFICATE_VERIFY_FAILED)",
                "\"POST /online.MainSvc/mainExec HTTP/2\" 200 14 \"-\" UC 1 166 0 105 ; with gRPC status 14 (UNAVAILABLE) ; the connection to the upstream ended before it answered; which side closed it is not in the log",
                "\"GET / HTTP/1.1\" 503 UF upstream_reset_before_response_started{remote_connection_failure|delayed_connect_error:_Invalid_argument} - \"delayed_connect_error:_Invalid_argument\" 0 165 0 - \"10.244.0.1\" \"curl/8.9.1\" \"58c0e2c6-fa7e-4a68-a4f1-3bae11113f7c\" \"172.18.0.101\" \"envoy://connect_originate/10.244.0.17:80\" outbound - a:1 b:2 - - ; A listener inside this proxy ; no connection to envoy://connect_originate/10.244.0.17:80 could be made: Invalid argument",
            })
    void anAccessLogLineTellsWhyTheConnectionFailed(String rest, String meaning, String why) {
        String log = "[2024-08-27T20:00:10.142Z] " + rest + "\n";
        String told = Run.piped(log, "what", "-").out().replaceAll("\\s+", " ");
        assertThat(told).contains(meaning).doesNotContain("debug log", "no response flags");
        assertThat(Run.piped(log, "ls").out()).contains(why);
        assertThat(explained(log)).contains("evidence line 1 access log [2024-08-27T20:00:10.142Z]", "look at", why);
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, connection went to 10.0.0.2:443 and named shop.example (SNI)",
        "-, connection went to 10.0.0.2:443 and named no server"
    })
    void whereNothingFitsItIsSaidWhatTheClientWanted(String name, String said) {
        String line =
                "[2024-05-06T07:08:09.123Z] \"- - -\" 0 NR filter_chain_not_found - \"-\" 0 0 0 - \"-\" \"-\" \"-\" \"-\""
                        + " \"-\" - - 10.0.0.2:443 10.0.0.1:2 " + name + " -\n";
        assertThat(Run.piped(line, "explain", "@1").out()).contains(said);
        assertThat(Run.piped(line, "show", "@1").out()).contains(said);
    }

    @Test
    void anAccessLogLineOfARequestThatWentWellIsNotWorthALook() {
        String log =
                "[2024-04-08T20:44:12.363Z] \"GET / HTTP/1.1\" 200 - via_upstream - \"-\" 0 1648 3 2 \"10.244.0.1\" \"curl\""
                        + " \"66dc2115-b7f5-45eb-96c2-2a2b221559f7\" \"172.18.0.101\""
                        + " \"envoy://connect_originate/10.244.0.10:80\" outbound - a:1 b:2 - -\n";
        assertThat(explained(log)).contains("✓ 200").doesNotContain("notable", "failure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delayed_connect_error:_Connection_refused | nothing listens on that port",
                "TLS error: Secret is not supplied by SDS | was not delivered (SDS)",
                "TLS error: 268436576:SSL routines:OPENSSL_internal: | it speaks none of the protocols",
                "SSL error: 268435612:SSL routines:OPENSSL_internal:HTTP_REQUEST | spoke plain HTTP to a port that expects TLS",
                "upstream_reset_before_response_started{connection_failure,TLS_error:_Secret_is_not_supplied_by_SDS} | was not delivered (SDS)",
            })
    void aReasonAloneIsKnown(String text, String meaning) {
        assertThat(Run.of("what", text).out().replaceAll("\\s+", " ")).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2 undefined decision         ; the service (OPA) was asked, and has no decision       ; the path of the plugin's configuration",
                "13 cannot read the policy    ; the service was asked, and answered with that error    ; the log of the service at this time",
                "14 no healthy upstream       ; the call did not get through                           ; the call itself",
            })
    void anAuthorizationServiceThatAnsweredIsNotSaidToBeOutOfReach(String closed, String usual, String check) {
        String log = line("debug", "grpc", "notifyRemoteClose " + closed)
                + line("debug", "http", "[C0][S19] Sending local reply with details ext_authz_error");
        assertThat(explained(log)).contains("line 1 grpc notifyRemoteClose " + closed, "mostly " + usual, check);
    }

    @Test
    void aHandshakeThatFailedNamesTheSide() {
        String log = line("info", "main", "[C1] new connection")
                + line("info", "filter", "[C1] new tcp proxy session")
                + line("debug", "filter", "[C1] Creating connection to cluster service_local")
                + line("debug", "connection", "[C1] handshake error: 5");
        assertThat(explained(log)).contains("TLS handshake with the client broken off");
    }

    @Test
    void anAnswerThatBrokeALimitIsNotSaidToBeNoHttp() {
        assertThat(Run.of("what", "UPE").out()).contains("more or larger headers", "max_headers_count");
    }

    @Test
    void whatFailedBesideARequestThatIsOpenIsQuotedWithIt() {
        String warned = line("warning", "config", "cilium.bpf_metadata (egress): No policy found for 127.0.0.1");
        String open = line("debug", "http", "[C1] new stream")
                + line("debug", "http", "[C1][S11] request headers complete (end_stream=true):");
        for (String log : new String[] {warned + open, open + warned}) {
            assertThat(explained(log)).contains("… open", "failure line", "no policy for this address");
        }
        String failed = open + line("debug", "http", "[C1][S11] Sending local reply with details route_not_found");
        assertThat(explained(warned + failed)).doesNotContain("no policy for this address");
    }

    @Test
    void aLineThatBreaksOffBeforeItSaysAnythingIsNotWorthALook() {
        String cut = "[2024-05-10 09:07:12.138][1][warning][config] [bazel-out/k8-opt/bin/source/common/config";
        assertThat(explained(line("warning", "config", "never heard of the like") + cut))
                .contains("never heard of the like")
                .doesNotContain("bazel-out");
    }

    @Test
    void theSourceTellsWhetherARequestOrAConnectionIsDenied() {
        String denied = line("debug", "rbac", "enforced denied, matched policy none");
        assertThat(explained(denied)).contains("requests get 403, connections are closed");
        assertThat(explained(denied.replace("source/a/b.cc", "source/extensions/filters/http/rbac/rbac_filter.cc")))
                .contains("the request gets 403.");
        assertThat(explained(denied.replace("source/a/b.cc", "source/extensions/filters/network/rbac/rbac_filter.cc")))
                .contains("the connection is closed, without an answer")
                .doesNotContain("403");
    }

    private static String request(String second, String status) {
        return "[2024-05-10 09:07:%s.000][7][debug][http] [C1][S11] request headers complete (end_stream=true):\n"
                        .formatted(second)
                + "':path', '/a'\n':method', 'GET'\n':authority', 'shop'\n\n"
                + "[2024-05-10 09:07:%s.100][7][debug][http] [C1][S11] Sending local reply with details direct_response\n"
                        .formatted(second)
                + "[2024-05-10 09:07:%s.100][7][debug][http] [C1][S11] encoding headers via codec (end_stream=true):\n"
                        .formatted(second)
                + "':status', '%s'\n\n".formatted(status)
                + "[2024-05-10 09:07:%s.200][7][debug][http] [C1][S11] Codec completed encoding stream.\n"
                        .formatted(second);
    }

    /** A request that failed has a cause: only what was said meanwhile may be another one. */
    @Test
    void anErrorOfNoRequestIsToldBesideOne() {
        String error = line("error", "config", "final pre-worker listener init for listener 'in' failed: cannot set it")
                + line("error", "upstream", "nobody has heard of this");
        for (String log : new String[] {request("20", "200") + error, request("12", "500") + error}) {
            Run run = Run.piped(log, "explain");
            assertThat(run.err()).contains("of no request, but worth a look:");
            assertThat(run.out().replaceAll("\\s+", " ")).contains("no client reaches it", "nobody has heard of this");
        }
        assertThat(Run.piped(request("20", "500") + error, "explain").err()).doesNotContain("worth a look");
    }

    @Test
    void theInnermostFunctionWithANameIsQuotedOfACrash() {
        String out = explained(line("critical", "backtrace", "Caught Segmentation fault, suspect faulting address 0x0")
                + line("critical", "backtrace", "#0: Envoy::SignalAction::sigHandler() [0x55]")
                + line("critical", "backtrace", "#1: [0x7f0000000520]")
                + line("critical", "backtrace", "#2: Envoy::Router::ConfigImpl::route() [0xb78bd5]")
                + line(
                        "critical",
                        "backtrace",
                        "#3: Envoy::Http::ConnectionManagerImpl::ActiveStream::refresh() [0xa38be2]"));
        assertThat(out)
                .contains("notable line 4 main #2: Envoy::Router::ConfigImpl::route()", "2 records say so")
                .doesNotContain("line 5 main");
    }

    /** The frames at the end, of threads and event loops, are in each crash. */
    @Test
    void ofABacktraceWithoutItsHeadNoFunctionIsNamedAsThePlaceOfTheCrash() {
        String log = line("critical", "backtrace", "#6: event_base_loop [0x55]")
                + line("critical", "backtrace", "#7: Envoy::Http::ConnectionManagerImpl::onData() [0x56]")
                + line("critical", "backtrace", "#8: Envoy::Server::WorkerImpl::threadRoutine() [0x57]")
                + line("critical", "backtrace", "Caught Aborted, suspect faulting address 0x1")
                + line("critical", "backtrace", "Backtrace (use tools/stack_decode.py to get line numbers):");
        assertThat(explained(log))
                .startsWith(" failure line 4 main Caught Aborted")
                .contains("notable line 1 main #6", "frames from #0 on, which are missing", "3 records say so")
                .doesNotContain("Of Envoy's own functions");
        assertThat(Run.piped(log, "ls").err())
                .contains("! 5 critical records, first of all at 09:07:12.138 (line 4): Caught Aborted");
    }

    @Test
    void aFrameBehindAGapIsNotTheInnermost() {
        assertThat(explained(line("critical", "backtrace", "Caught Aborted, suspect faulting address 0x1")
                        + line("critical", "backtrace", "#0: [0x55]")
                        + line("critical", "backtrace", "#3: Envoy::Router::ConfigImpl::route() [0x56]")))
                .contains("which are missing")
                .doesNotContain("Of Envoy's own functions");
    }

    @Test
    void aCrashInAnEventLoopNamesNoPlace() {
        assertThat(explained(line("critical", "backtrace", "Caught Aborted, suspect faulting address 0x1")
                        + line("critical", "backtrace", "#0: Envoy::SignalAction::sigHandler() [0x55]")
                        + line("critical", "backtrace", "#1: Envoy::Event::DispatcherImpl::run() [0x56]")))
                .contains("failure line 1")
                .doesNotContain("Of Envoy's own functions", "missing");
    }

    @Test
    void whatAPolicyInDryRunWouldHaveDoneIsTold() {
        String denied = "shadow denied, matched policy ";
        assertThat(explained(line("debug", "rbac", denied + "ns[foo]-policy[deny-headers]-rule[0]")))
                .contains("notable line 1", "were the policy enforced, this would be denied");
        assertThat(explained(line("debug", "rbac", denied + "none"))).contains("none of them would allow this");
        assertThat(explained(line("debug", "rbac", denied + "istio-ext-authz-ns[a]-policy[b]-rule[0]")))
                .isEmpty();
    }

    @Test
    void aFindingOfAFirewallIsToldByItsRule() {
        String found =
                "{\"request.path\":\"/a\",\"crs.violated_rule\":{\"id\":%s,\"category\":\"c\",\"severity\":\"s\",\"data\":\"\","
                        + "\"message\":\"%s\",\"tags\":[\"OWASP_CRS\"]},\"request.id\":\"d9f72163\"}";
        assertThat(explained(line("critical", "golang", found.formatted("949110", "Score Exceeded (Total Score: 5)"))
                        + line("critical", "golang", found.formatted("920420", "Content type is not allowed"))))
                .contains("failure line 1", "path /a, rule 949110, severity s, reason Score Exceeded (Total Score: 5)")
                .contains("notable line 2", "rule 920420, severity s, reason Content type is not allowed");
    }
}
