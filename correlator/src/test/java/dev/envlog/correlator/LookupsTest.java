package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A request of a dynamic forward proxy waits until the main thread has looked up the name of its host. */
class LookupsTest {

    private static Story asking(Story story, long connection, long stream, String... said) {
        Story asked = story.thread(1).accept(connection).request(connection, stream, "/a");
        for (String line : said) {
            asked = asked.plain("forward_proxy", line);
        }
        return asked;
    }

    private static Reading resolved(Story story, String host) {
        return story.thread(9)
                .at(70)
                .plain("forward_proxy", "main thread resolve complete for host '" + host + "': [10.0.0.1:0]")
                .plain("forward_proxy", "host '" + host + "' address has changed from <empty> to 10.0.0.1:443")
                .thread(1)
                .at(71)
                .routed(5, 77, "dynamic")
                .read();
    }

    private static List<String> context(Reading reading, long stream) {
        return reading.stream(stream).steps().stream()
                .filter(step -> step.context())
                .map(step -> step.event().message())
                .toList();
    }

    @Test
    void aRequestShowsTheLookupThatItWaitsFor() {
        Reading reading = resolved(asking(new Story(), 5, 77, "thread local lookup for host 'shop' "), "shop");
        assertThat(context(reading, 77))
                .containsExactly(
                        "main thread resolve complete for host 'shop': [10.0.0.1:0]",
                        "host 'shop' address has changed from <empty> to 10.0.0.1:443");
    }

    @Test
    void allWhoWaitForANameShowItsLookup() {
        Story two = asking(new Story(), 5, 77, "thread local lookup for host 'shop' ");
        Reading reading = resolved(asking(two, 6, 78, "thread local lookup for host 'shop' "), "shop");
        assertThat(context(reading, 77)).hasSize(2);
        assertThat(context(reading, 78)).hasSize(2);
    }

    @Test
    void anotherNamesLookupIsNotShown() {
        assertThat(context(resolved(asking(new Story(), 5, 77, "thread local lookup for host 'shop' "), "mail"), 77))
                .isEmpty();
    }

    @Test
    void aNameThatIsKnownIsNotWaitedFor() {
        Story known = asking(new Story(), 5, 77, "thread local lookup for host 'shop' ", "cache hit for host 'shop'");
        assertThat(context(resolved(known, "shop"), 77)).isEmpty();
    }

    @Test
    void whoHasGoneOnWaitsNoLonger() {
        Story gone = asking(new Story(), 5, 77, "thread local lookup for host 'shop' ")
                .routed(5, 77, "dynamic");
        assertThat(context(resolved(gone, "shop"), 77)).isEmpty();
    }
}
