package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProtoTextTest {

    private static final String TEXT = """
            [2024-05-10 09:07:12.000][24][trace][ext_authz] Received CheckResponse: status {
              code: 7
            }
            denied_response {
              status {
                code: Forbidden
              }
              headers {
                header {
                  key: "x-why"
                  value: "body: none"
                }
              }
              body: "not: you"
            }
            note: "x"
            """;

    @Test
    void aValueIsFoundByTheMessagesThatItIsIn() {
        assertThat(ProtoText.value(TEXT, "status.code")).isEqualTo("7");
        assertThat(ProtoText.value(TEXT, "denied_response.status.code")).isEqualTo("Forbidden");
        assertThat(ProtoText.value(TEXT, "denied_response.body")).isEqualTo("\"not: you\"");
        assertThat(ProtoText.value(TEXT, "note")).isEqualTo("\"x\"");
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(ProtoText.value(TEXT, "body")).isNull();
        assertThat(ProtoText.value(TEXT, "ok_response.body")).isNull();
        assertThat(ProtoText.value("}\n}\n: {\n {\na:\n", "a")).isNull();
    }

    @Test
    void aLongValueIsCut() {
        assertThat(ProtoText.value("body: " + "x".repeat(5000), "body")).hasSizeLessThan(300);
    }

    /** What is kept of messages in messages does not grow with their number, nor is it gone through for each line. */
    @Test
    void aHostileMessageOfAnyDepthIsReadOnce() {
        String deep = "a {\n".repeat(200_000) + "code: 1\n".repeat(200_000) + "}\n".repeat(200_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(ProtoText.value(deep + "code: 2\n", "code")).isEqualTo("2"));
    }

    @Test
    void aMessageOfTheSameNameElsewhereIsNotMeant() {
        String text = "other {\n  status {\n    code: 1\n  }\n}\nstatus {\n  more {\n    code: 2\n  }\n  code: 3\n}\n";
        assertThat(ProtoText.value(text, "status.code")).isEqualTo("3");
        assertThat(ProtoText.value(text, "status.more.code")).isEqualTo("2");
    }
}
