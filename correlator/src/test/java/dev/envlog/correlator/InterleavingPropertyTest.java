package dev.envlog.correlator;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.log.RecordKind;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads are independent: how their records are mixed in the file says nothing about their requests. */
class InterleavingPropertyTest {

    private static final int SEEDS = 15;

    static List<Case> threadedCases() {
        return Cases.all().stream()
                .filter(example -> isThreaded(LogText.events(example)))
                .toList();
    }

    /** The start of a process is the one record that all threads wait for. */
    private static boolean isThreaded(List<Event> events) {
        return events.stream().allMatch(event -> event.kind() != RecordKind.LOG || event.thread() != null)
                && events.stream().noneMatch(event -> event.event() == EventKind.MAIN_EPOCH)
                && Interleaving.byThread(events).size() > 1;
    }

    /** Without stamps any mixture is a log that Envoy could have written. */
    @ParameterizedTest
    @MethodSource("threadedCases")
    void mixingTheThreadsAnewChangesNothing(Case example) {
        List<Event> events =
                LogText.events(example).stream().map(Retimed::never).toList();
        Reading expected = Reading.of(events);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Reading mixed = Reading.of(Interleaving.mixed(events, random, 1 << random.nextInt(8)));
            same(example + " mixed with seed " + seed, expected, mixed);
        }
    }

    /** With stamps the file is in their order: a thread may only have done its work at another time. */
    @ParameterizedTest
    @MethodSource("threadedCases")
    void movingTheThreadsInTimeChangesNothingButTheTime(Case example) {
        List<Event> events = LogText.events(example);
        Reading expected = Reading.of(events);
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Reading moved = Reading.of(Interleaving.shifted(events, random, 1_000_000L << random.nextInt(10)));
            same(example + " moved with seed " + seed, expected, moved);
        }
    }

    private static void same(String how, Reading expected, Reading actual) {
        Same.check("requests of " + how, Facts.exchanges(expected, any -> true), Facts.exchanges(actual, any -> true));
        Same.check("owners in " + how, Facts.owners(expected, any -> true), Facts.owners(actual, any -> true));
    }
}
