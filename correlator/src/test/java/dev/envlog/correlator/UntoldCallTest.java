package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A filter asks an authorization server, and the router's lines of that call are not in the log: nothing prints its stream. */
class UntoldCallTest {

    private static Story asking(Story story, long connection, long stream) {
        return story.accept(connection).request(connection, stream, "/a").stream(
                        "ext_authz", connection, stream, "ext_authz filter calling authorization server")
                .plain("ext_authz", "Sending CheckRequest: attributes {")
                .line("}");
    }

    private static Story answered(Story story) {
        return story.at(57)
                .plain("http", "async http request response headers (end_stream=false):")
                .headers(":status", "200")
                .at(100)
                .plain("http", "async http request response trailers:")
                .headers("grpc-status", "0")
                .plain("ext_authz", "Received CheckResponse: status {")
                .line("}")
                .at(3000);
    }

    @Test
    void theAnswerIsForTheOnlyRequestThatWaitsForOne() {
        Reading reading =
                answered(asking(new Story(), 5, 77)).encoded(5, 77, 200).read();
        // Answers of all side calls are told so, of which some are of nobody's: of a key server, say.
        assertThat(reading.owners("async http request")).containsExactly("-", "-");
        assertThat(reading.owners("Received CheckResponse")).containsExactly("C5 S77 position inferred");
    }

    @Test
    void whichOfTwoIsAnsweredIsNotTold() {
        Reading reading = answered(asking(asking(new Story(), 5, 77), 6, 78)).read();
        assertThat(reading.owners("async http request")).containsExactly("-", "-");
        assertThat(reading.owners("Received CheckResponse")).containsExactly("-");
    }

    @Test
    void whoeverHasTheAnswerWaitsNoLonger() {
        Reading reading = answered(answered(asking(new Story(), 5, 77))).read();
        assertThat(reading.owners("async http request")).endsWith("-", "-");
    }

    @Test
    void anotherThreadsAnswerIsAnothers() {
        assertThat(answered(asking(new Story(), 5, 77).thread(2)).read().owners("async http request"))
                .containsExactly("-", "-");
    }

    /** Where the router speaks of calls, one of which it did not speak is not there at all. */
    @Test
    void whereCallsAreLoggedAnAnswerWithoutOneIsNobodys() {
        Story other = asking(new Story().routed(0, 900, "xds").at(20), 5, 77);
        assertThat(answered(other).read().owners("async http request")).containsExactly("-", "-");
    }
}
