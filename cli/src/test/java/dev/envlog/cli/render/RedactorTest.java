package dev.envlog.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl_-x";
    private final Redactor redactor = Redactor.of(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "Proxy-Authorization",
                "cookie",
                "set-cookie",
                "x-api-key",
                "x-auth-token",
                "x-client-secret",
                "x-forwarded-client-cert",
                "x-client-cert",
                "ssl-client-cert",
                "client-cert",
                "client-cert-chain",
                "x-forwarded-tls-client-cert",
                "x-forwarded-tls-client-cert-info",
                "x-amzn-mtls-clientcert",
                "x-arr-clientcert",
                "x-amzn-oidc-data",
                "x-goog-iap-jwt-assertion",
                "db-password"
            })
    void valuesOfTellingHeadersAreMasked(String name) {
        assertThat(redactor.header(name, "Basic dXNlcjpwYXNz")).isEqualTo("[masked]");
        assertThat(redactor.line("'" + name + "', 'it's a 'secret''")).isEqualTo("'" + name + "', '[masked]'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "cookie", "x-api-key"})
    void valuesOfTellingHeadersAreMaskedInRecordsOfTheirOwn(String name) {
        String line = "[2018-06-07 05:24:13.911][11][debug][http] [C1][S9]   '" + name + "':'";
        assertThat(redactor.text(line + "sid=1; it's ':' x'")).isEqualTo(line + "[masked]'");
        assertThat(redactor.line(line + "sid=1'")).isEqualTo(line + "[masked]'");
        assertThat(redactor.text("'a':'b' " + line + "sid=1'")).isEqualTo("'a':'b' " + line + "[masked]'");
        assertThat(redactor.text("  ':path':'/a'")).isEqualTo("  ':path':'/a'");
        assertThat(redactor.text("':' or ':':'")).isEqualTo("':' or ':':'");
        assertThat(Redactor.of(false).text(line + "sid=1'")).isEqualTo(line + "sid=1'");
    }

    /** Lines of a block that stand without their record, in a text, or in one line as JSON has them. */
    @ParameterizedTest
    @ValueSource(strings = {"authorization", "Cookie", "x-api-key", "x-amz-security-token"})
    void valuesOfTellingHeadersAreMaskedWhereverALineOfABlockStands(String name) {
        String masked = "'" + name + "', '[masked]'";
        String line = "'" + name + "', 'it's a='s3cret', 'x''";
        assertThat(redactor.text(line)).isEqualTo(masked);
        assertThat(redactor.text("':path', '/a'\n" + line + "\n'accept', '*/*'"))
                .isEqualTo("':path', '/a'\n" + masked + "\n'accept', '*/*'");
        assertThat(redactor.text("headers:\\n" + line + "\\n'accept', '*/*'\\n\""))
                .isEqualTo("headers:\\n" + masked + "\\n'accept', '*/*'\\n\"");
        assertThat(redactor.line("  " + line)).isEqualTo("  " + masked);
        assertThat(redactor.text("'" + name + "', 'cut s3cret")).isEqualTo("'" + name + "', '[masked]");
        assertThat(Redactor.of(false).text(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE, x | AWS_ACCESS_KEY_ID=[masked], x",
                "credentials of ASIAIOSFODNN7EXAMPLE/2022   | credentials of [masked]/2022",
                "AWS_SECRET_ACCESS_KEY=wJalr/XUtnFEMI, x    | AWS_SECRET_ACCESS_KEY=[masked], x",
                "AWS_SESSION_TOKEN=FwoGZXIvYXdzEB+a/b==     | AWS_SESSION_TOKEN=[masked]",
                "AWS_SESSION_TOKEN=                         | AWS_SESSION_TOKEN=",
                "ASIAN FUSION                               | ASIAN FUSION",
            })
    void keysOfAwsAreMaskedWhereverTheyStand(String text, String masked) {
        assertThat(redactor.text(text)).isEqualTo(masked);
        assertThat(redactor.line(text)).isEqualTo(masked);
    }

    @Test
    void otherHeadersStay() {
        assertThat(redactor.header("user-agent", "curl/8")).isEqualTo("curl/8");
        assertThat(redactor.line("':path', '/a'")).isEqualTo("':path', '/a'");
        assertThat(redactor.line("'broken")).isEqualTo("'broken");
    }

    @Test
    void tokensAreMaskedWhereverTheyStand() {
        assertThat(redactor.text("issuer: Parse Jwt " + JWT + " ok")).isEqualTo("issuer: Parse Jwt [masked] ok");
        assertThat(redactor.header("x-goog", "a " + JWT)).isEqualTo("a [masked]");
        assertThat(redactor.text("sent Bearer abcdef0123")).isEqualTo("sent Bearer [masked]");
        assertThat(redactor.text("sent Basic dXNlcjpwYXNz")).isEqualTo("sent Basic [masked]");
        assertThat(redactor.header("sec-websocket-protocol", "json, bearer.abcdef0123"))
                .isEqualTo("json, bearer.[masked]");
    }

    @Test
    void queryParametersThatHoldSecretsAreMasked() {
        assertThat(redactor.text("cluster 'a' match for URL '/x?Token=1&page=2&sig=a%2Fb'"))
                .isEqualTo("cluster 'a' match for URL '/x?Token=[masked]&page=2&sig=[masked]'");
        assertThat(redactor.text("/monkey=1?donkey=2")).isEqualTo("/monkey=1?donkey=2");
    }

    @Test
    void everyTextIsMaskedAsThePatternAloneWouldMaskIt() {
        Pattern pattern =
                Pattern.compile("(?i)((?<![A-Za-z0-9])(?:token|pwd|api_key|x-amz-signature|signature)=)[^&;\\s'\"#,]+");
        String[] pieces = {
            "token",
            "TOKEN",
            "pwd",
            "Api_Key",
            "x-amz-signature",
            "=",
            "=",
            "=",
            "?",
            "&",
            " ",
            ";",
            "x",
            "-",
            "_",
            "1",
            "/a",
            "end_stream",
            "\u212a",
            "ü"
        };
        Random random = new Random(5);
        int masked = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String expected = pattern.matcher(text).replaceAll("$1[masked]");
            assertThat(redactor.text(text.toString())).isEqualTo(expected);
            masked += expected.contentEquals(text) ? 0 : 1;
        }
        assertThat(masked).isGreaterThan(2_000);
    }

    @Test
    void bulkIsShortenedForPeopleOnly() {
        String metadata = "C".repeat(600);
        assertThat(redactor.shown("x-envoy-peer-metadata", metadata))
                .hasSizeLessThan(60)
                .contains("600 characters");
        assertThat(redactor.header("x-envoy-peer-metadata", metadata)).isEqualTo(metadata);
    }

    @Test
    void nothingIsMaskedIfSoWished() {
        Redactor open = Redactor.of(false);
        assertThat(open.line("'authorization', 'Bearer " + JWT + "'"))
                .isEqualTo("'authorization', 'Bearer " + JWT + "'");
        assertThat(open.text("/x?token=1")).isEqualTo("/x?token=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"password\": \"s3cret\", \"a\": 1} | {\"password\": \"[masked]\", \"a\": 1}",
                "{\"password\": \"a \\\"s3cret\"} | {\"password\": \"[masked]\"}",
                "\"{\\\"password\\\":\\\"s3cret\\\"}\" | \"{\\\"password\\\":\\\"[masked]\\\"}\"",
                "{'api_key': 's3cret'} | {'api_key': '[masked]'}",
                "{\"clientSecret\":\"cut s3cret | {\"clientSecret\":\"[masked]",
                "{\"password\": 1234} | {\"password\": [masked]}",
                "key: \"x-api-key\" value: \"s3cret\" | key: \"x-api-key\" value: \"[masked]\"",
                "key: \"x-api-key\" raw_value: \"s3cret\" | key: \"x-api-key\" raw_value: \"[masked]\"",
                "ext_authz_denied{token=s3cret} | ext_authz_denied{token=[masked]}",
                "token=\"s3cret x\", b | token=\"[masked]\", b",
                "{db_password=s3cret&a=1 | {db_password=[masked]&a=1",
                "GET ada:s3cret@shop:80/a | GET ada:[masked]@shop:80/a",
                "GET shop//ada:s@cret@shop/a | GET shop//ada:[masked]@shop/a",
            })
    void valuesOfTellingNamesAreMaskedInJsonAndTheLike(String text, String masked) {
        assertThat(redactor.text(text)).isEqualTo(masked);
        assertThat(redactor.header("x-note", text)).isEqualTo(masked);
        assertThat(Redactor.of(false).text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/token/refresh?page=2",
                "{\"token_type\":\"bearer\",\"max_tokens\":\"12\",\"password\":\"\",\"secret\":null}",
                "{\"keys\":[\"password\",\"token\",\"x\"]}",
                "key: \"x-token-type\" value: \"bearer\"",
                "mailto:ada@shop.example.com sip:ada@shop envoy:v1.30@sha256:abc",
                "at 12:30 for 10.0.0.1:80, ada@shop.example.com",
                "client disconnected, failure reason: 'x'"
            })
    void whatOnlyNamesASecretStays(String text) {
        assertThat(redactor.text(text)).isEqualTo(text);
    }

    @Test
    void aHeaderThatTellsTheKindOfATokenIsShown() {
        assertThat(redactor.header("x-token-type", "bearer")).isEqualTo("bearer");
        assertThat(redactor.header("access-control-allow-credentials", "true")).isEqualTo("true");
    }

    /** Protobuf text has name and value in two lines. */
    @Test
    void linesOfARecordAreMaskedWithRegardToEachOther() {
        assertThat(redactor.lines("headers {\n  key: \"x-api-key\"\n  value: \"s3cret\"\n}\n"))
                .containsExactly("headers {", "  key: \"x-api-key\"", "  value: \"[masked]\"", "}", "");
    }

    @Test
    void aHostileTextIsMaskedInTimeThatGrowsWithItsLength() {
        String[] pieces = {
            "\\",
            "\"",
            "\" : ",
            " ",
            "\"password\":\"\\\"",
            "a=",
            "//a:",
            "token_",
            "a@b:c@",
            ",a:",
            "%22",
            "'a':",
            "'a', '",
            "'cookie', 'a\n",
            "'cookie', 'a'\\n"
        };
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (String piece : pieces) {
                assertThat(redactor.text(piece.repeat(1_000_000 / piece.length())))
                        .isNotEmpty();
            }
        });
    }

    /** {@code code} is a secret as a parameter of a URL only: Envoy prints the codes of resets so. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://user:s3cret@host/x | https://user:[masked]@host/x",
                "redirect=https%3A%2F%2Fuser:s3cret@host%2F | redirect=https%3A%2F%2Fuser:[masked]@host%2F",
                "redirect=https%3A%2F%2Fhost%2F%3Ftoken%3Ds3cret%26a%3D1 | redirect=https%3A%2F%2Fhost%2F%3Ftoken%3D[masked]%26a%3D1",
                "https://host/cb#access_token=s3cret&x=1 | https://host/cb#access_token=[masked]&x=1",
                "/a?authorization=Bearer%20s3cret&x=1 | /a?authorization=[masked]&x=1",
                "script log: Cookie: sid=s3cret; b=2 | script log: Cookie: [masked]",
                "script log: password: s3cret, next | script log: password: [masked], next",
                "http://host:8080/a@b | http://host:8080/a@b",
                "tcp://10.1.2.3:80 and a@b | tcp://10.1.2.3:80 and a@b",
                "populate descriptors: key=path value=/a | populate descriptors: key=path value=/a",
                "/x?key=s3cret&session=s3cret | /x?key=[masked]&session=[masked]"
            })
    void whatStandsInUrlsAndWhatScriptsPrintIsMasked(String text, String masked) {
        assertThat(redactor.text(text)).isEqualTo(masked);
        assertThat(Redactor.of(false).text(text)).isEqualTo(text);
    }

    @Test
    void theCodeOfAResetIsNoSecret() {
        assertThat(redactor.text("sent reset code=0")).isEqualTo("sent reset code=0");
        assertThat(redactor.text("/callback?state=1&code=abc")).isEqualTo("/callback?state=1&code=[masked]");
    }
}
