package dev.envlog.parser.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.envlog.log.Event;
import dev.envlog.parser.Events;
import dev.envlog.testdata.Cases;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern of {@code --log-format} prints is read back by it. */
class LogFormatTest {

    private static final List<Event> RECORDS =
            Events.of(Cases.named("http1-new").bytes()).list();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v",
                "%t|%l|%n|%v",
                "%L%m%d %T.%e %t envoy/%@] [%t][%n]%v",
                "%Y-%m-%dT%T.%fZ\t%l\tenvoy %n %g:%#\t%v\tthread=%t",
                "%D %R:%S.%F %8l [%-14n] %s:%# %v <%t>",
                "%E.%e %P %t %n %l: %_",
                "{\"m\":\"%j\",\"n\":\"%n\",\"l\":\"%L\",\"id\":%t,\"at\":\"%Y/%m/%d %I:%M:%S.%e %p\"}",
                "%^%l%$ 100%% %n %a %b %v (%z)"
            })
    void whatItPrintsIsReadBack(String pattern) {
        FormatPrinter printer = new FormatPrinter(pattern);
        String log = RECORDS.stream().map(printer::print).collect(Collectors.joining("\n"));
        List<Event> read = read(log, pattern);
        assertThat(read)
                .extracting(event -> shown(event, pattern))
                .containsExactlyElementsOf(
                        RECORDS.stream().map(event -> shown(event, pattern)).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%t|%l|%n|%v",
                "%L%m%d %T.%e %t envoy/%@] [%t][%n]%v",
                "%L%m%d %T.%e %t envoy] [%t][%n]%v",
                "%L%m%d %T.%e %t %@] [%t][%n]%v",
                "[%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v",
                "%Y-%m-%dT%T.%fZ\t%l\tenvoy %n\t%v",
                "%Y-%m-%dT%T.%eZ%z [%l] envoy.%n(%t) %v",
                "[Envoy (Epoch 0)] [%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v",
                "{\"level\":\"%l\",\"time\":\"%Y-%m-%dT%T.%fZ\",\"scope\":\"envoy %n\",\"msg\":\"%j\"}",
                "{\"level\":\"%l\",\"time\":\"%Y-%m-%dT%T.%fZ\",\"scope\":\"%n\",\"msg\":\"%_\"}",
                "{\"time\": \"%Y-%m-%d %T.%e\", \"level\": \"%l\", \"type\": \"%n\", \"message\": \"%v\"}"
            })
    void formatsOfKnownProductsNeedNoPattern(String pattern) {
        FormatPrinter printer = new FormatPrinter(pattern);
        String log = RECORDS.stream().map(printer::print).collect(Collectors.joining("\n"));
        assertThat(Events.of(log).list())
                .extracting(event -> shown(event, pattern))
                .containsExactlyElementsOf(
                        RECORDS.stream().map(event -> shown(event, pattern)).toList());
    }

    @Test
    void fineGrainLoggingIsReadByTheSourceFile() {
        FormatPrinter printer = new FormatPrinter("[%Y-%m-%d %T.%e][%t][%l] [%g:%#] %v");
        String log = RECORDS.stream().map(printer::print).collect(Collectors.joining("\n"));
        assertThat(Events.of(log).list())
                .extracting(Event::eventName)
                .containsExactlyElementsOf(
                        RECORDS.stream().map(Event::eventName).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[%Y-%m-%d %T.%e][%t][%l][%n] [%g:%#] %v", "%Y-%m-%dT%T.%fZ\t%l\tenvoy %n %g:%#\t%v\tthread=%t"})
    void escapedLinesAreTheSameRecords(String pattern) {
        FormatPrinter printer = new FormatPrinter(pattern);
        String log =
                RECORDS.stream().map(printer::print).map(LogFormatTest::escaped).collect(Collectors.joining("\n"));
        List<Event> read = Events.of(log).list();
        assertThat(read).extracting(Event::lines).containsOnly(1);
        assertThat(read)
                .extracting(event -> shown(event, pattern))
                .containsExactlyElementsOf(
                        RECORDS.stream().map(event -> shown(event, pattern)).toList());
    }

    @Test
    void aFileMayStandWithoutItsLine() {
        assertThat(read("[source/a/b.cc:17] [C5] new stream", "[%g:%O] %v"))
                .extracting(Event::source, Event::connection)
                .containsExactly(tuple("source/a/b.cc", 5L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "[%t] %l => no %v",
                "[%t] %Q %v => '%Q' is no flag of spdlog or Envoy, at character 6: [%t]  >>> %Q %v",
                "%v %v => twice",
                "%v % => a flag is missing",
                "%v %8 => a flag is missing",
            })
    void aPatternThatCannotWorkIsToldWithThePlace(String pattern, String problem) {
        assertThatThrownBy(() -> LogFormat.compile(pattern))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining(problem);
    }

    private static List<Event> read(String log, String pattern) {
        return Events.of(log, new LineFormats(LogFormat.compile(pattern), null)).list();
    }

    private static String escaped(String record) {
        return record.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("'", "\\'")
                .replace("\"", "\\\"");
    }

    /** The record as far as the pattern prints it. */
    private static String shown(Event event, String pattern) {
        boolean dated = pattern.contains("%Y") || pattern.contains("%E") || pattern.contains("%D");
        return String.join(
                " ",
                dated ? Long.toString(event.time()) : "-",
                pattern.contains("%t") ? event.thread() : "-",
                String.valueOf(event.level()),
                event.logger(),
                pattern.contains("%g") || pattern.contains("%@") ? event.source() : "-",
                id(event.hasConnection(), event.connection()),
                id(event.hasStream(), event.stream()),
                String.valueOf(event.eventName()),
                event.message(),
                event.headers().toString());
    }

    private static @Nullable String id(boolean has, long id) {
        return has ? Long.toUnsignedString(id) : "-";
    }
}
