package dev.envlog.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Header;
import dev.envlog.log.RecordKind;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines become records. */
class RecordAssemblyTest {

    private static final String ISTIO = "2024-04-22T10:15:03.100342Z\tdebug\tenvoy http\t";

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyLineOfACaseBelongsToOneRecord(Case example) {
        Events events = Events.of(example.bytes());
        assertThat(events.lines()).isEqualTo(example.lines().size());
        assertThat(events.summary().lines()).isEqualTo(example.lines().size());
        assertThat(events.summary().records()).isEqualTo(events.list().size());
        assertThat(events.summary().problem()).isNull();
        assertThat(events.list().stream().mapToInt(Event::line)).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStatementOfACaseIsUnderstood(Case example) {
        assertThat(Events.of(example.bytes()).list())
                .isNotEmpty()
                .filteredOn(event -> event.kind() == RecordKind.LOG)
                .allSatisfy(event ->
                        assertThat(event.eventName()).as(event.message()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed",
                "spaces-for-tabs",
                "access-between-headers",
                "agent-lines",
                "crlf",
                "begins-in-headers",
                "rotated"
            })
    void theRecordsOfTheRealAndTheHandWrittenCases(String name) {
        StringBuilder shown = new StringBuilder();
        for (Event event : Events.of(Cases.named(name).bytes()).list()) {
            shown.append(Shown.record(event));
        }
        Cases.named(name).check("records.txt", shown.toString());
    }

    @Test
    void aRecordBrokenBehindItsLoggerGoesOnOnTheNextLine() {
        Event event = Events.only("""
                [2020-05-01 18:26:11.475][31][debug][connection]
                  [source/extensions/transport_sockets/tls/ssl_socket.cc:226] [C45] TLS error: 268435612:SSL routines
                """);
        assertThat(event.message()).isEqualTo("TLS error: 268435612:SSL routines");
        assertThat(event.source()).isEqualTo("source/extensions/transport_sockets/tls/ssl_socket.cc:226");
        assertThat(event.connection()).isEqualTo(45);
        assertThat(event.logger()).isEqualTo("connection");
    }

    @Test
    void aRecordBrokenBehindItsLoggerHasItsIdsOnTheNextLineAndMayBeBrokenAtBlanksFurtherOn() {
        Events events = Events.of("""
                2020-08-29T13:59:47.178714Z     debug   envoy http
                [C198][S866] request headers complete (end_stream=true):
                ':authority', 'a.b'
                ':path', '/items'

                2020-08-29T13:59:47.178926Z     debug   envoy router
                [C198][S866] cluster
                'outbound|80||a.b'
                match for URL '/items'
                2020-08-29T13:59:47.179003Z     debug   envoy http
                [C198][S866] request end stream
                """);
        assertThat(events.list())
                .extracting(Event::eventName)
                .containsExactly("http.request_headers", "router.cluster_match", "http.request_end");
        assertThat(events.list()).allMatch(event -> event.hasStream() && event.stream() == 866);
        assertThat(events.list().get(0).header(":path")).isEqualTo("/items");
        assertThat(events.list().get(1).field("cluster")).isEqualTo("outbound|80||a.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aMessageThatBeginsWithALineEndIsToldByItsFirstLineThatIsNotBlank(String newline) {
        String log = String.join(
                newline,
                "[2023-06-02 03:51:02.389][19][info][golang] [contrib/golang/common/log/cgo.cc:24] ",
                "",
                "  body of the request",
                "second line",
                "[2023-06-02 03:51:02.390][19][debug][wasm] [source/extensions/common/wasm/context.cc:1164] ",
                "   wasm log my_plugin root vm: ",
                "   onRequestHeaders()",
                "",
                "[2023-06-02T03:51:02.389Z] \"GET / HTTP/1.1\" 200 - 0 2 3 4 \"-\" \"curl\" \"id\" \"a.b\" \"1.2.3.4:80\"",
                "[2023-06-02 03:51:02.391][19][info][lua] [source/extensions/filters/http/lua/lua_filter.cc:918] script log: ",
                "[2023-06-02 03:51:02.392][19][info][golang] [contrib/golang/common/log/cgo.cc:24] ",
                "");
        List<Event> events = Events.of(log).list();
        assertThat(events)
                .extracting(Event::kind)
                .containsExactly(RecordKind.LOG, RecordKind.LOG, RecordKind.ACCESS, RecordKind.LOG, RecordKind.LOG);
        assertThat(events).extracting(Event::lines).containsExactly(4, 4, 1, 1, 1);
        assertThat(events.get(0).message()).isEqualTo("body of the request");
        assertThat(events.get(0).eventName()).isEqualTo("golang.log");
        assertThat(events.get(1).eventName()).isEqualTo("wasm.log");
        assertThat(events.get(1).field("plugin")).isEqualTo("my_plugin root vm");
        assertThat(events.get(3).eventName()).isEqualTo("lua.script_log");
        assertThat(events.get(4).message()).isEmpty();
    }

    @Test
    void aHeaderBlockBelongsToItsStatementAndBlankLinesDoNotEndIt() {
        Events events = Events.of(new EnvoyLogWriter()
                .stream("http", 5, 77, "request headers complete (end_stream=true):")
                        .line("':path', '/'")
                        .line("")
                        .headers("x-b3-sampled", "0")
                        .line("")
                        .conn("http", 5, "new stream")
                        .text());
        assertThat(events.places()).containsExactly("1+6", "7+1");
        assertThat(events.list().get(0).headers())
                .containsExactly(new Header(":path", "/"), new Header("x-b3-sampled", "0"));
        assertThat(events.list().get(0).header("x-b3-sampled")).isEqualTo("0");
        assertThat(events.list().get(0).header(":method")).isNull();
        assertThat(events.list().get(1).headers()).isEmpty();
    }

    @Test
    void aHeaderValueIsRawAndEndsWithTheLastQuoteOfItsLine() {
        Event event = Events.only(new EnvoyLogWriter()
                .stream("http", 5, 77, "request headers complete (end_stream=true):")
                        .headers("x-a", "it's, 'quoted', 'b''", "x-empty", "", "x-", "\u4e16 \u001b[31m")
                        .line("'x-no-value'")
                        .line("no header', 'at all'")
                        .text());
        assertThat(event.headers())
                .containsExactly(
                        new Header("x-a", "it's, 'quoted', 'b''"),
                        new Header("x-empty", ""),
                        new Header("x-", "\u4e16 \u001b[31m"));
        assertThat(event.header("x-empty")).isEmpty();
        assertThat(event.header("x-a")).isEqualTo("it's, 'quoted', 'b''");
    }

    @Test
    void theThreadMayStandAloneOnTheLastLine() {
        Event event = Events.only(
                ISTIO + "[C5][S77] request headers complete (end_stream=true):\n':path', '/'\n\tthread=21\n");
        assertThat(event.thread()).isEqualTo("21");
        assertThat(event.headers()).containsExactly(new Header(":path", "/"));
        assertThat(event.lines()).isEqualTo(3);
        assertThat(event.text()).endsWith("':path', '/'\n\tthread=21");
    }

    @Test
    void theThreadEndsTheMessageThoughAnotherLineFollows() {
        Event event = Events.only(ISTIO + "[C5] new stream\tthread=21\nsomething of another program\n");
        assertThat(event.thread()).isEqualTo("21");
        assertThat(event.message()).isEqualTo("new stream");
        assertThat(event.lines()).isEqualTo(2);
    }

    @Test
    void linesBeforeTheFirstRecordAreUnknownOneByOne() {
        Events events = Events.of("':path', '/'\n\ntext\n"
                + new EnvoyLogWriter().plain("main", "exiting").text());
        assertThat(events.list().stream().map(Event::kind))
                .containsExactly(RecordKind.UNKNOWN, RecordKind.UNKNOWN, RecordKind.UNKNOWN, RecordKind.LOG);
        assertThat(events.places()).containsExactly("1+1", "2+1", "3+1", "4+1");
        assertThat(events.summary().unknownRecords()).isEqualTo(2);
    }

    @Test
    void aDumpContinuesItsRecord() {
        Event event = Events.only(new EnvoyLogWriter()
                .plain("ext_authz", "Received CheckResponse: status {")
                .line("  code: 7")
                .line("{ \"a\": 1 }")
                .line("}")
                .text());
        assertThat(event.lines()).isEqualTo(4);
        assertThat(event.text()).endsWith("  code: 7\n{ \"a\": 1 }\n}");
        assertThat(event.headers()).isEmpty();
    }

    @Test
    void theLastLineMayLackItsEnd() {
        Events events = Events.of("[2026-01-05 10:00:00.000][1][debug][http] [C5] new stream\n"
                + "[2026-01-05 10:00:00.000][1][debug][http] [C5] idle time");
        assertThat(events.places()).containsExactly("1+1", "2+1");
        assertThat(events.list().get(1).message()).isEqualTo("idle time");
    }

    @Test
    void windowsLineEndsAreNoPartOfAnything() {
        String log = new EnvoyLogWriter()
                .stream("http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(":path", "/")
                        .conn("http", 5, "new stream")
                        .text();
        List<Event> plain = Events.of(log).list();
        List<Event> windows = Events.of(log.replace("\n", "\r\n")).list();
        assertThat(windows.stream().map(Shown::record).toList())
                .isEqualTo(plain.stream().map(Shown::record).toList());
        assertThat(windows.get(1).text()).isEqualTo(plain.get(1).text());
    }

    @Test
    void aStatementOfNothingButTheIdsIsATlsFailureWithoutText() {
        for (String end : List.of("[C5] ", "[C5]")) {
            Event event = Events.only("[2024-05-10 09:07:12.175][15][debug][connection] "
                    + "[external/envoy/source/extensions/transport_sockets/tls/ssl_socket.cc:226] " + end + "\n");
            assertThat(event.eventName()).isEqualTo("connection.tls_failure");
            assertThat(event.fieldCount()).isZero();
            assertThat(event.message()).isEmpty();
        }
        assertThat(Events.only("[2024-05-10 09:07:12.175][15][debug][http] [C5] \n")
                        .eventName())
                .isNull();
    }

    @Test
    void aCopyStaysWhenTheReaderGoesOn() {
        String log = new EnvoyLogWriter()
                .stream("router", 5, 77, "cluster 'a' match for URL '/b'")
                        .headers(":path", "/")
                        .plain("main", "something of which nothing is known")
                        .text();
        Event copy = Events.of(log).list().get(0);
        assertThat(copy.copy().field("cluster")).isEqualTo("a");
        assertThat(copy.field("url")).isEqualTo("/b");
        assertThat(copy.field("none")).isNull();
        assertThat(copy.header(":path")).isEqualTo("/");
        assertThat(copy.pod()).isEqualTo("pod-1");
        assertThat(copy.file()).isEqualTo("test.log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2017-08-12 07:24:52 ambassador 0.10.11 INFO: initializing",
                "2026-01-05 10:00:00,001 - app - INFO - started",
                "2026-01-05T10:00:00.001+0100 started",
                "Jan  5 10:00:00 node-7 kubelet[123]: Started container",
                "2026/01/05 10:00:00 [notice] 1#1: start worker",
                "error\tca\tfailed to renew workload certificate",
                "error    ca             failed to renew workload certificate",
                "info\tFLAG: --concurrency=\"0\"",
                "Error [IST0173] (DestinationRule shop/a) The Subset v1 does not select any pods.",
            })
    void aLineThatAnotherProgramBeginsIsNoPartOfARecord(String other) {
        for (String prefix : List.of("", "[pod/a-1/envoy] ")) {
            String dump =
                    prefix + "[2026-01-05 10:00:00.001][23][info][main] loading:\n" + prefix + "static_resources:\n";
            Events events = Events.of(dump + prefix + other + "\n" + dump);
            assertThat(events.list())
                    .extracting(Event::kind)
                    .containsExactly(RecordKind.LOG, RecordKind.AGENT, RecordKind.LOG);
            assertThat(events.list()).extracting(Event::lines).containsExactly(2, 1, 2);
            assertThat(events.summary().unknownRecords()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05",
                "2026-01-05 10:00:00",
                "2026-01-05 and more",
                "error: none",
                "error  none",
                "info",
                "Error [12]",
                "name: \"a\"",
                "#0: main",
                "May be",
            })
    void whatOnlyLooksLikeAnotherProgramsLineIsAPartOfTheRecord(String line) {
        Event event = Events.only("[2026-01-05 10:00:00.001][23][info][main] loading:\n" + line + "\n");
        assertThat(event.lines()).isEqualTo(2);
    }

    @Test
    void anotherProgramsLineAmongHeadersDoesNotEndThem() {
        for (String prefix : List.of("", "[pod/a-1/envoy] ")) {
            Event event = Events.of(prefix
                            + "[2026-01-05 10:00:00.001][23][debug][http] [C5][S77] request headers complete (end_stream=true):\n"
                            + prefix + "':path', '/a'\n"
                            + prefix + "2017-08-12 07:24:52 ambassador 0.10.11 INFO: initializing\n"
                            + prefix + "':method', 'GET'\n")
                    .list()
                    .get(0);
            assertThat(event.header(":method")).isEqualTo("GET");
        }
    }
}
