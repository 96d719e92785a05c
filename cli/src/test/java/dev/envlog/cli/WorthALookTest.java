package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "13,                                                      | notable  | as istiod does every 30 minutes",
                "14, no healthy upstream                                  | failure  | mostly its name is not resolved",
                "14, upstream connect error or disconnect/reset before headers. reset reason: connection failure | failure | could not be reached",
                "14, upstream connect error or disconnect/reset before headers. reset reason: connection termination | notable | was cut",
                "13, upstream_reset_after_response_started{connection_termination} | notable | was cut",
                "1,                                                       | notable  | nothing was rejected",
                "16, authentication failure                               | failure  | does not accept who this proxy says it is",
                "2, node is unknown                                       | notable  | ended with this gRPC status",
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

    @Test
    void failuresAreToldBeforeTheRest() {
        String log = line("debug", "dns", "DNS request timed out 4 times")
                + line("debug", "dns", "dns resolution for a.example completed with status 1");
        assertThat(explained(log)).matches(".*failure line 2.*notable line 1.*");
    }

    @Test
    void anOpenRequestOfWhichARecordTellsOfAFailureIsNotSaidNotToHaveFailed() {
        String log = line(
                "debug",
                "dubbo",
                "[C505][S7431156288318709142] dubbo router: no cluster match for interface 'org.example.Group'");
        Run run = Run.piped(log, "explain");
        assertThat(run.err()).contains("its end is not in the log\n").doesNotContain("had not failed");
        assertThat(run.out()).contains("failure     line 1", "No route fits this call");
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
}
