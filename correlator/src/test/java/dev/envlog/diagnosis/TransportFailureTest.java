package dev.envlog.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportFailureTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end => TLS failed: CERTIFICATE_VERIFY_FAILED => CERTIFICATE_VERIFY_FAILED",
                "TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER => TLS failed: WRONG_VERSION_NUMBER => WRONG_VERSION_NUMBER",
                "delayed_connect_error:_111 => delayed connect error: connection refused (111) => delayed connect error: connection refused (111)",
                "delayed connect error: Connection refused => delayed connect error: Connection refused => delayed connect error: Connection refused",
                "rbac_access_denied_matched_policy[none] => rbac_access_denied_matched_policy[none] => rbac_access_denied_matched_policy[none]",
            })
    void whatTheLogHasOfItIsPutIntoWords(String text, String words, String reason) {
        assertThat(TransportFailure.words(text)).isEqualTo(words);
        assertThat(TransportFailure.reason(text)).isEqualTo(reason);
    }
}
