package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of requests that failed alike one is explained. */
class FailedAlikeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "403 - rbac_access_denied_matched_policy[deny-1001]; 403 - rbac_access_denied_matched_policy[deny-1002]; 2",
                "403 - ext_authz_error_0a1b2c3d4e5f60718; 403 - ext_authz_error_0a1b2c3d4e5f60719; 1",
                "503 UC via_upstream; 503 DC via_upstream; 2",
                "404 NR route_not_found; 503 NR -; 2",
                "504 UT response_timeout; 504 UT response_timeout; 1",
            })
    void requestsWithOneCauseAreToldApartByWhatTheirAnswersSay(String one, String other, int ways) {
        assertThat(Run.piped(line("/a", one) + line("/b", other), "explain", "--all-failed", "-q")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("@")))
                .hasSize(ways);
    }

    private static String line(String path, String answer) {
        return "[2026-01-05T10:00:01.250Z] \"GET " + path + " HTTP/1.1\" " + answer
                + " - \"-\" 0 95 45 - \"-\" \"curl/8\" \"-\" \"shop\" \"10.0.0.6:80\" outbound|80||shop - 10.96.1.2:80 10.0.0.9:4 - -\n";
    }
}
