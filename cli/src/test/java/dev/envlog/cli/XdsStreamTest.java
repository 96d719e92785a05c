package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a stream for configuration that ended: why, as far as the line says it. */
class XdsStreamTest {

    private static String explained(String message) {
        String line = "[2024-05-10 09:07:12.138][1][warning][config] [source/a/b.cc:1] " + message + "\n";
        return Run.piped(line, "explain").out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end ; this proxy refused its certificate ; make them anew",
                "TLS error: 268436501:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_EXPIRED ; it refused the certificate of this proxy ; certificate that this proxy shows",
                "TLS_error:|268436526:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION:TLS_error_end ; the name of the alert says why ; (SNI)",
                "TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end ; speaks plaintext there ; port of the control plane",
                "delayed connect error: 111 ; Nothing listens at the address ; its Service has endpoints",
                "delayed connect error: Connection refused ; Nothing listens at the address ; its Service has endpoints",
                "delayed connect error: 113 ; could not be reached ; network policies towards it",
            })
    void whyTheControlPlaneWasNotReachedIsTakenFromTheLine(String reason, String said, String next) {
        String head = "DeltaAggregatedResources gRPC config stream to xds_cluster closed";
        String tail = ": 14, upstream connect error or disconnect/reset before headers. reset reason: remote connection"
                + " failure, transport failure reason: ";
        for (String how : new String[] {"", " since 30s ago"}) {
            assertThat(explained(head + how + tail + reason)).contains("failure line 1", said, next);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dns: A record lookup error: DNS resolution failed for istiod ; could not be resolved ; resolv.conf",
                "connection error: dial tcp: lookup istiod on 10.0.0.10:53: read udp: i/o timeout ; could not be resolved ; resolv.conf",
                "connection error: dial tcp: lookup istiod on 10.0.0.10:53: no such host ; does not exist for the DNS ; spelling",
                "upstream connect error. reset reason: connection timeout ; packets are dropped ; firewalls",
            })
    void aNameThatIsNotResolvedAndAConnectionThatIsNotMadeInTimeAreToldApart(String reason, String said, String next) {
        assertThat(explained("StreamAggregatedResources gRPC config stream closed: 14, " + reason))
                .contains("failure line 1", said, next);
    }

    /** Only istiod ends its streams so as a matter of course. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "to xds-grpc closed: 13, ; harmless, unless it comes much oftener ; may stay",
                "to istiod.istio-system.svc:15012 closed: 13, ; harmless, unless it comes much oftener ; stays without",
                "closed: 13, ; elsewhere the proxy may stay without configuration ; unless",
                "to appmesh-envoy-management.us-east-1.amazonaws.com:443 closed: 13, ; AWS App Mesh ended the stream ; harmless",
                "to xds_cluster closed: 13, ; stays without configuration ; harmless",
                "to xds-grpc closed since 287s ago: 13, ; again and again ; harmless",
            })
    void aStreamThatEndsWithoutAWordIsHarmlessOnlyWhereIstiodEndsIt(String closed, String said, String not) {
        assertThat(explained("StreamAggregatedResources gRPC config stream " + closed))
                .contains("notable line 1", said)
                .doesNotContain(not);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Mesh CA API has not been used in project 29 before or it is disabled. Enable it by visiting https://a ; an API that is not enabled",
                "not for node sidecar~10.0.0.1 ; its words behind the number say why",
                "'' ; does not let this proxy have its configuration",
            })
    void aRefusalIsToldWithTheCauseThatItNames(String words, String said) {
        assertThat(explained("gRPC config stream closed: 7, " + words)).contains("failure line 1", said);
    }
}
