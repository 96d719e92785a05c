package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged logs: whatever the bytes, nothing is thrown and every physical line is accounted for. {@code -Dmutations=1000} tries
 * more of them.
 */
class MutationTest {

    private static final int ROUNDS = Integer.getInteger("mutations", 20);

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aDamagedLogIsReadToItsEnd(Case example) {
        byte[] original = example.bytes();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(example.name().hashCode() * 31L + round);
            byte[] bytes = original;
            for (int i = 1 + random.nextInt(12); i > 0; i--) {
                bytes = Mutation.of(bytes, random);
            }
            read(example + " round " + round, bytes);
        }
    }

    private static void read(String what, byte[] bytes) {
        Events events;
        try {
            events = Events.of(bytes);
            for (Event event : events.list()) {
                assertThat(Shown.record(event.copy())).isEqualTo(Shown.record(event));
                assertThat(event.header(":path"))
                        .satisfiesAnyOf(
                                value -> assertThat(value).isNull(),
                                value -> assertThat(event.headers())
                                        .anyMatch(header -> header.value().equals(value)));
            }
        } catch (RuntimeException e) {
            throw new AssertionError(what + ":\n" + new String(bytes, StandardCharsets.ISO_8859_1), e);
        }
        assertThat(events.lines()).as(what).isEqualTo(physicalLines(bytes));
        assertThat(events.summary().lines()).as(what).isEqualTo(physicalLines(bytes));
        assertThat(events.list().stream().mapToInt(Event::line))
                .as(what)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events.summary().problem()).isNull();
    }

    private static long physicalLines(byte[] bytes) {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? lines : lines + 1;
    }
}
