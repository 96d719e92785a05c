package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What explain says that mostly lies behind a failure, and where it sends people: by what made the proxy, and by what else is known. */
class AdviceTest {

    /** In Envoy's own form. */
    private static String line(String answer, String host) {
        return "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" " + answer
                + " \"-\" \"curl/8\" \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop\" \"" + host + "\"";
    }

    private static String explained(String log) {
        return Run.piped(log + "\n", "explain", "--width", "300").out();
    }

    @Test
    void aMissingClusterOfIstiosIsMostlyTheDestinationOfAVirtualService() {
        String istios = line("503 NC cluster_not_found - \"-\" 0 0 0 -", "-") + " - - 10.1.0.7:8080 10.1.0.9:4011 - -";
        assertThat(explained(istios))
                .contains("mostly      host, port or subset to which a VirtualService sends it")
                .contains("istioctl analyze names what is missing (IST0101)");
        assertThat(explained(line("503 NC cluster_not_found 0 0 0 -", "-")))
                .contains("mostly      the route came before its cluster")
                .contains("with Istio the destination of the VirtualService");
    }

    @Test
    void aCircuitBreakerOfEnvoyGatewayIsSetInAnotherPlaceThanIstios() {
        String json =
                "{\"method\":\"GET\",\"path\":\"/a\",\"response_code\":503,\"response_flags\":\"UO\",\"duration\":0,"
                        + "\"upstream_cluster\":\"%s\",\"upstream_host\":\"10.1.0.7:80\"}";
        assertThat(explained(json.formatted("httproute/default/shop/rule/0")))
                .contains("circuitBreaker of a BackendTrafficPolicy")
                .doesNotContain("Istio");
        assertThat(explained(json.formatted("outbound|80||shop")))
                .contains("in Istio connectionPool of the DestinationRule")
                .doesNotContain("BackendTrafficPolicy");
    }

    /** The access log alone does not count them. */
    @Test
    void triesAreAskedForOnlyWhereTheyAreKnown() {
        assertThat(explained(line("503 UO 0 0 0 -", "10.1.0.7:80")))
                .contains("cause circuit_breaker")
                .doesNotContain("attempts>1");
    }

    @Test
    void anAddressOfIpv6ThatFailsAtOnceIsMostlyOneWithoutAWayToIt() {
        String uf = "503 UF 98 173 %d -";
        assertThat(explained(line(uf.formatted(3), "[2607:7700:0:33::1]:443")))
                .contains("mostly      there is no way from here to an address of IPv6")
                .contains("look at     - dns_lookup_family of the cluster");
        for (String other : new String[] {
            line(uf.formatted(3), "10.1.0.7:443"),
            line(uf.formatted(3), "[fd00::7]:443"),
            line(uf.formatted(300), "[2607:7700:0:33::1]:443")
        }) {
            assertThat(explained(other))
                    .contains("cause upstream_connect_failure")
                    .doesNotContain("dns_lookup_family");
        }
    }

    @Test
    void theRecordWithTheDetailsShowsTheCauseWhereNoOtherDoes() {
        assertThat(explained("""
                [2026-01-05 10:00:01.000][24][debug][http] [C1][S11] encoding headers via codec (end_stream=true):
                ':status', '400'

                [2026-01-05 10:00:01.000][24][debug][http] [C1][S11] stream reset: reset reason: local reset, response details: http1.codec_error
                """))
                .contains("evidence    line 4 hcm C1/S11 stream reset:")
                .doesNotContain("no record here shows it");
    }

    @Test
    void anUploadThatWasCutIsMostlyTheServersLimit() {
        String uc = "503 UC upstream_reset_before_response_started{connection_termination} - \"-\" %d 95 1441 -";
        assertThat(explained(line(uc.formatted(268435456), "10.1.0.7:80")))
                .contains("mostly      the upload was cut in the middle: 10.1.0.7:80 closed it")
                .contains("the limits of 10.1.0.7:80 for a body")
                .doesNotContain("a retry would have hidden it");
        assertThat(explained(line(uc.formatted(1024), "10.1.0.7:80")))
                .contains("a retry would have hidden it")
                .doesNotContain("upload");
    }

    @Test
    void aClusterThatTakesItsAddressFromAHeaderHasNoEndpoints() {
        assertThat(
                        explained(
                                "{\"method\":\"POST\",\"path\":\"/v1\",\"response_code\":503,\"response_flags\":\"UH\",\"duration\":0,"
                                        + "\"response_code_details\":\"no_healthy_upstream\",\"upstream_cluster\":\"original_destination_cluster\"}"))
                .contains("cause no_original_destination", "mostly      what sets that header")
                .doesNotContain("endpoints", "iptables", "Istio");
    }

    /** The line tells of the last one. */
    @Test
    void whereRetriesAreUsedUpThereWereSeveralTries() {
        String urx = line("503 UF,URX 0 0 60 -", "10.1.0.7:80") + "\n";
        assertThat(Run.piped(urx, "ls", "--width", "200").out()).contains(" 2+↻ ");
        assertThat(Run.piped(urx.replace("UF,URX", "UF"), "ls", "--width", "200")
                        .out())
                .doesNotContain("2+");
        assertThat(Run.piped(urx, "ls", "-o", "ndjson").out()).containsOnlyOnce("\"outcome\"");
    }
}
