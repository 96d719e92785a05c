package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Owner;
import dev.envlog.timeline.OwnerRule;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A log cut in two between any two records, as rotation does: each piece tells of the requests that are whole in it what the
 * whole log tells, and labels the others.
 */
class CutPropertyTest {

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFirstPieceTellsOfWhatEndedInIt(Case example) {
        cutEverywhere(example, Piece.FIRST, (cut, whole, piece) -> {
            for (Exchange exchange : whole) {
                Exchange found = piece.get(exchange.ref());
                if (cut.isBefore(exchange)) {
                    cut.check("ended before", exchange, Facts.text(exchange), found == null ? "" : Facts.text(found));
                } else if (cut.isThrough(exchange) && found != null) {
                    // What ended and is only spoken of later is whole.
                    boolean over = found.attempts().equals(exchange.attempts())
                            && Objects.equals(
                                    found.response().status(),
                                    exchange.response().status());
                    cut.require(over || isOpenAtEnd(found), "is cut, but not labelled in the first piece", exchange);
                }
            }
            cut.requireKnown(piece.keySet(), whole);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSecondPieceTellsOfWhatBeganInIt(Case example) {
        cutEverywhere(example, Piece.SECOND, (cut, whole, piece) -> {
            for (Exchange exchange : whole) {
                Exchange found = piece.get(exchange.ref());
                if (cut.isAfter(exchange)) {
                    cut.check(
                            "began after",
                            exchange,
                            Facts.essence(exchange),
                            found == null ? "" : Facts.essence(found));
                } else if (cut.isThrough(exchange) && found != null) {
                    cut.require(isOpenAtStart(found), "is cut, but not labelled in the second piece", exchange);
                }
            }
            cut.requireKnown(piece.keySet(), whole);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noPieceIsSureOfAWrongLink(Case example) {
        List<Event> events = LogText.events(example);
        Set<String> links = Facts.allLinks(Reading.of(events));
        for (int at = 1; at < events.size(); at++) {
            for (Piece piece : Piece.values()) {
                assertThat(links)
                        .as(
                                "links of the %s piece of %s cut before line %s",
                                piece, example, events.get(at).line())
                        .containsAll(Facts.certainLinks(piece.of(events, at)));
            }
        }
    }

    /** A request that is still open has failed only if nothing can save it any more. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsOpenAtTheEndHasFailedOnlyIfItFailsInTheWholeLog(Case example) {
        cutEverywhere(example, Piece.FIRST, (cut, whole, piece) -> {
            Set<StreamRef> failed = new HashSet<>();
            whole.stream().filter(Exchange::failed).forEach(exchange -> failed.add(exchange.ref()));
            piece.values().stream()
                    .filter(exchange -> exchange.span().open() && exchange.failed())
                    .forEach(exchange -> cut.require(
                            failed.contains(exchange.ref()), "is open and has failed, though it did not", exchange));
        });
    }

    private static boolean isOpenAtEnd(Exchange exchange) {
        return exchange.span().partial() == Partial.NO_END || exchange.span().partial() == Partial.BOTH;
    }

    private static boolean isOpenAtStart(Exchange exchange) {
        return exchange.span().partial() == Partial.NO_START || exchange.span().partial() == Partial.BOTH;
    }

    private enum Piece {
        FIRST,
        SECOND;

        Reading of(List<Event> events, int at) {
            return Reading.of(this == FIRST ? events.subList(0, at) : events.subList(at, events.size()));
        }
    }

    private interface Property {
        void check(Cut cut, List<Exchange> whole, Map<StreamRef, Exchange> piece);
    }

    private static void cutEverywhere(Case example, Piece piece, Property property) {
        List<Event> events = LogText.events(example);
        List<Exchange> whole =
                Reading.of(events).exchanges().stream().filter(Facts::hasIds).toList();
        for (int at = 1; at < events.size(); at++) {
            Map<StreamRef, Exchange> found = new HashMap<>();
            // Before the first id of a piece the access log tells of requests that are not there else.
            piece.of(events, at).exchanges().stream()
                    .filter(Facts::hasIds)
                    .forEach(exchange -> found.put(exchange.ref(), exchange));
            property.check(new Cut(example, events.get(at).line()), whole, found);
        }
    }

    /** Where a log was cut: before that line. */
    private record Cut(Case example, int line) {

        boolean isBefore(Exchange exchange) {
            return lines(exchange, own -> true).stream().allMatch(own -> own < line);
        }

        /** A stream begins with "new stream", which prints no stream id. */
        boolean isAfter(Exchange exchange) {
            return lines(exchange, CutPropertyTest::showsIt).stream().allMatch(own -> own >= line);
        }

        boolean isThrough(Exchange exchange) {
            return !isBefore(exchange) && !isAfter(exchange);
        }

        private static List<Integer> lines(Exchange exchange, Predicate<Step> wanted) {
            List<Integer> lines = new ArrayList<>();
            for (Step step : exchange.steps()) {
                Owner owner = step.owner();
                if (owner != null && owner.ref().equals(exchange.ref()) && wanted.test(step)) {
                    lines.add(step.event().line());
                }
            }
            return lines;
        }

        void check(String how, Exchange exchange, String expected, String actual) {
            Same.check(
                    example + " cut before line " + line + ", " + how,
                    Map.of(exchange.ref(), expected),
                    Map.of(exchange.ref(), actual));
        }

        void require(boolean holds, String what, Exchange exchange) {
            if (!holds) {
                throw new AssertionError(
                        example + " cut before line " + line + ": " + ExchangeText.ref(exchange.ref()) + " " + what);
            }
        }

        void requireKnown(Set<StreamRef> found, List<Exchange> whole) {
            Set<StreamRef> unknown = new HashSet<>(found);
            whole.forEach(exchange -> unknown.remove(exchange.ref()));
            if (!unknown.isEmpty()) {
                throw new AssertionError(example + " cut before line " + line + ": made up " + unknown);
            }
        }
    }

    private static boolean showsIt(Step step) {
        Owner owner = step.owner();
        boolean named = owner != null && owner.by() == OwnerRule.STREAM_ID;
        EventKind kind = step.event().event();
        return named || kind == EventKind.HTTP_NEW_STREAM || kind == EventKind.FILTER_TCP_SESSION;
    }
}
