package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A log of which some records are lost. */
class RemovalPropertyTest {

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLostRecordChangesNothingOnOtherThreads(Case example) {
        List<Event> events = LogText.events(example);
        Reading whole = Reading.of(events);
        for (Event lost : events) {
            String thread = lost.thread();
            // The start of a process concerns all of its threads.
            if (thread != null && lost.event() != EventKind.MAIN_EPOCH) {
                Reading rest = Reading.of(without(events, lost));
                String what = example + " without line " + lost.line() + ", ";
                Same.check(what + "requests", others(whole, thread), others(rest, thread));
                Same.check(what + "owners", otherOwners(whole, thread), otherOwners(rest, thread));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLostRecordMakesNoCertainLink(Case example) {
        List<Event> events = LogText.events(example);
        makeNoCertainLink(events, events, (lost, event) -> event == lost);
    }

    /** As where a logger is not set to debug. */
    @ParameterizedTest
    @MethodSource("cases")
    void aLoggerThatIsOffMakesNoCertainLink(Case example) {
        List<Event> events = LogText.events(example);
        Set<String> loggers = new TreeSet<>();
        events.forEach(event -> loggers.add(String.valueOf(event.logger())));
        makeNoCertainLink(events, loggers, (off, event) -> off.equals(String.valueOf(event.logger())));
    }

    /** As where {@code grep} was asked for a request and some of its connections. */
    @ParameterizedTest
    @MethodSource("cases")
    void linesOfAConnectionThatAreNotThereMakeNoCertainLink(Case example) {
        List<Event> events = LogText.events(example);
        Set<Long> connections = new TreeSet<>();
        events.stream().filter(Event::hasConnection).forEach(event -> connections.add(event.connection()));
        makeNoCertainLink(
                events,
                connections,
                (lost, event) -> event.hasConnection() && event.connection() == lost && !event.hasStream());
    }

    /** As where {@code grep} was asked for ids. */
    @ParameterizedTest
    @MethodSource("cases")
    void linesWithoutIdsThatAreNotThereMakeNoCertainLink(Case example) {
        makeNoCertainLink(
                LogText.events(example), List.of("lines without ids"), (lost, event) -> !event.hasConnection());
    }

    private static <T> void makeNoCertainLink(List<Event> events, Iterable<T> each, BiPredicate<T, Event> isLost) {
        Set<String> links = Facts.allLinks(Reading.of(events));
        for (T lost : each) {
            List<Event> rest = without(events, event -> isLost.test(lost, event));
            assertThat(links).as("links without " + lost).containsAll(Facts.certainLinks(Reading.of(rest)));
        }
    }

    private static List<Event> without(List<Event> events, Event lost) {
        return without(events, event -> event == lost);
    }

    private static List<Event> without(List<Event> events, Predicate<Event> lost) {
        List<Event> rest = new ArrayList<>(events);
        rest.removeIf(lost);
        return rest;
    }

    private static Map<String, String> others(Reading reading, String thread) {
        return Facts.exchanges(reading, exchange -> isOther(exchange.thread(), thread));
    }

    private static Map<Integer, String> otherOwners(Reading reading, String thread) {
        return Facts.owners(reading, record -> isOther(record.event().thread(), thread));
    }

    private static boolean isOther(@Nullable String thread, String than) {
        return thread != null && !thread.equals(than);
    }
}
