package dev.envlog.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsErrorTest {

    /** Far beyond what a search in one pass takes, and far below one that goes back at each place. */
    private static final Duration LONG = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER; WRONG_VERSION_NUMBER
        TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end; WRONG_VERSION_NUMBER
        TLS error: 268436496:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE 268435610:SSL routines:OPENSSL_internal:HANDSHAKE_FAILURE_ON_CLIENT_HELLO; SSLV3_ALERT_HANDSHAKE_FAILURE, HANDSHAKE_FAILURE_ON_CLIENT_HELLO
        TLS_error:|268436496:SSL_routines:OPENSSL_internal:SSLV3_ALERT|268435610:SSL_routines:OPENSSL_internal:ON_CLIENT_HELLO:TLS_error_end; SSLV3_ALERT, ON_CLIENT_HELLO
        TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: verify SAN list:TLS_error_end; CERTIFICATE_VERIFY_FAILED: verify SAN list
        TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: X509_verify_cert: at depth 0: no issuer:TLS_error_end; CERTIFICATE_VERIFY_FAILED: X509_verify_cert: at depth 0: no issuer
        remote_connection_failure|TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify_cert_failed:_SAN_matcher:TLS_error_end; CERTIFICATE_VERIFY_FAILED: SAN matcher
        connection_failure,TLS_error:_268436496:SSL_routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE_268435610:SSL_routines:OPENSSL_internal:ON_CLIENT_HELLO; SSLV3_ALERT_HANDSHAKE_FAILURE, ON_CLIENT_HELLO
        TLS_error:|67109000:RSA_routines:OPENSSL_internal:PADDING_CHECK_FAILED|184549382:X.509_certificate_routines:OPENSSL_internal:public_key_routines|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end; PADDING_CHECK_FAILED, CERTIFICATE_VERIFY_FAILED
        TLS_error:| 268435588:SSL_routines:OPENSSL_internal:CLIENT_A| 268435646:SSL_routines:OPENSSL_internal:PARSE_B:TLS_error_end; CLIENT_A, PARSE_B
        TLS error: Secret is not supplied by SDS; Secret is not supplied by SDS
        connection reset by peer; connection reset by peer
        """)
    void theWordsOfAnErrorAreWhatWentWrong(String text, String words) {
        assertThat(TlsError.words(text)).isEqualTo(words);
    }

    @Test
    void longTextsOfStrangersTakeNoLongTime() {
        for (String part : List.of(" ", "|", "_", "1", "1234:", "1234:a:", ":verify cert failed:", "TLS error:")) {
            String text = "TLS error:" + part.repeat(100_000);
            String words = assertTimeoutPreemptively(LONG, () -> TlsError.words(text));
            assertThat(words).hasSizeLessThanOrEqualTo(text.length());
            String shortened = assertTimeoutPreemptively(LONG, () -> TlsError.shortened(text));
            assertThat(shortened).hasSizeLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void anAlertWithoutANameIsNamedByItsNumberAndIsThePeers() {
        String queue = "268436576:SSL routines:OPENSSL_internal:";
        assertThat(TlsError.named(queue)).isEqualTo(queue + "TLSV1_ALERT_NO_APPLICATION_PROTOCOL");
        assertThat(TlsError.words("TLS error: " + queue)).isEqualTo("TLSV1_ALERT_NO_APPLICATION_PROTOCOL");
        assertThat(TlsError.isOfPeer(queue)).isTrue();
        String ours = "268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED";
        assertThat(TlsError.named(ours)).isEqualTo(ours);
        assertThat(TlsError.named("999999999:SSL routines:OPENSSL_internal:")).endsWith(":");
    }

    @Test
    void aQueueThatStandsAloneIsReadTheSame() {
        assertThat(TlsError.words("268435640:SSL routines:OPENSSL_internal:NO_SHARED_CIPHER"))
                .isEqualTo("NO_SHARED_CIPHER");
    }

    @Test
    void anAlertAndAResetAreThePeersDoingAllElseIsOurs() {
        assertThat(TlsError.isOfPeer("268436502:SSL routines:OPENSSL_internal:SSLV3_ALERT_CERTIFICATE_UNKNOWN"))
                .isTrue();
        assertThat(TlsError.isOfPeer("33554536:system library:OPENSSL_internal:Connection reset by peer"))
                .isTrue();
        assertThat(TlsError.isOfPeer("268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED"))
                .isFalse();
    }

    @Test
    void shortenedTextKeepsWhatStandsAroundTheError() {
        assertThat(TlsError.shortened(
                        "started{remote_connection_failure|TLS_error:|268435703:SSL_routines:OPENSSL_internal:"
                                + "WRONG_VERSION_NUMBER:TLS_error_end} again"))
                .isEqualTo("started{remote_connection_failure|WRONG_VERSION_NUMBER} again");
        assertThat(TlsError.shortened("no error of TLS")).isEqualTo("no error of TLS");
    }

    @Test
    void whyACertificateWasRefusedIsAddedOnceInEitherForm() {
        String queue = "TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end";
        String both = TlsError.with(queue, "SAN matcher");
        assertThat(both)
                .isEqualTo(
                        "TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:verify cert failed: "
                                + "SAN matcher:TLS_error_end");
        assertThat(TlsError.with(both, "SAN matcher")).isEqualTo(both);
        assertThat(TlsError.with(queue, null)).isEqualTo(queue);
        assertThat(TlsError.words(TlsError.with(
                        "TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED", "SAN matcher")))
                .isEqualTo("CERTIFICATE_VERIFY_FAILED: SAN matcher");
    }
}
