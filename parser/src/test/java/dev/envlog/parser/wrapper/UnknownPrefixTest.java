package dev.envlog.parser.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes of Envoy behind what no list of wrappers has. */
class UnknownPrefixTest {

    private static final String TEXT =
            "[2026-01-05 10:00:00.001][23][debug][http] [source/common/http/conn_manager_impl.cc:1117] [C5][S77] request"
                    + " headers complete (end_stream=true):";
    private static final String ISTIO =
            "2026-01-05T10:00:00.001304Z\tdebug\tenvoy http\t[C5][S77] request headers complete"
                    + " (end_stream=true):";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:37:26.077  I  ",
                "Mar 11, 2022 @ 21:31:43.221 | ",
                "  | Mar 11, 2022 @ 21:31:43.221 | ",
                "<09:37:26> (proxy #3) says: ",
            })
    void aPrefixWithATimeOfDayIsTakenOffEveryLine(String prefix) {
        for (String head : List.of(TEXT, ISTIO)) {
            List<Event> events = Events.of(prefix + head + "\n" + prefix + "':path', '/x'\n" + prefix + "\n"
                            + prefix.replace('2', '3') + head + "\n")
                    .list();
            assertThat(events).as(head).hasSize(2);
            assertThat(events.get(0).lines()).isEqualTo(3);
            assertThat(events.get(0).connection()).isEqualTo(5);
            assertThat(events.get(0).headers()).containsExactly(new Header(":path", "/x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_", "xx ", "Here (it is) ", "[timestamp]\t"})
    void anyOtherPrefixIsTakenOffTheFirstLineOfARecord(String prefix) {
        for (String head : List.of(TEXT, ISTIO)) {
            List<Event> events = Events.of(prefix + head + "\n':path', '/x'\n\n" + head + "\n")
                    .list();
            assertThat(events).as(head).hasSize(2);
            assertThat(events.get(0).headers()).containsExactly(new Header(":path", "/x"));
            assertThat(events.get(0).text()).startsWith(head);
        }
    }

    @Test
    void whereTheTimeWasTakenAwayTabsTell() {
        Event event = Events.only("[timestamp]\tdebug\tenvoy rbac\t[external/envoy/source/extensions/filters/http/rbac/"
                + "rbac_filter.cc:117] enforced denied\n");
        assertThat(event.logger()).isEqualTo("rbac");
        assertThat(event.eventName()).isNotNull();
    }

    /** A header, a message or another program may quote a record. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'x-copy', '" + TEXT + "'",
                "{\"copy\":" + TEXT,
                "it said envoy http is down",
                "the debug envoy is down",
                "x [2026-01-05 10:00:00.001] [23] text",
                "x [2026-13-05 10:00:00.001][23][debug][http] text",
            })
    void whatIsNoneBeyondDoubtIsNotTakenForOne(String line) {
        assertThat(Events.only(line).kind()).isEqualTo(RecordKind.UNKNOWN);
        assertThat(Events.of("_" + TEXT + "\n" + line + "\n").list()).hasSize(1);
    }

    @Test
    void onceARecordWasReadALineThatQuotesOneGoesOnWithIt() {
        assertThat(Events.of(TEXT + "\nx " + TEXT + "\n").places()).containsExactly("1+2");
    }
}
