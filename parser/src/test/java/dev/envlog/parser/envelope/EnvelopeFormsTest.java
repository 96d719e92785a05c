package dev.envlog.parser.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.Shown;
import dev.envlog.parser.format.LineFormats;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the first line of a record, in every form of it. */
class EnvelopeFormsTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        [2024-11-25 13:39:52.663][2495535][debug][pool] [source/common/conn_pool/conn_pool_base.cc:182] [C1] creating stream => log 2024-11-25T13:39:52.663Z/1000000 debug 2495535 pool source/common/conn_pool/conn_pool_base.cc:182 C1 - | creating stream
        2022-08-01T22:51:46.460976Z debug envoy router [C453][s1810] router decoding headers: => log 2022-08-01T22:51:46.460976Z/1000 debug - router - C453 S1810 | router decoding headers:
        [2024-11-25 13:39:52.663][23][debug][router] [external/envoy/source/common/router/upstream_request.cc:581] [C5][S77] pool ready => log 2024-11-25T13:39:52.663Z/1000000 debug 23 router source/common/router/upstream_request.cc:581 C5 S77 | pool ready
        [2018-07-04 09:09:07.182][000131][trace][connection] source/common/network/connection_impl.cc:326] [C7] writing 63 bytes, end_stream false => log 2018-07-04T09:09:07.182Z/1000000 trace 000131 connection source/common/network/connection_impl.cc:326 C7 - | writing 63 bytes, end_stream false
        [Envoy (Epoch 0)] [2020-07-07 07:23:09.372][20][info][upstream] [external/envoy/source/common/upstream/cds_api_impl.cc:74] cds: add 23 cluster(s), remove 3 cluster(s) => log 2020-07-07T07:23:09.372Z/1000000 info 20 upstream source/common/upstream/cds_api_impl.cc:74 - - | cds: add 23 cluster(s), remove 3 cluster(s)
        [2024-11-25 13:39:52.663][23][debug] [source/common/http/conn_manager_impl.cc:375] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http source/common/http/conn_manager_impl.cc:375 C5 - | new stream
        [2024-11-25 13:39:52.663][23][warning][main] [./source/server/server.h:12] there is no configured limit => log 2024-11-25T13:39:52.663Z/1000000 warning 23 main source/server/server.h:12 - - | there is no configured limit
        [2020-02-18 09:00:01.002][11][info][grpc] [bazel-out/k8-opt/bin/external/envoy/source/common/config/_virtual_includes/grpc_stream_lib/common/config/grpc_stream.h:54] gRPC config stream closed => log 2020-02-18T09:00:01.002Z/1000000 info 11 grpc source/common/config/grpc_stream.h:54 - - | gRPC config stream closed
        [2024-11-25 13:39:52][23][debug][http] [C5] new stream => log 2024-11-25T13:39:52Z/1000000000 debug 23 http - C5 - | new stream
        [2024-11-25 13:39:52.663123456][23][D][http] [source/common/http/conn_manager_impl.cc:375] new stream => log 2024-11-25T13:39:52.663123456Z/1 debug 23 http source/common/http/conn_manager_impl.cc:375 - - | new stream
        [2025-02-01 10:00:00.000][26][debug][http] [source/common/http/conn_manager_impl.cc:375] [Tags: "ConnectionId":"5"] new stream => log 2025-02-01T10:00:00Z/1000000 debug 26 http source/common/http/conn_manager_impl.cc:375 C5 - | new stream
        [2025-02-01 10:00:00.000][26][debug][router] [source/common/router/router.cc:1] [Tags: "ConnectionId":"5","StreamId":"18446744073709551615","mode":"a, b"] pool ready => log 2025-02-01T10:00:00Z/1000000 debug 26 router source/common/router/router.cc:1 C5 S18446744073709551615 | pool ready
        [2025-02-01 10:00:00.000][26][trace][filter] [echo2.cc:26] [Tags: "ConnectionId":"6"] echo: got 8 bytes => log 2025-02-01T10:00:00Z/1000000 trace 26 filter echo2.cc:26 C6 - | echo: got 8 bytes
        [2025-02-01 10:00:00.000][26][trace][conn_handler] [source/common/network/tcp_listener_impl.cc:1] [M5] connection on event 2 => log 2025-02-01T10:00:00Z/1000000 trace 26 conn_handler source/common/network/tcp_listener_impl.cc:1 - - | [M5] connection on event 2
        """)
    void envoysTextIsTakenApart(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        2024-11-25 13:39:52.663][23][debug][http] [source/common/http/conn_manager_impl.cc:375] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http source/common/http/conn_manager_impl.cc:375 C5 - | new stream
        [2024-11-25T13:39:52.663Z][23][debug][http] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http - C5 - | new stream
        [METADATA][2018-07-04 09:09:07.182][131][debug][http] source/common/http/conn_manager_impl.cc:190] [C7] new stream => log 2018-07-04T09:09:07.182Z/1000000 debug 131 http source/common/http/conn_manager_impl.cc:190 C7 - | new stream
        [2024-11-25 13:39:52.663][1][23][debug][http] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http - C5 - | new stream
        [2024-11-25T13:39:52.663] [debug] [request_id=-] [thread=23] [class=-] [http] [source/common/http/conn_manager_impl.cc:375] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http source/common/http/conn_manager_impl.cc:375 C5 - | new stream
        [23][debug][router] [C5][S7] pool ready => log - debug 23 router - C5 S7 | pool ready
        [./source/common/network/connection_impl.h:98] [C35] current connecting state: false => log - - - connection source/common/network/connection_impl.h:98 C35 - | current connecting state: false
        [2024-11-25 13:39:52.663][23][debug][http] [C:\\envoy\\source\\common\\http\\conn_manager_impl.cc:375] [C5] new stream => log 2024-11-25T13:39:52.663Z/1000000 debug 23 http source/common/http/conn_manager_impl.cc:375 C5 - | new stream
        [2024-11-25 13:39:52.663][23][debug][external/envoy/source/common/router/router.cc] [C5][S7] pool ready => log 2024-11-25T13:39:52.663Z/1000000 debug 23 router source/common/router/router.cc C5 S7 | pool ready
        2025-02-19T02:37:27.034Z+02:00 [debug] envoy.pool(26) [Tags: "ConnectionId":"58587"] creating stream => log 2025-02-19T00:37:27.034Z/1000000 debug 26 pool - C58587 - | creating stream
        23|debug|http|[C1] new stream => log - debug 23 http - C1 - | new stream
        envoy dynamic_modules [C1][S2] hello => log - - - dynamic_modules - C1 S2 | hello
        level=debug msg="[C1][S9] a \\"b\\"" subsys=envoy-http threadID=23 => log - debug 23 http - C1 S9 | a "b"
        level=debug msg="[enableTimer called on 0x1 for 300ms" subsys=envoy-misc threadID=23 => log - debug 23 misc - - - | enableTimer called on 0x1 for 300ms
        level=debug msg="[some] text" subsys=envoy-misc threadID=23 => log - debug 23 misc - - - | [some] text
        """)
    void rareTextIsTakenApart(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        D1125 13:39:52.663 25 envoy/source/common/http/conn_manager_impl.cc:375] [25][http][C1] new stream => debug 25 http source/common/http/conn_manager_impl.cc:375 C1 - | new stream
        D1125 13:39:52.663 25 envoy] [25][http][C1] new stream => debug 25 http - C1 - | new stream
        I1125 13:39:52.663 25 external/envoy/source/server/server.cc:12] [25][main]exiting => info 25 main source/server/server.cc:12 - - | exiting
        D1125 13:39:52.663556    25 router.cc:477] [C1][S2] pool ready => debug 25 router router.cc:477 C1 S2 | pool ready
        """)
    void glogsTextIsOfTheYearThatFits(String line, String expected) {
        Clock clock = Clock.fixed(Instant.parse("2024-11-26T00:00:00Z"), ZoneOffset.UTC);
        Event event =
                Events.of(line, new LineFormats(null, null, true, clock)).list().get(0);
        assertThat(Shown.envelope(event)).endsWith(expected).startsWith("log 2024-11-25T13:39:52.663");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        2022-08-17T14:15:58.562451Z<TAB>debug<TAB>envoy router<TAB>[C5][S123] pool ready => log 2022-08-17T14:15:58.562451Z/1000 debug - router - C5 S123 | pool ready
        2020-10-19T07:55:56.913492Z<TAB>warning<TAB>envoy main<TAB>[external/envoy/source/server/server.cc:475] there is no configured limit => log 2020-10-19T07:55:56.913492Z/1000 warning - main source/server/server.cc:475 - - | there is no configured limit
        2023-06-05T08:04:25.754381Z<TAB>debug<TAB>envoy pool external/envoy/source/common/conn_pool/conn_pool_base.cc:182<TAB>[C5] creating stream<TAB>thread=21 => log 2023-06-05T08:04:25.754381Z/1000 debug 21 pool source/common/conn_pool/conn_pool_base.cc:182 C5 - | creating stream
        2024-03-01T07:22:21.481180Z  debug  envoy http external/envoy/source/common/http/conn_manager_impl.cc:375  [Tags: "ConnectionId":"267"] new stream  thread=21 => log 2024-03-01T07:22:21.481180Z/1000 debug 21 http source/common/http/conn_manager_impl.cc:375 C267 - | new stream
        2024-03-01T07:22:21.481180Z<TAB>debug<TAB>envoy connection external/envoy/source/common/network/connection_impl.cc:149[Tags: "ConnectionId":"267"] closing data_to_write=0 type=1 => log 2024-03-01T07:22:21.481180Z/1000 debug - connection source/common/network/connection_impl.cc:149 C267 - | closing data_to_write=0 type=1
        2024-03-01T07:22:21.481180Z<TAB>debug<TAB>envoy connection external/envoy/source/common/tls/ssl_socket.cc:338[C7] SSL shutdown: rc=1thread=30 => log 2024-03-01T07:22:21.481180Z/1000 debug 30 connection source/common/tls/ssl_socket.cc:338 C7 - | SSL shutdown: rc=1
        2024-03-01T07:22:21.481180Z<TAB>debug<TAB>envoy config external/envoy/source/server/configuration_impl.cc:1<TAB>  filter #0:<TAB>thread=1 => log 2024-03-01T07:22:21.481180Z/1000 debug 1 config source/server/configuration_impl.cc:1 - - |   filter #0:
        envoy conn_handler<TAB>[C12990] new connection from 172.21.206.228:52352 => log - - - conn_handler - C12990 - | new connection from 172.21.206.228:52352
        envoy http  [C12990] new stream => log - - - http - C12990 - | new stream
        envoy some_logger<TAB>text => log - - - some_logger - - - | text
        debug envoy router<TAB>[C218204][S8831040841744865726] pool ready => log - debug - router - C218204 S8831040841744865726 | pool ready
        """)
    void istiosTextIsTakenApart(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line.replace("<TAB>", "\t")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        {"level":"debug","time":"2022-08-17T14:15:58.562451Z","scope":"envoy router","msg":"[C5][S123] pool ready"} => log 2022-08-17T14:15:58.562451Z/1000 debug - router - C5 S123 | pool ready
        {"level":"debug","time":"2022-08-17T14:15:58.562451Z","scope":"router","msg":"[C5][S123] pool ready"} => log 2022-08-17T14:15:58.562451Z/1000 debug - router - C5 S123 | pool ready
        {"level":"debug","time":"2023-06-05T08:04:25.754381Z","scope":"envoy pool","msg":"[C5] creating stream","caller":"external/envoy/source/common/conn_pool/conn_pool_base.cc:182","thread":21} => log 2023-06-05T08:04:25.754381Z/1000 debug 21 pool source/common/conn_pool/conn_pool_base.cc:182 C5 - | creating stream
        {"level":"debug","time":"2024-06-05T08:04:25.754381Z","scope":"envoy pool","msg":"[Tags: \\"ConnectionId\\":\\"5\\",\\"StreamId\\":\\"9007199254740993\\"] creating stream","caller":"source/common/conn_pool/conn_pool_base.cc:182","thread":"21"} => log 2024-06-05T08:04:25.754381Z/1000 debug 21 pool source/common/conn_pool/conn_pool_base.cc:182 C5 S9007199254740993 | creating stream
        {"Timestamp":"2024-05-10T09:07:12.138632000","ThreadId":"15","SourceLine":"active_tcp_listener.cc:153","Level":"debug","LoggerName":"conn_handler","Message":"new connection from 10.0.0.1:5","ConnectionId":"7"} => log 2024-05-10T09:07:12.138632Z/1 debug 15 conn_handler active_tcp_listener.cc:153 C7 - | new connection from 10.0.0.1:5
        """)
    void jsonIsTakenApart(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
        2024-04-22T10:14:58.001122Z<TAB>info<TAB>xdsproxy<TAB>connected to upstream XDS server => agent 2024-04-22T10:14:58.001122Z/1000 info - - - - - | xdsproxy<TAB>connected to upstream XDS server
        2024-04-22T10:14:58.001122Z<TAB>warn<TAB>Envoy proxy is NOT ready => agent 2024-04-22T10:14:58.001122Z/1000 warning - - - - - | Envoy proxy is NOT ready
        {"level":"info","time":"2024-04-22T10:14:58.001122Z","scope":"xdsproxy","msg":"a/b.cc:1 says \\"hi\\""} => agent 2024-04-22T10:14:58.001122Z/1000 info - xdsproxy a/b.cc:1 - - | says "hi"
        [2024-05-10T09:07:12.143Z] "GET / HTTP/1.1" 200 - => access 2024-05-10T09:07:12.143Z/1000000 - - - - - - | [2024-05-10T09:07:12.143Z] "GET / HTTP/1.1" 200 -
        2025-02-17T19:37:25.678Z [INFO]  consul-dataplane: started => agent 2025-02-17T19:37:25.678Z/1000000 info - - - - - | consul-dataplane: started
        2024-05-10T09:07:12.137Z<TAB>INFO<TAB>shutdown-manager<TAB>serving => agent 2024-05-10T09:07:12.137Z/1000000 info - - - - - | shutdown-manager<TAB>serving
        2024/05/10 09:07:12 starting => agent 2024-05-10T09:07:12Z/1000000000 - - - - - - | starting
        I0510 09:07:12.138556       1 controller.go:123] started => agent - info - - - - - | started
        level=info msg="endpoint ready" subsys=endpoint => agent - info - endpoint - - - | endpoint ready
        {"method":"GET","response_code":200} => access - - - - - - - | {"method":"GET","response_code":200}
        """)
    void linesOfOtherProgramsAndAccessLogsAreToldFromRecords(String line, String expected) {
        assertThat(Shown.envelope(Events.only(line.replace("<TAB>", "\t")))).isEqualTo(expected.replace("<TAB>", "\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2024-11-25 13:39:52.663][23][verbose][http] text",
                "[2024-11-25 13:39:52.663] [23] text",
                "[2024-13-25 13:39:52.663][23][debug][http] text",
                "[2024-11-25 13:39:52.663][23",
                "[Envoy (Epoch 0)]",
                "[Envoy (Epoch 0",
                "2024-04-22T10:14:58.001122+00:00\tdebug\tenvoy http\ttext",
                "2024-04-22T10:14:58.001122Z",
                "envoy is a proxy",
                "debugging envoy router",
                "{\"level\":\"debug\"}",
                "{\"msg\":\"no time and level\"}",
                "",
                "text"
            })
    void otherLinesAreUnknownAndKeptAsTheyAre(String line) {
        Event event = Events.only(line + "\n");
        assertThat(Shown.envelope(event)).isEqualTo("unknown - - - - - - - | " + line);
        assertThat(event.text()).isEqualTo(line);
        assertThat(event.eventName()).isNull();
    }

    @Test
    void theBareFormIsSomebodysTextOnceARecordWithATimeWasSeen() {
        String timed = "[2024-11-25 13:39:52.663][23][debug][wasm] wasm log a: it says\n";
        String bare = "envoy http\t[C5] new stream\n";
        assertThat(Events.of(bare + timed + bare).places()).containsExactly("1+1", "2+2");
    }

    @ParameterizedTest
    @CsvSource({
        "C18446744073709551615, 18446744073709551615",
        "C18446744073709551616, -",
        "C99999999999999999999, -",
        "C00000000000000000005, 5",
        "C000000000000000000005, -",
        "C, -",
        "C5x, -"
    })
    void anIdIsAnUnsignedNumberOf64Bits(String printed, String expected) {
        Event event = Events.only("[2024-11-25 13:39:52.663][23][debug][http] [" + printed + "] new stream\n");
        assertThat(event.hasConnection() ? Long.toUnsignedString(event.connection()) : "-")
                .isEqualTo(expected);
        assertThat(event.message()).isEqualTo(expected.equals("-") ? "[" + printed + "] new stream" : "new stream");
    }

    @Test
    void everyLevelIsReadAsItIsPrinted() {
        for (Level level : Level.values()) {
            for (String line : List.of(
                    "[2024-11-25 13:39:52.663][23][" + level.printed() + "][http] text",
                    "2022-08-17T14:15:58.562451Z\t" + level.printed() + "\tenvoy http\ttext")) {
                assertThat(Events.only(line).level()).isEqualTo(level);
                assertThat(Events.only(line).kind()).isEqualTo(RecordKind.LOG);
            }
        }
    }
}
