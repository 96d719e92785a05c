package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.Events;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered of lines makes no difference to what is said of the next ones. */
class HeadsTest {

    private static final String[] TIMES = {"[2024-05-10 09:07:12.137][", "2023-06-05T08:04:25.754381Z"};
    private static final String[] LEVELS = {"debug", "warning", "d", "loud"};
    private static final String[] LOGGERS = {"http", "router", "conn_handler", "a/b.cc", ""};
    private static final String[] FOLDERS = {"source/common/http/", "external/envoy/source/common/router/", ""};
    private static final String[] FILES = {"conn_manager_impl.cc", "router.cc", "router.h", "a.py"};
    private static final String[] POSITIONS = {":1", ":375", ":", ":1x", ""};
    private static final String[] BEHIND = {"] ", "]", "\t", " ", "  ", "]\t", "\t ", "]  ", ""};
    private static final String[] MESSAGES = {
        "[C5][S77] pool ready", "[C5] x\tthread=23", "source/a/b.cc:1] x", "[source/a/b.cc:1] x", ""
    };

    @Test
    void aLineIsReadAsOneThatReadsItFirst() {
        Random random = new Random(20_261_126);
        EnvelopeScanner seasoned = unseasoned();
        int known = 0;
        for (int i = 0; i < 100_000; i++) {
            String line = random.nextBoolean() ? envoy(random) : istio(random);
            byte[] b = ("--" + line).getBytes(StandardCharsets.UTF_8);
            int to = b.length - (random.nextInt(8) == 0 ? random.nextInt(b.length / 2) : 0);
            Envelope before = new Envelope();
            boolean again = seasoned.scan(b, 2, to, before).isLog();
            Envelope actual = new Envelope();
            Envelope expected = new Envelope();
            Dialect dialect = seasoned.scan(b, 2, to, actual);
            known += actual.head != null ? 1 : 0;
            assertThat(dialect).as(line).isEqualTo(unseasoned().scan(b, 2, to, expected));
            assertThat(again).as(line).isEqualTo(dialect.isLog());
            assertThat(told(before)).as(line).isEqualTo(told(expected));
            assertThat(told(actual)).as(line).isEqualTo(told(expected));
        }
        assertThat(known).isGreaterThan(3_000);
    }

    @Test
    void loggerAndSourceAreCalledTheSameEachTime() {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String line = TIMES[0] + "7][debug][" + pick(random, LOGGERS) + "] [" + pick(random, FOLDERS) + "router.cc:"
                    + random.nextInt(3) + "] [C5][S77] pool ready\n";
            lines.add(line);
            alone.add(named(Events.only(line)));
        }
        assertThat(Events.of(String.join("", lines)).list())
                .extracting(HeadsTest::named)
                .containsExactlyElementsOf(alone);
    }

    private static String named(Event event) {
        return event.logger() + " " + event.source() + " " + event.message();
    }

    /** One that has seen a line of the usual form, and that one only: after it rare forms are not looked for. */
    private static EnvelopeScanner unseasoned() {
        byte[] usual = (TIMES[0] + "1][info][main] starting").getBytes(StandardCharsets.UTF_8);
        EnvelopeScanner scanner = new EnvelopeScanner();
        scanner.scan(usual, 0, usual.length, new Envelope());
        return scanner;
    }

    private static String envoy(Random random) {
        return TIMES[0]
                + random.nextInt(30)
                + "]["
                + pick(random, LEVELS)
                + "]["
                + pick(random, LOGGERS)
                + (random.nextInt(8) == 0 ? "]" : "] ")
                + (random.nextBoolean() ? "[" : "")
                + position(random);
    }

    private static String istio(Random random) {
        String gap = random.nextInt(8) == 0 ? "  " : "\t";
        return TIMES[1] + gap + pick(random, LEVELS) + gap + "envoy " + pick(random, LOGGERS) + " " + position(random);
    }

    private static String position(Random random) {
        return pick(random, FOLDERS)
                + pick(random, FILES)
                + pick(random, POSITIONS)
                + pick(random, BEHIND)
                + pick(random, MESSAGES);
    }

    private static List<Object> told(Envelope e) {
        List<Object> told = new ArrayList<>();
        told.add(String.valueOf(e.level));
        told.add(e.time);
        for (int place :
                new int[] {e.threadStart, e.threadEnd, e.loggerStart, e.loggerEnd, e.sourceStart, e.sourceEnd, e.message
                }) {
            told.add(place);
        }
        told.add(e.hasConnection ? e.connection : "-");
        told.add(e.hasStream ? e.stream : "-");
        return told;
    }

    private static String pick(Random random, String[] of) {
        return of[random.nextInt(of.length)];
    }
}
