package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines of the access log as people copy them: printed over several lines, shortened, with something before them. */
class CopiedAccessLinesTest {

    private static final String OBJECT = """
            {
              "start_time": "2024-05-10T09:07:12.138Z",
              "method": "GET",
              "path": "/a",
              "response_code": 403,
              "response_flags": "-",
              "response_code_details": "rbac_access_denied_matched_policy[none]"
            }
            """;

    @Test
    void whatIsQuotedOfOneOnSeveralLinesIsAllOfItAndItsNumberIsThatOfTheFile() {
        String log = "# of the second pod\n" + OBJECT + OBJECT.replace("/a", "/b") + "\n.\n";
        assertThat(Run.piped(log, "explain", "@2", "--width", "300").out().replaceAll("\\s+", " "))
                .contains("line 10 access log {\"start_time\":")
                .contains("\"response_code_details\":\"rbac_access_denied_matched_policy[none]\"}");
        assertThat(Run.piped(log, "doctor").out()).contains("lines       19 ·").contains("2 access-log lines");
    }

    @Test
    void aLineInTextThatWasBrokenIsQuotedAsOne() {
        String broken = """
                [2024-05-10T09:07:12.138Z] "GET /a HTTP/1.1" 503 UF
                  upstream_reset_before_response_started{connection_failure} - "-" 0 91 1 - "-" "curl/8" "-" "shop"
                  "10.0.0.1:80"
                """;
        assertThat(Run.piped(broken, "explain", "--width", "300").out())
                .contains("line 1 access log [2024-05-10T09:07:12.138Z] \"GET /a HTTP/1.1\" 503 UF upstream_reset");
    }

    @Test
    void aTimeThatIsNoneIsTold() {
        String odd = OBJECT.replace("09:07:12.138Z", "09:07:138Z");
        assertThat(Run.piped(odd + OBJECT, "ls").err())
                .contains("2 access-log lines, 1 with a time that is none, no debug");
        assertThat(Run.piped(OBJECT, "ls").err()).contains("1 access-log line, no debug");
        String log = "[2024-05-10 09:07:12.000][24][debug][http] [C1] new stream\n";
        assertThat(Run.piped(log + odd, "ls").err()).contains("that stands alone, 1 with a time that is none");
    }
}
