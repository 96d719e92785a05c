package dev.envlog.cli.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.cli.Run;
import dev.envlog.log.EventKind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What records mean together. */
class SequencesTest {

    private static final String CUT = line(
            138,
            1,
            "config",
            "StreamAggregatedResources gRPC config stream closed: 14, upstream connect error or disconnect/reset before"
                    + " headers. reset reason: connection termination");
    private static final String REFUSED =
            "[C12] client disconnected, failure reason: TLS error: 268436502:SSL routines:OPENSSL_internal:"
                    + "SSLV3_ALERT_CERTIFICATE_UNKNOWN";
    private static final String INSPECTOR = "tls inspector: new connection accepted";
    private static final String PROXY = "proxy_protocol: New connection accepted";
    private static final String NO_CHAIN = "closing connection: no matching filter chain found";

    private static String line(int millis, int thread, String logger, String message) {
        return "[2024-05-10 09:07:12." + millis + "][" + thread + "][debug][" + logger + "] [source/a/b.cc:1] "
                + message + "\n";
    }

    private static String filters(String... messages) {
        StringBuilder log = new StringBuilder();
        for (String message : messages) {
            log.append(line(138, 7, message.equals(NO_CHAIN) ? "conn_handler" : "filter", message));
        }
        return log.toString();
    }

    private static String said(String command, String log) {
        return Run.piped(log, command).out().replaceAll("\\s+", " ");
    }

    @Test
    void everyStatementExists() {
        Set<String> all = new HashSet<>();
        Catalog.shared().known().forEach(known -> all.add(known.event()));
        for (EventKind kind : EventKind.values()) {
            all.add(String.valueOf(kind.eventName()));
        }
        assertThat(all).containsAll(Sequences.names());
    }

    @Test
    void aRefusedCertificateIsWhyTheStreamToTheControlPlaneEnded() {
        for (String command : new String[] {"explain", "doctor"}) {
            assertThat(said(command, CUT + line(138, 1, "pool", REFUSED)))
                    .contains("The control plane refused this proxy's certificate")
                    .doesNotContain("harmless");
        }
    }

    @Test
    void aCertificateThatWasNotShownIsNoneThatWasRefused() {
        String required = REFUSED.replace("SSLV3_ALERT_CERTIFICATE_UNKNOWN", "TLSV13_ALERT_CERTIFICATE_REQUIRED");
        assertThat(said("explain", CUT + line(138, 1, "pool", required)))
                .contains("wants a certificate of this proxy and was shown none")
                .doesNotContain("refused this proxy's certificate");
    }

    @Test
    void aSecretThatWasNotSentInTimeIsToldByItsName() {
        String late = line(
                138,
                1,
                "config",
                "gRPC config: initial fetch timed out for type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret");
        String named =
                "shared target SdsApi server_cert initialized, notifying init manager Listener-local-init-manager in 1";
        assertThat(said("explain", late + line(138, 1, "init", named)))
                .contains("failure line 2", "SdsApi server_cert", "its TLS fails until it comes")
                .doesNotContain("line 1 ");
    }

    /** The doctor tells of it beside requests as well. */
    @Test
    void itIsToldOfALogWithRequests() {
        String request = line(130, 9, "http", "[C1] new stream")
                + line(130, 9, "router", "[C1][S11] no route match for URL '/pay'");
        assertThat(said("doctor", request + CUT + line(138, 1, "pool", REFUSED)))
                .contains("The control plane refused this proxy's certificate")
                .doesNotContain("idle timeouts in between");
    }

    @Test
    void anotherThreadOrAnotherTimeIsAnotherMatter() {
        for (String other : new String[] {line(138, 2, "pool", REFUSED), line(188, 1, "pool", REFUSED)}) {
            assertThat(said("explain", CUT + other))
                    .contains("was cut, by it or by something in between", "refused the certificate that it was shown");
        }
    }

    @Test
    void ofSeveralStreamsThatWereCutTheOthersAreStillTold() {
        String earlier = CUT.replace("12.138", "12.100");
        assertThat(said("explain", earlier + CUT + line(138, 1, "pool", REFUSED)))
                .contains("The control plane refused this proxy's certificate", "was cut again soon after");
    }

    @Test
    void aPortThatLooksForTlsBeforeItTakesThePROXYHeaderOffIsToldSo() {
        assertThat(said("explain", filters(INSPECTOR, PROXY, NO_CHAIN)))
                .contains("ran before the PROXY header was taken off", "proxy_protocol before tls_inspector");
    }

    @Test
    void inTheRightOrderTheFilterChainsAreMeant() {
        String right = filters(PROXY, INSPECTOR, NO_CHAIN);
        String named = filters(INSPECTOR, "tls:onServerName(), requestedServerName: shop", PROXY, NO_CHAIN);
        String twoAtOnce = filters(PROXY, INSPECTOR, PROXY, NO_CHAIN);
        for (String log : new String[] {right, named, twoAtOnce, filters(INSPECTOR, NO_CHAIN)}) {
            assertThat(said("explain", log)).as(log).contains("No filter chain fits");
        }
    }

    private static String token(String checked, boolean lenient, String done) {
        return line(138, 9, "http", "[C1] new stream")
                + line(138, 9, "http", "[C1][S11] request end stream")
                + line(138, 9, "filter", "Jwt authentication completed with: " + checked)
                + line(138, 9, "filter", "The value of allow_missing_or_failed in AuthFilterConfig is: " + lenient)
                + line(138, 9, "filter", "JwtVerificationFilter::onDone with status " + done);
    }

    @Test
    void aFilterThatLetsARequestPassWithoutAGoodTokenIsNotSaidToRefuseIt() {
        assertThat(said("explain", token("Unknown issuer", true, "OK")))
                .contains("Unknown issuer", "is set to let requests pass all the same")
                .doesNotContain("failure", "refuses the request, with");
        assertThat(said("explain", token("OK", true, "OK"))).doesNotContain("No token was good", "notable");
        assertThat(said("explain", token("Unknown issuer", false, "Unknown issuer")))
                .contains("cause jwt_denied", "onDone with status Unknown issuer");
    }

    @Test
    void aClientThatClosesBeforeTlsBeginsMostlyChecksThePort() {
        String accepted = line(138, 7, "conn_handler", "[C4] new connection from 10.0.0.9:55678");
        String closed = line(139, 7, "connection", "[C4] ssl error occurred while read: SYSCALL");
        assertThat(said("explain", accepted + closed)).contains("mostly a check whether the port is open");
        assertThat(said("explain", accepted + line(138, 7, "connection", "[C4] handshake error: 5")))
                .contains("mostly a check whether the port is open");
        assertThat(said("explain", accepted + line(138, 7, "connection", "[C4] handshake complete") + closed))
                .doesNotContain("mostly a check");
        assertThat(said("explain", accepted + closed.replace(".139]", ".338]"))).doesNotContain("mostly a check");
    }

    private static String cut(int second) {
        return CUT.replace("12.138", (12 + second) + ".138").replace("[debug]", "[warning]");
    }

    @Test
    void aControlPlaneThatIsLostTimeAndAgainIsAFailure() {
        for (String before : new String[] {"", line(137, 1, "router", "[C1][S11] no route match for URL '/'")}) {
            String out = said("doctor", before + cut(0) + cut(1) + cut(3));
            assertThat(out).contains("was cut again soon after").doesNotContain("harmless");
        }
        assertThat(said("explain", cut(0) + cut(1) + cut(3))).contains("failure line 2", "2 records say so");
    }

    @Test
    void betweenUpdatesOrMuchLaterItIsNotLostTimeAndAgain() {
        String update = line(138, 1, "upstream", "cds: add 3 cluster(s), remove 1 cluster(s)");
        String request = line(137, 1, "router", "[C1][S11] cluster 'a' match for URL '/'");
        assertThat(said("explain", cut(0) + update + cut(1)))
                .contains("was cut, by it")
                .doesNotContain("cut again");
        assertThat(said("explain", request + cut(0) + update + cut(1))).doesNotContain("cut again");
        assertThat(said("explain", request + cut(0) + cut(1))).contains("cut again");
        assertThat(said("explain", cut(0) + cut(40))).doesNotContain("cut again");
    }
}
