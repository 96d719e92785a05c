package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.FlagsBy;
import dev.envlog.timeline.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access-log lines come late; they belong to the request whose id they print, or which fits them alone. */
class AccessLogTest {

    private static final String ID = "5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10";

    private static Story answeredOnce(String id) {
        return new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(":path", "/a", ":method", "GET", "x-request-id", id)
                        .routed(5, 77, "one")
                        .reused(6, 5, 77)
                        .at(7)
                        .answered(6, 5, 77, 200);
    }

    private static String line(String path, int status, String flags, String id) {
        return "[2026-01-05T10:00:00.000Z] \"GET " + path + " HTTP/1.1\" " + status + " " + flags
                + " 0 12 7 6 \"-\" \"curl/8\" \"" + id + "\" \"shop\" \"10.1.0.1:80\"";
    }

    private static String owner(Reading reading) {
        return Facts.owner(reading.records().get(reading.records().size() - 1).owner());
    }

    @Test
    void theRequestIdTells() {
        Reading reading = answeredOnce(ID).line(line("/a", 200, "UAEX", ID)).read();
        assertThat(owner(reading)).isEqualTo("C5 S77 access-log certain");
        Response response = reading.stream(77).response();
        assertThat(response.flags()).containsExactly("UAEX");
        assertThat(response.flagsBy()).isEqualTo(FlagsBy.ACCESS_LOG);
    }

    /** A proxy that a request passes twice sees its id twice. */
    @Test
    void ofTwoRequestsWithOneIdTheOneThatBeganThenIsMeant() {
        Reading reading = new Story()
                .accept(5).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(":path", "/a", ":method", "GET", "x-request-id", ID)
                        .at(20)
                        .accept(6)
                        .conn("http", 6, "new stream")
                        .stream("http", 6, 78, "request headers complete (end_stream=true):")
                        .headers(":path", "/a", ":method", "GET", "x-request-id", ID)
                        .localReply(6, 78, 504, "response_timeout")
                        .localReply(5, 77, 200, "direct_response")
                        .line("[2026-01-05T10:00:00.020Z] \"GET /a HTTP/1.1\" 504 UT 0 12 7 6 \"-\" \"curl/8\" \"" + ID
                                + "\" \"shop\" \"10.1.0.1:80\"")
                        .line(line("/a", 200, "-", ID))
                        .read();
        assertThat(reading.stream(78).response().flags()).containsExactly("UT");
        assertThat(reading.stream(77).response().flags()).isEmpty();
        assertThat(reading.summary().accessJoined()).isEqualTo(2);
    }

    @Test
    void manyRequestsForTheSameHaveEachItsLine() {
        Story story = new Story();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            story.at(10L * i)
                    .accept(i + 1)
                    .request(i + 1, 1000 + i, "/a")
                    .localReply(i + 1, 1000 + i, 200, "direct_response");
            lines.append(line("/a", 200, "-", "-").replace("00.000Z", "00.%03dZ".formatted(10 * i)))
                    .append('\n');
        }
        assertThat(story.line(lines.toString().stripTrailing()).read().summary().accessJoined())
                .isEqualTo(100);
    }

    @Test
    void withoutAnIdTimeMethodPathAndStatusTell() {
        Reading reading = answeredOnce(ID).line(line("/a", 200, "-", "-")).read();
        assertThat(owner(reading)).isEqualTo("C5 S77 access-log inferred");
    }

    /** Where the log's own records were cut off. */
    @Test
    void aRequestWhoseEndIsMissingHasItsLineToo() {
        Reading reading = new Story()
                .accept(5)
                .request(5, 77, "/a")
                .line(line("/a", 503, "UH", "-"))
                .read();
        assertThat(owner(reading)).isEqualTo("C5 S77 access-log inferred");
        assertThat(reading.stream(77).response().status()).isEqualTo(503);
    }

    @Test
    void aLineOfAnotherRequestBelongsToNobody() {
        Reading reading = answeredOnce(ID)
                .line(line("/b", 200, "-", "0f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10"))
                .read();
        assertThat(owner(reading)).isEqualTo("-");
        assertThat(reading.stream(77).response().flagsBy()).isEqualTo(FlagsBy.DERIVED);
    }

    @Test
    void failuresOfWhichOnlyTheAccessLogTellsAreCounted() {
        String other = "0f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10";
        Reading reading = answeredOnce(ID)
                .line(line("/a", 200, "UAEX", ID))
                .line(line("/b", 200, "-", other))
                .line(line("/c", 503, "UF,URX", other))
                .line(line("/d", 504, "UT", other))
                .read();
        assertThat(reading.summary().accessFailures()).isEqualTo(2);
        assertThat(reading.summary().firstFailure()).endsWith(": 503 UF,URX");
    }

    /** Envoy rewrites the digit that says whether a request is traced. */
    @Test
    void theTraceDigitOfTheIdDoesNotCount() {
        Reading reading = answeredOnce("5f1d52a8-2d0d-4a63-a6a8-0c1a7b6a9d10")
                .line(line("/a", 200, "-", ID))
                .read();
        assertThat(owner(reading)).isEqualTo("C5 S77 access-log certain");
    }

    /** A custom format with the connection's id: a proxy that a request passes twice logs its id twice. */
    @Test
    void theConnectionTellsRequestsWithOneIdApart() {
        Reading reading = answeredOnce(ID)
                .accept(8)
                .request(8, 78, "/b")
                .line(json(8, "\"request_id\":\"" + ID + "\",\"path\":\"/a\""))
                .read();
        assertThat(owner(reading)).as("no request of C8 has that id").isEqualTo("-");
        assertThat(owner(answeredOnce(ID)
                        .line(json(5, "\"request_id\":\"" + ID + "\",\"path\":\"/other\""))
                        .read()))
                .isEqualTo("C5 S77 access-log certain");
    }

    @Test
    void withoutIdAndTimeTheConnectionMethodPathAndStatusTell() {
        assertThat(owner(answeredOnce(ID)
                        .line(json(5, "\"method\":\"GET\",\"path\":\"/a\""))
                        .read()))
                .isEqualTo("C5 S77 access-log inferred");
        assertThat(owner(answeredOnce(ID)
                        .line(json(6, "\"method\":\"GET\",\"path\":\"/a\""))
                        .read()))
                .isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\" \" 200 -",
                "\"  \" 200 - -",
                "\"\" 200 -",
                "\"GET\" 200 -",
                "\" /a HTTP/1.1\" 200 -",
                "\" \"",
                "\"\"\"\"\"\"",
                "\" 200 -"
            })
    void aLineWithoutMethodOrPathBelongsToNobody(String rest) {
        assertThat(owner(answeredOnce(ID)
                        .line("[2026-01-05T10:00:00.000Z] " + rest)
                        .read()))
                .isEqualTo("-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b?x=\\u003c1\\u003e", "\\/b?x=<1>", "\\u002fb\\u003Fx=<1>"})
    void thePathOfAnEntryInJsonIsUnescaped(String printed) {
        Story story = new Story()
                .accept(5)
                .request(5, 77, "/b?x=<1>")
                .localReply(5, 77, 200, "direct_response")
                .line(json(5, "\"method\":\"GET\",\"path\":\"" + printed + "\""));
        assertThat(owner(story.read())).isEqualTo("C5 S77 access-log inferred");
    }

    @Test
    void anEntryInJsonMayHaveObjectsNullsAndBlanksInIt() {
        assertThat(owner(answeredOnce(ID)
                        .line(
                                "{ \"labels\" : {\"path\":\"/x\"}, \"tags\":[1,\"}\"], \"request_id\": null, \"method\" : \"GET\","
                                        + " \"path\" :\"/a\", \"connection_id\": 5, \"response_code\" : 200 }")
                        .read()))
                .isEqualTo("C5 S77 access-log inferred");
    }

    /** An id has up to 64 bits. */
    @ParameterizedTest
    @ValueSource(longs = {7_000_000_000L, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, -1L})
    void aConnectionOfALargeIdTellsToo(long connection) {
        Story story = new Story()
                .accept(connection)
                .request(connection, 77, "/a")
                .localReply(connection, 77, 200, "direct_response")
                .line("{\"connection_id\":" + Long.toUnsignedString(connection)
                        + ",\"method\":\"GET\",\"path\":\"/a\",\"response_code\":200}");
        assertThat(owner(story.read())).endsWith(" S77 access-log inferred");
    }

    private static String json(long connection, String more) {
        return "{\"connection_id\":" + connection + "," + more
                + ",\"response_code\":200,\"response_flags\":\"-\",\"duration\":7}";
    }
}
