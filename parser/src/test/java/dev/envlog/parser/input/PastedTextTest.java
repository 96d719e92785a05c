package dev.envlog.parser.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.parser.Events;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors, chats and terminals make of a log before it is pasted into a thread. */
class PastedTextTest {

    private static final String HEADS = """
            [2026-01-05 10:00:00.001][23][debug][router] [source/common/router/router.cc:527] [C5][S77] cluster 'shop' match for URL '/a'
            [2026-01-05 10:00:00.001][23][debug][router] [source/common/router/router.cc:756] [C5][S77] router decoding headers:
            ':authority', 'shop'
            'x-words', 'don’t'

            [2026-01-05 10:00:00.002][23][debug][connection] [source/common/network/connection_impl.cc:656] [C6] remote close
            """;

    private static List<String> messages(String text) {
        return Events.of(text).list().stream()
                .map(event -> event.eventName() + " " + event.headers().size() + " " + event.connection())
                .toList();
    }

    @Test
    void typographicQuotesAreReadAsPlainOnes() {
        String typographic = HEADS.replaceAll("'([^'\n]*)'", "‘$1’");
        assertThat(typographic).contains("‘:authority’, ‘shop’").contains("cluster ‘shop’");
        assertThat(messages(typographic)).isEqualTo(messages(HEADS));
        Event first = Events.of(typographic).list().get(0);
        assertThat(first.field("cluster")).isEqualTo("shop");
    }

    @Test
    void quotesInALogWithPlainOnesStayAsTheyAre() {
        assertThat(Events.of(HEADS).list().get(1).header("x-words")).isEqualTo("don’t");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void typographicQuotesAreReadHoweverTheRestOfTheBytesArrives(int atOnce) {
        byte[] typographic = HEADS.replaceAll("'([^'\n]*)'", "‘$1’").getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(typographic) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, pos < 300 ? 300 : atOnce));
            }
        };
        assertThat(Events.of(slow).list().stream().map(Event::message))
                .containsExactlyElementsOf(
                        Events.of(HEADS).list().stream().map(Event::message).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"**%s**", "`%s`", "```%s", "*%s*"})
    void marksAroundALineAreTakenOff(String marks) {
        String line = HEADS.lines().reduce((a, b) -> b).orElseThrow();
        Event event = Events.only(marks.formatted(line) + "\n");
        assertThat(event.eventName()).isEqualTo("connection.remote_close");
        assertThat(event.message()).isEqualTo("remote close");
    }

    @Test
    void marksAroundAMessageAreTakenOff() {
        Event event = Events.only("[2026-01-05 10:00:00.002][23][debug][connection] [C6] **remote close**\n");
        assertThat(event.eventName()).isEqualTo("connection.remote_close");
        assertThat(event.text()).endsWith("**remote close**");
    }

    @Test
    void aMessageThatATerminalBrokeIsOne() {
        String head = "[2026-01-05 10:00:00.002][23][debug][router] [source/common/router/router.cc:1373] [C5][S77] ";
        Event event = Events.only(
                head + "upstream res\net: reset reason: connection termination, transport fai\nlure reason: \n");
        assertThat(event.eventName()).isEqualTo("router.upstream_reset");
        assertThat(event.field("reason")).isEqualTo("connection termination");
        assertThat(event.lines()).isEqualTo(3);
    }

    @Test
    void aMessageOnTheNextLineIsThatOfTheRecord() {
        Event event = Events.only("""
                2024-04-09T16:58:38.711061Z critical envoy wasm external/envoy/source/extensions/common/wasm/context.cc:1157
                wasm log shop.tenant: it broke thread=48
                """);
        assertThat(event.eventName()).isEqualTo("wasm.log");
        assertThat(event.thread()).isEqualTo("48");
    }

    @Test
    void headersAreNoPartOfAMessage() {
        String head = "[2026-01-05 10:00:00.002][23][debug][router] [source/common/router/router.cc:1373] [C5][S77] ";
        Event event = Events.only(head + "something that nobody knows, with headers:\n':path', '/a'\n\n");
        assertThat(event.eventName()).isNull();
        assertThat(event.header(":path")).isEqualTo("/a");
    }

    @Test
    void aLineWhoseBeginningWasNotCopiedIsReadByItsSource() {
        Event event = Events.only(
                "external/envoy/source/extensions/transport_sockets/tls/ssl_socket.cc:219] [C28] TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER\n");
        assertThat(event.eventName()).isEqualTo("connection.tls_failure");
        assertThat(event.connection()).isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[source/common/router/router.cc:1373](http://example.com/router.cc#L1373)",
                "[[source/common/router/router.cc:1373](https://example.com/router.cc#L1373)]",
                "[source/common/router/[router.cc:1373](http://router.cc:1373)]",
                "[source/common/router/[router.cc](http://router.cc):1373]",
                "[source/common/router/router.cc:1373 <http://router.cc:1373>]",
            })
    void aSourcePositionThatBecameALinkIsRead(String position) {
        String log = "[2026-01-05 10:00:00.002][23][debug][router] %s [C5][S77] %s\n";
        Event event = Events.only(log.formatted(
                position, "upstream reset: reset reason: connection termination, transport failure reason:"));
        assertThat(event.eventName()).isEqualTo("router.upstream_reset");
        assertThat(event.source()).isEqualTo("source/common/router/router.cc:1373");
        assertThat(event.stream()).isEqualTo(77);
        Event istio = Events.only(("2024-04-09T16:58:38.711061Z\tdebug\tenvoy router\t"
                + position.replace("[source", "[external/envoy/source") + "\t[C5][S77] pool ready\tthread=48\n"));
        assertThat(istio.eventName()).isEqualTo("router.pool_ready");
        assertThat(istio.source()).isEqualTo("source/common/router/router.cc:1373");
        assertThat(istio.thread()).isEqualTo("48");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.cc](http", "](http", "a.cc](http)", "a.cc](http) a.cc <http>"})
    @Timeout(20)
    void aLineOfLinksTakesNoLongerThanAnother(String links) {
        String link =
                "[2026-01-05 10:00:00.002][23][debug][router] [source/common/router/[router.cc:1373](http://a)] [C5] one\n";
        assertThat(Events.of(link + links.repeat(1_000_000 / links.length()) + "\n" + link)
                        .list())
                .hasSize(2);
    }

    @Test
    void otherLinksStayAsTheyAre() {
        Event event = Events.only(
                "[2026-01-05 10:00:00.002][23][debug][lua] [source/common/router/router.cc:1373] [C5][S77] see [docs](http://a.cc:1) and a.cc:12 <here>\n");
        assertThat(event.message()).isEqualTo("see [docs](http://a.cc:1) and a.cc:12 <here>");
    }

    /** As an editor or a pager shows it that numbers lines: {@code again} tells whether the number stands before each row. */
    private static String numbered(String text, int width, String format, boolean again) {
        StringBuilder out = new StringBuilder();
        int number = 98;
        for (String line : text.lines().toList()) {
            String margin = format.formatted(++number);
            int room = width - margin.length();
            int at = 0;
            do {
                String piece = line.substring(at, Math.min(line.length(), at + room));
                out.append((margin + piece).stripTrailing()).append('\n');
                margin = again ? margin : margin.replaceAll("\\d", " ");
                at += room;
            } while (at < line.length());
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "80; '%3d '; false",
                "81; '%3d '; false",
                "100; '%4d '; false",
                "80; '%7d '; true",
                "97; '%7d '; true",
                "90; '%4d │ '; false",
            })
    void numberedLinesThatAScreenBrokeAreWholeAgain(int width, String format, boolean again) {
        String whole = HEADS.repeat(4);
        String screen = numbered(whole, width, format, again);
        for (int atOnce : new int[] {1 << 16, 1, 64}) {
            byte[] bytes = screen.getBytes(StandardCharsets.UTF_8);
            InputStream in = new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] b, int off, int len) {
                    return super.read(b, off, Math.min(len, pos < atOnce ? atOnce : bytes.length));
                }
            };
            assertThat(Events.of(in).list().stream().map(PastedTextTest::told))
                    .containsExactlyElementsOf(Events.of(whole).list().stream()
                            .map(PastedTextTest::told)
                            .toList());
        }
    }

    private static String told(Event event) {
        return event.message() + " " + event.headers() + " " + event.source() + " " + event.connection();
    }

    /** The number of a process that stands before each line is none of a line. */
    @Test
    void whatStandsBeforeAllLinesIsNoNumberOfThem() {
        String log = HEADS.repeat(4).lines().map(line -> "  77 " + line + "\n").collect(Collectors.joining());
        assertThat(Events.of(log).list()).hasSize(12);
    }

    /** As those of threads, or of seconds, that stand before lines of one length. */
    @Test
    void aNumberThatGrowsAndComesAgainIsNoNumberOfLines() {
        String line =
                "[2024-05-10 09:00:00.1%02d][1][debug][http] [source/common/http/conn_manager_impl.cc:299] [C1%02d] new stream\n";
        String log = IntStream.range(0, 40)
                .mapToObj(i -> i / 3 + 10 + " " + line.formatted(i, i))
                .collect(Collectors.joining());
        assertThat(Events.of(log).list()).hasSize(40);
    }

    /** Counts of uniq, threads: lines of one length of which some begin with the number after that of the one before. */
    @Test
    void linesThatBeginWithCountsAreNoRowsOfOne() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            log.append(
                    "%7d [2026-01-05 10:00:%02d.002][23][debug][http] [source/common/http/conn_manager_impl.cc:299] [C%d] new stream%n"
                            .formatted(1 + i / 3 % 5, i, 100 + i));
        }
        assertThat(Events.of(log.toString()).list()).hasSize(60);
    }

    /** As a terminal of that width shows it. */
    private static String broken(String text, int width, boolean filled) {
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> {
            int at = 0;
            do {
                String piece = line.substring(at, Math.min(line.length(), at + width));
                out.append(piece)
                        .append(filled ? " ".repeat(width - piece.length()) : "")
                        .append('\n');
                at += width;
            } while (at < line.length());
        });
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource({"100, false", "100, true", "113, false", "80, true"})
    void linesThatAScreenBrokeAreWholeAgain(int width, boolean filled) {
        String whole = HEADS.repeat(3);
        List<String> messages = Events.of(broken(whole, width, filled)).list().stream()
                .map(event -> event.message() + " " + event.headers().size() + " " + event.source() + " "
                        + event.connection())
                .toList();
        assertThat(messages)
                .isEqualTo(Events.of(whole).list().stream()
                        .map(event -> event.message() + " " + event.headers().size() + " " + event.source() + " "
                                + event.connection())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 12, 1 << 16})
    void severalBlanksInARecordCountAsOne(int atOnce) {
        String once = """
                [2026-01-05 10:00:00.001][23][debug][router] [source/common/router/router.cc:527] [C5][S77] cluster 'shop' match for URL '/a'
                [2026-01-05 10:00:00.001][23][debug][router] [source/common/router/router.cc:756] [C5][S77] router decoding headers:
                ':path', '/a  b'

                """;
        String copied =
                once.replace("05 10", "05  10").replace("] [C5", "]  [C5").replace("cluster '", "cluster   '");
        List<Event> events = Events.of(pieces("`" + copied, 0, atOnce)).list();
        assertThat(events.get(0).eventName()).isEqualTo("router.cluster_match");
        assertThat(events.get(1).stream()).isEqualTo(77);
        assertThat(events.get(1).header(":path")).isEqualTo("/a  b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'  '|' '", "' '|'   '", "'  '|'  '"})
    void severalBlanksBeforeSourceAndIdsCountAsOne(String before, String behind) {
        String line =
                "[2026-01-05 10:00:00.001][23][debug][router]%s[source/common/router/router.cc:527]%s[C5][S77] pool ready\n";
        for (Event event : Events.of(line.formatted(" ", " ") + line.formatted(before, behind))
                .list()) {
            assertThat(event.source()).isEqualTo("source/common/router/router.cc:527");
            assertThat(event.stream()).isEqualTo(77);
            assertThat(event.message()).isEqualTo("pool ready");
        }
    }

    @Test
    void blanksWithWhichAMessageBeginsAreItsOwn() {
        Event event = Events.only("[2026-01-05 10:00:00.001][23][info][config] [source/server/a.cc:87]   filter #0:\n");
        assertThat(event.message()).isEqualTo("  filter #0:");
    }

    private static InputStream pieces(String text, int first, int atOnce) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, pos < first ? first : atOnce));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"'&#39;', 1", "'&#x27;', 3", "'&apos;', 64", "'&#39;', 65536"})
    void quotesThatAreEntitiesAreReadAsPlainOnes(String quote, int atOnce) {
        String page = HEADS.replace("&", "&amp;").replace("'", quote).replace("/a", "/a?b&lt;1&amp;c=&amp;quot;");
        List<Event> events = Events.of(pieces(page, 400, atOnce)).list();
        assertThat(events.get(0).field("cluster")).isEqualTo("shop");
        assertThat(events.get(0).message()).endsWith("'/a?b<1&c=&quot;'");
        assertThat(events.get(1).header(":authority")).isEqualTo("shop");
        assertThat(events).hasSize(3);
    }

    @Test
    void anAccessLogOfAPagesSourceIsRead() {
        Event event = Events.only(
                "[2026-01-05T10:00:00.001Z] &quot;GET /a HTTP/1.1&quot; 503 UF &quot;-&quot; 0 91 1 - &quot;-&quot; &quot;curl&quot; &quot;77&quot; &quot;shop&quot; &quot;10.0.0.1:80&quot;\n");
        assertThat(event.text()).startsWith("[2026-01-05T10:00:00.001Z] \"GET /a HTTP/1.1\" 503 UF \"-\" 0 91");
    }

    @Test
    void entitiesInTheValuesOfALogStayAsTheyAre() {
        Event event = Events.of(HEADS.replace("don’t", "&#39;a&#39; &quot;:b&quot; &amp;"))
                .list()
                .get(1);
        assertThat(event.header("x-words")).isEqualTo("&#39;a&#39; &quot;:b&quot; &amp;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "&#39;", "&quot", "&#x", "{&quot;"})
    @Timeout(20)
    void aLineOfEntitiesTakesNoLongerThanAnother(String entity) {
        String line =
                "[2026-01-05 10:00:00.002][23][debug][router] [source/common/router/router.cc:1] [C5] &#39;:a&#39;\n";
        assertThat(Events.of(line + entity.repeat(1_000_000 / entity.length()) + "\n" + line)
                        .list())
                .hasSize(2);
    }
}
