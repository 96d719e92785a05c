package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.parser.Events;
import dev.envlog.parser.Shown;
import dev.envlog.parser.bytes.Bytes;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The envelope is read by hand for speed, and described by the grammar for people: both say the same of every line. */
class EnvelopeDifferentialTest {

    /** Forms that only the scanner reads: fields that have run together are damage, not language. */
    private static final List<String> DAMAGED = List.of("tabs-lost");

    private final GrammarLine grammar = new GrammarLine();
    private final ThreadSuffix suffix = new ThreadSuffix();
    private final Envelope envelope = new Envelope();

    @Test
    void theScannerAndTheGrammarReadTheSame() {
        List<String> differences = new ArrayList<>();
        int read = 0;
        for (Case example : Cases.all()) {
            EnvelopeScanner scanner = new EnvelopeScanner();
            for (String raw : example.lines()) {
                String line = withoutEnd(raw);
                byte[] b = line.getBytes(StandardCharsets.UTF_8);
                Dialect dialect = scanner.scan(b, 0, b.length, envelope);
                Map<String, String> parts = envelope.unescaped ? Map.of() : grammar.read(line);
                if (dialect.isLog() != (parts != null)) {
                    if (!envelope.unescaped && !DAMAGED.contains(example.name())) {
                        differences.add(example + ": " + dialect + ", grammar " + parts + ": " + line);
                    }
                } else if (parts != null && !envelope.unescaped) {
                    read++;
                    compare(example + ": " + line, b, parts, differences);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(read).isGreaterThan(1500);
    }

    @Test
    void theDamagedFormsAreReadAsTheWholeOnes() {
        List<Event> whole = Events.of(Cases.named("spaces-for-tabs").bytes()).list();
        List<Event> damaged = Events.of(Cases.named("tabs-lost").bytes()).list();
        assertThat(damaged).hasSizeGreaterThan(10);
        assertThat(damaged.stream().map(Shown::record))
                .containsExactlyElementsOf(whole.stream().map(Shown::record).toList());
    }

    /** The line as both get it: the thread at its end is cut off before. */
    private String withoutEnd(String raw) {
        String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
        byte[] b = line.getBytes(StandardCharsets.UTF_8);
        return suffix.find(b, 0, b.length) && suffix.start > 0
                ? new String(b, 0, suffix.start, StandardCharsets.UTF_8)
                : line;
    }

    private void compare(String what, byte[] b, Map<String, String> parts, List<String> differences) {
        check(what, "time", time(parts.get("time")), envelope.time, differences);
        check(what, "thread", parts.get("thread"), text(b, envelope.threadStart, envelope.threadEnd), differences);
        check(what, "level", level(parts.get("levelName")), envelope.level, differences);
        check(what, "logger", parts.get("logger"), text(b, envelope.loggerStart, envelope.loggerEnd), differences);
        check(what, "source", parts.get("location"), text(b, envelope.sourceStart, envelope.sourceEnd), differences);
        String connection = envelope.hasConnection ? Long.toUnsignedString(envelope.connection) : null;
        check(what, "connection", parts.get("connectionId"), connection, differences);
        String stream = envelope.hasStream ? Long.toUnsignedString(envelope.stream) : null;
        check(what, "stream", parts.get("streamId"), stream, differences);
        String message = parts.getOrDefault("messageText", "");
        check(what, "message", message, text(b, envelope.message, b.length), differences);
    }

    private static void check(
            String what, String part, @Nullable Object grammar, @Nullable Object scanner, List<String> differences) {
        if (grammar == null ? scanner != null : !grammar.equals(scanner)) {
            differences.add(part + " is <" + scanner + ">, by the grammar <" + grammar + "> in " + what);
        }
    }

    private static @Nullable Level level(@Nullable String printed) {
        return printed == null ? null : Level.of(printed);
    }

    private static long time(@Nullable String printed) {
        if (printed == null) {
            return Event.NO_TIME;
        }
        Instant time =
                LocalDateTime.parse(printed.replace(' ', 'T').replace("Z", "")).toInstant(ZoneOffset.UTC);
        return ChronoUnit.NANOS.between(Instant.EPOCH, time);
    }

    private static @Nullable String text(byte[] b, int from, int to) {
        return from < 0 ? null : Bytes.text(b, from, to);
    }
}
