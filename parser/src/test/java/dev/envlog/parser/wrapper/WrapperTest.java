package dev.envlog.parser.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.Level;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.input.LogSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapperTest {

    private static final String HEAD =
            "[2026-01-05 10:00:00.001][23][debug][http] [source/common/http/conn_manager_impl.cc:1117] [C5][S77] request"
                    + " headers complete (end_stream=true):";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'[pod/reviews-v1-5c/istio-proxy] '; reviews-v1-5c",
                "'reviews-v1-5c istio-proxy '; reviews-v1-5c",
                "'envoy-1  | '; envoy-1",
                "'2026-01-05T10:00:00.001234567Z '; ",
                "'2026-01-05T10:00:00.001234567Z stderr F '; ",
                "'[pod/a-1/envoy] 2026-01-05T10:00:00.001234567Z '; a-1",
                "'    '; ",
                "'[reviews-v1-5c istio-proxy] '; reviews-v1-5c",
                "'shop/reviews-v1-5c[istio-proxy]: '; reviews-v1-5c",
                "'shop reviews-v1-5c istio-proxy '; reviews-v1-5c",
                "'envoy_1          | '; envoy_1",
                "'envoy-1  | 2026-01-05T10:00:00.001234567Z '; envoy-1",
                "'Jan  5 10:00:00 node-7 envoy[123]: '; node-7",
                "'2026-01-05T10:00:00+0000 node-7 envoy[123]: '; node-7",
                "'Mon 2026-01-05 10:00:00 UTC node-7 envoy[123]: '; node-7",
                "'Jan 05 10:00:00 node-7 crio[123]: 2026-01-05T10:00:00.001234567Z stderr F '; node-7",
                "'<34>1 2026-01-05T10:00:00.001Z node-7 envoy 123 - [a@1 b=\"c d\"] '; node-7",
                "'2026-01-05T10:00:00.0012345Z 01O '; ",
                "'[2026-01-05T10:00:00.001Z] '; ",
                "'10:00:00  '; ",
                "'2026-01-05_10:00:00.00112 '; ",
                "'  gateway (17777928) '; ",
                "'Jan  5 10:00:00: '; ",
                "'2026-01-05 11:00:00 '; ",
                "'2026-01-05 11:00:00.001\t'; ",
                "'1/5/2026 10:00:00 AM '; ",
                "'01/05/2026 10:00:00 '; ",
                "'1767607200120\t2026-01-05T10:00:00.120Z\t'; ",
                "'Jan 05 10:00:00  envoy[123]: '; ",
                "'[envoy-1]      | '; envoy-1",
                "'^[[36menvoy-1  |^[[0m '; envoy-1",
                "'2026-01-05 10:00:00.001 19022-19140/io.app D/envoy: '; ",
                "'// '; ",
                "'		//'; ",
                "'     * '; ",
                "'-- '; ",
                "'; '; ",
                "'08-24 08:39:09.932 25477 25770 V envoy  : '; ",
                "'DEFAULT 2026-01-05T10:00:00.590990Z '; ",
                "'reviews-v1-5c '; reviews-v1-5c",
                "'[36menvoy-1  | [0m '; envoy-1",
                "'+'; ",
                "'│'; ",
                "'  |   | '; ",
                "'12:'; ",
                "'12-'; ",
                "'logs/reviews.log:12:'; logs/reviews.log",
                "'12:2026-01-05T10:00:00.001234567Z '; ",
                "'    12\t'; ",
                "'  12 '; ",
                "'     12  '; ",
                "'000012\t'; ",
                "'L12: '; ",
                "'12) '; ",
                "'12: '; ",
                "'  12:\t'; ",
                "'  12 │ '; ",
                "'> '; ",
                "'> reviews-v1-5c istio-proxy '; reviews-v1-5c",
                "'- envoy-1  | '; envoy-1",
                "'2026-01-05T10:00:00+02:00 {app=\"x\", pod=\"reviews-v1-5c\"} '; reviews-v1-5c",
                "'2026-01-05T10:00:00.001000+00:00 envoy/envoy/3f2a '; ",
                "'\u001b[32mreviews-v1-5c\u001b[0m \u001b[36mistio-proxy\u001b[0m '; reviews-v1-5c",
                "'\u001b[35m\u001b[Ka.log\u001b[m\u001b[K\u001b[36m\u001b[K:\u001b[m\u001b[K12:'; a.log",
            })
    void takesTheWrapperOffEveryLineOfARecord(String wrapper, String pod) {
        String log = wrapper + HEAD + "\n" + wrapper + "':path', '/x'\n" + wrapper + "\n" + wrapper
                + "[2026-01-05 10:00:00.002][23][debug][http] [C5] new stream\n";
        List<Event> events = read(log);
        assertThat(events).hasSize(2);
        Event first = events.get(0);
        assertThat(first.pod()).isEqualTo(pod == null ? "in" : pod);
        assertThat(first.header(":path")).isEqualTo("/x");
        assertThat(first.lines()).isEqualTo(3);
        assertThat(first.source()).isEqualTo("source/common/http/conn_manager_impl.cc:1117");
        assertThat(events.get(1).message()).isEqualTo("new stream");
        assertThat(events.get(1).line()).isEqualTo(4);
    }

    /** Istio's own time behind a number is not that of a tool. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'1012 '; in",
                "'12\t'; in",
                "'  12 '; in",
                "'12:'; in",
                "'12-'; in",
                "'a/proxy-1.log-12-'; a/proxy-1.log",
                "'a/proxy-1.log:12:'; a/proxy-1.log",
            })
    void takesNumbersOffIstiosLines(String wrapper, String pod) {
        String time = "2026-01-05T10:00:00.001250Z\tdebug\tenvoy http\t";
        List<Event> events = read(wrapper + time + "[C5][S77] request headers complete (end_stream=true):\n" + wrapper
                + "':path', '/x'\n" + wrapper + "\n" + wrapper + time + "[C5] new stream\n");
        assertThat(events).extracting(Event::time).containsOnly(1_767_607_200_001_250_000L);
        assertThat(events).extracting(Event::pod).containsOnly(pod);
        assertThat(events).extracting(Event::level).containsOnly(Level.DEBUG);
        assertThat(events.get(0).header(":path")).isEqualTo("/x");
        assertThat(events.get(1).message()).isEqualTo("new stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:04:01.5 INFO  c.e.shop.OrderService placed the order 17 of the customer 4",
                "the quick brown fox jumps over the lazy dog, and again",
            })
    void findsWrappedRecordsBehindALongLogOfSomethingElse(String other) {
        String log = (other + "\n").repeat(5000) + "shop reviews-v1-5c istio-proxy " + HEAD
                + "\nshop reviews-v1-5c istio-proxy ':path', '/x'\n";
        List<Event> events = read(log);
        assertThat(events).hasSize(5001);
        assertThat(events.get(5000).header(":path")).isEqualTo("/x");
        assertThat(events.get(5000).pod()).isEqualTo("reviews-v1-5c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-1", "2024-05-10T09:", "2024-05-10T09:07:", "2024-05-10T09:07:14.2"})
    void theTornBeginningOfARecordIsNoWrapper(String torn) {
        String record = "2024-05-10T09:07:14.205324Z\tdebug\tenvoy router\t[C262][S77] pool ready\n";
        List<Event> events = read(record + torn + record + record);
        assertThat(events).extracting(Event::pod).containsOnly("in");
        assertThat(events).extracting(Event::kind).containsOnly(RecordKind.LOG);
        assertThat(events).extracting(Event::lines).containsExactly(2, 1);
    }

    @Test
    void givesAContinuationLineToTheRecordOfItsOwnPod() {
        List<Event> events = read("[pod/a/envoy] " + HEAD + "\n"
                + "[pod/b/envoy] " + HEAD + "\n"
                + "[pod/a/envoy] ':path', '/of-a'\n"
                + "[pod/b/envoy] ':path', '/of-b'\n");
        assertThat(events).extracting(Event::pod).containsExactly("a", "b");
        assertThat(events).extracting(event -> event.header(":path")).containsExactly("/of-a", "/of-b");
    }

    @Test
    void keepsAWrappedLineThatIsNoRecordAndEveryPhysicalLine() {
        List<Event> events = read("envoy-1 | starting\nenvoy-1 | " + HEAD + "\nother-1 | hello\nno wrapper here\n");
        assertThat(events).extracting(Event::kind).contains(RecordKind.UNKNOWN, RecordKind.LOG);
        assertThat(events.stream().mapToInt(Event::lines).sum()).isEqualTo(4);
    }

    @Test
    void aWrapperMayBeginLaterAndEndAgain() {
        String plain = HEAD + "\n':path', '/x'\n\n";
        List<Event> events =
                read(plain + "reviews istio-proxy " + HEAD + "\nreviews istio-proxy ':path', '/y'\n" + plain);
        assertThat(events).extracting(Event::pod).containsExactlyInAnyOrder("in", "reviews", "in");
        assertThat(events).extracting(event -> event.header(":path")).containsExactlyInAnyOrder("/x", "/y", "/x");
        assertThat(events.stream().mapToInt(Event::lines).sum()).isEqualTo(8);
    }

    @Test
    void proseIsNotTakenForAWrapper() {
        List<Event> events = read("As seen envoy http connections are closed early, why so?\n" + HEAD + "\n");
        assertThat(events).extracting(Event::kind).containsExactly(RecordKind.UNKNOWN, RecordKind.LOG);
        assertThat(events).extracting(Event::pod).containsOnly("in");
    }

    @Test
    void linesBeforeTheFirstRecordLoseTheirWrapperToo() {
        List<Event> events = read("envoy-1  | starting up\nenvoy-1  | " + HEAD + "\n");
        assertThat(events).extracting(Event::pod).containsExactly("envoy-1", "envoy-1");
        assertThat(events.get(0).text()).isEqualTo("starting up");
    }

    @Test
    void coloursAreTakenOutOfTheLevelAsWell() {
        Event event = read("[2026-01-05 10:00:00.001][23][\u001b[36mdebug\u001b[m][http] [C5] new stream\n")
                .get(0);
        assertThat(event.kind()).isEqualTo(RecordKind.LOG);
        assertThat(event.eventName()).isEqualTo("http.new_stream");
    }

    @Test
    void aFenceEndsARecordAndIsNoneOfEnvoy() {
        List<Event> events = read("```\n" + HEAD + "\n':path', '/x'\n```\nWhat is this?\n");
        assertThat(events)
                .extracting(Event::kind)
                .containsExactly(RecordKind.AGENT, RecordKind.LOG, RecordKind.AGENT, RecordKind.UNKNOWN);
        assertThat(events.get(1).lines()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ kubectl logs shop-1 -c envoy",
                "$ ./envoy -c a.yaml",
                "root@shop-1:/var/log# tail envoy.log",
                "me@host:~/a$ kubectl logs shop-1",
                "me@host:~$",
                "[root@host ~]# docker logs envoy",
                "ncn-m001:~ # kubectl logs shop-1",
            })
    void thePromptOfAShellIsNoPartOfARecordAndNoLineThatIsNotUnderstood(String prompt) {
        for (String prefix : List.of("", "[pod/a-1/envoy] ")) {
            String record = prefix + "[2026-01-05 10:00:00.002][23][debug][connection] [C6] remote close\n";
            Events events = Events.of(prompt + "\n" + record + prompt + "\n" + record);
            assertThat(events.list())
                    .extracting(Event::kind)
                    .containsExactly(RecordKind.AGENT, RecordKind.LOG, RecordKind.AGENT, RecordKind.LOG);
            assertThat(events.summary().unknownRecords()).isZero();
            assertThat(events.summary().otherRecords()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$5 of it",
                "$",
                "a@b: c",
                "host: # none",
                "host:port # none",
                "# a",
                "http://shop/a # b",
                "[C1] $ a"
            })
    void whatLooksLikeAPromptGoesOnWithARecord(String line) {
        assertThat(read("[2026-01-05 10:00:00.002][23][debug][config] [C6] loaded:\n" + line + "\n"))
                .hasSize(1);
    }

    @Test
    void anAccessLineInTheHeadersOfAPodNeitherEndsThemNorIsLost() {
        String pod = "[pod/a/envoy] ";
        List<Event> events = read(pod + HEAD + "\n" + pod + "':path', '/x'\n" + pod
                + "[2026-01-05T10:00:00.000Z] \"GET / HTTP/1.1\" 200\n" + pod + "':method', 'GET'\n");
        assertThat(events).extracting(Event::kind).containsExactly(RecordKind.LOG, RecordKind.ACCESS);
        assertThat(events.get(0).headers()).hasSize(2);
        assertThat(events).extracting(Event::line).containsExactly(1, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cri", "docker"})
    void aLineThatTheRuntimeCutIsPutTogetherAgain(String form) {
        String value = "v".repeat(40_000);
        StringBuilder log = new StringBuilder();
        for (String line : List.of(HEAD, "'x-long', '" + value + "'", "':path', '/x'")) {
            for (int at = 0; at < line.length(); at += 16_384) {
                String part = line.substring(at, Math.min(line.length(), at + 16_384));
                boolean last = at + 16_384 >= line.length();
                log.append(
                        form.equals("cri")
                                ? "2026-01-05T10:00:00.001234567Z stderr " + (last ? "F " : "P ") + part + "\n"
                                : "{\"log\":\"" + part + (last ? "\\n" : "")
                                        + "\",\"stream\":\"stderr\",\"time\":\"2026-01-05T10:00:00.001234567Z\"}\n");
            }
        }
        List<Event> events = read(log.toString());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).header("x-long")).isEqualTo(value);
        assertThat(events.get(0).header(":path")).isEqualTo("/x");
        assertThat(events.get(0).lines()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'message':'%s','podName':'a-1','containerName':'envoy'}; a-1; stern JSON",
                "{'log':'%s\\n','stream':'stderr','time':'2026-01-05T10:00:00.5Z'}; in; docker json-file",
                "{'labels':{'app':'x','pod':'a-1'},'line':'%s','timestamp':'1767607200500000000'}; a-1; Loki JSON lines",
                "{'textPayload':'%s','resource':{'labels':{'pod_name':'a-1'}}}; a-1; Cloud Logging export",
                "{'timestamp':1767607200500,'message':'%s','logStreamName':'envoy/a-1'}; envoy/a-1; CloudWatch export",
                "{'log':'%s','kubernetes':{'pod_name':'a-1','labels':{'app':'x'}}}; a-1; docker json-file",
                "{'MESSAGE':'%s','_HOSTNAME':'node-7'}; node-7; journald JSON",
            })
    void aLineInsideOfJsonIsReadAndItsPodKept(String form, String pod, String words) {
        String line = form.replace('\'', '"').formatted("[2026-01-05 10:00:00.002][23][debug][http] [C5] new stream");
        Events events = Events.of(new LogSource("in", "in", bytes(line + "\n")));
        assertThat(events.list()).hasSize(1);
        assertThat(events.list().get(0).eventName()).isEqualTo("http.new_stream");
        assertThat(events.list().get(0).pod()).isEqualTo(pod);
        assertThat(events.summary().format()).startsWith("Envoy text").endsWith("in " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2502 ; \u2502", "| ;|", " \u2502 ;                   \u2502"})
    void aFrameHasTwoBorders(String borders) {
        String left = borders.split(";")[0];
        String right = "   " + borders.split(";")[1];
        List<Event> events = read(left + HEAD + right + "\n" + left + "':path', '/x'" + right + "\n" + left + right
                + "\n" + left + "[2026-01-05 10:00:00.002][23][debug][http] [C5] new stream" + right + "\n");
        assertThat(events).hasSize(2);
        assertThat(events.get(0).header(":path")).isEqualTo("/x");
        assertThat(events.get(0).lines()).isEqualTo(3);
        assertThat(events.get(1).message()).isEqualTo("new stream");
    }

    /** A bar right behind a word is part of the text. */
    @Test
    void aBarAtTheEndOfALineIsNoBorderWithoutABlank() {
        assertThat(read("| " + HEAD.replace("request headers complete (end_stream=true):", "a|") + "\n")
                        .get(0)
                        .message())
                .isEqualTo("a|");
    }

    /** As where debug logging is off. */
    @Test
    void linesOfAnAccessLogAloneAreFoundBehindAWrapperThatIsWordsOnly() {
        String line = "[2026-01-05T10:00:00.001Z] \"GET / HTTP/1.1\" 503 UH no_healthy_upstream - \"-\" 0 19 0 - \"-\"";
        List<Event> events = read("a-1 app listening on port 80\na-1 istio-proxy " + line + "\n");
        assertThat(events).extracting(Event::kind).containsExactly(RecordKind.UNKNOWN, RecordKind.ACCESS);
        assertThat(events.get(1).pod()).isEqualTo("a-1");
    }

    @Test
    void theTimeOfTheWrapperStandsInForAMissingOne() {
        Event event = read("[pod/a/envoy] 2026-01-05T12:00:00.5+02:00 envoy router\t[C5][S77] pool ready\n")
                .get(0);
        assertThat(event.time()).isEqualTo(1_767_607_200_500_000_000L);
        assertThat(read("2026-01-05T09:00:00.5Z " + HEAD + "\n").get(0).time()).isEqualTo(1_767_607_200_001_000_000L);
    }

    @Test
    void theSummaryNamesTheWrappersFromTheInside() {
        assertThat(Events.of("7:2026-01-05T10:00:00.001234567Z " + HEAD + "\n")
                        .summary()
                        .format())
                .isEqualTo("Envoy text in kubectl --timestamps in grep -n");
    }

    /** {@code 2024-} before a whole line is a number of grep as well as a torn date. */
    @Test
    void aSingleLineThatLooksWrappedDoesNotMakeTheLogSo() {
        String line = "2024-05-10T09:07:12.239638Z\tdebug\tenvoy http\t[C35] new stream\tthread=18\n";
        Events events = Events.of(line.repeat(200) + "2024-" + line + line.repeat(200));
        assertThat(events.list()).hasSize(401).allMatch(event -> "http.new_stream".equals(event.eventName()));
        assertThat(events.summary().format()).isEqualTo("Istio text with thread ids, no source positions");
    }

    @Test
    void bracketsThatAViewerAteAreCounted() {
        String head = "[2026-01-05 10:00:00.001][23] [source/common/http/conn_manager_impl.cc:375] ";
        assertThat(Events.of(head + "new stream\n").summary().lostIds()).isEqualTo(1);
        assertThat(Events.of("[2026-01-05 10:00:00.001][23] new stream\n")
                        .summary()
                        .lostIds())
                .isEqualTo(1);
        assertThat(Events.of(head + "[C5] new stream\n").summary().lostIds()).isZero();
        assertThat(Events.of("2026-01-05T10:00:00.001Z\tdebug\tenvoy http\tnew stream\n")
                        .summary()
                        .lostIds())
                .isEqualTo(1);
        assertThat(Events.of(HEAD + "\n").summary().lostIds()).isZero();
    }

    @Test
    void readsTheEnvelopeOfConsul() {
        Event event =
                read("2025-02-19T00:37:27.034Z+00:00 [debug] envoy.pool(26) [Tags: \"ConnectionId\":\"58587\"] creating"
                                + " stream\n")
                        .get(0);
        assertThat(event.logger()).isEqualTo("pool");
        assertThat(event.thread()).isEqualTo("26");
        assertThat(event.connection()).isEqualTo(58587);
        assertThat(event.eventName()).isEqualTo("pool.creating_stream");
    }

    private static LogSource.Opener bytes(String log) {
        return () -> new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Event> read(String log) {
        return Events.of(new LogSource("in", "in", bytes(log))).list();
    }

    /** Ambassador's access-log format begins with a word of its own. */
    @Test
    void takesTheWordOffThatAmbassadorBeginsAnAccessLogLineWith() {
        List<Event> events = read("""
                time="2020-11-26 16:35:40" level=info msg="starting"
                ACCESS [2020-11-26T16:35:48.233Z] "GET /foo/ HTTP/1.1" 503 UF 0 91 1 - "-" "curl/7" "-" "a" "10.1.1.2:80"
                """);
        assertThat(events).extracting(Event::kind).endsWith(RecordKind.ACCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "'<pre>', ''",
        "'<pre><code>', '</code></pre>'",
        "'<p>', '</p>'",
        "'<br>', ''",
        "'<br/>', ''",
        "'<div class=\"log\"> ', ' </div>'",
        "'<td><samp>', '</samp></td>'"
    })
    void tagsOfHtmlAroundALineAreTakenOff(String before, String behind) {
        String record =
                "[2026-01-05 10:00:00.002][23][debug][connection] [source/common/network/connection_impl.cc:656] [C6] remote close";
        List<Event> events =
                Events.of(before + record + behind + "\n" + record + "\n").list();
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.eventName()).isEqualTo("connection.remote_close"));
        String access =
                "[2026-01-05T10:00:00.001Z] \"GET /a HTTP/1.1\" 404 NR - \"-\" 0 0 0 - \"-\" \"curl\" \"77\" \"shop\" \"-\"";
        Event line = Events.only(before + access + behind + "\n");
        assertThat(line.kind()).isEqualTo(RecordKind.ACCESS);
        assertThat(line.text()).isEqualTo(access);
    }

    @Test
    void tagsInAMessageStay() {
        Event event = Events.only(
                "[2026-01-05 10:00:00.002][23][debug][lua] [source/extensions/filters/http/lua/lua_filter.cc:80] script log: <p>a</p>\n");
        assertThat(event.message()).isEqualTo("script log: <p>a</p>");
    }

    @Test
    void aRowThatAScreenBrokeIsOfThePodOfTheOneBefore() {
        String first = "[envoy] [2026-01-05 10:00:00.001][23][info][main] [source/server/server.cc:334] "
                + "envoy.filters.network: envoy.echo, envoy.ext_authz, env";
        String second = "[envoy] [2026-01-05 10:00:00.001][23][info][main] [source/server/server.cc:334] starting";
        List<Event> events = read(first + "\noy.ratelimit, envoy.tcp_proxy\n" + second + "\n");
        assertThat(events).extracting(Event::pod).containsExactly("envoy", "envoy");
        assertThat(events).extracting(Event::lines).containsExactly(2, 1);
        for (String other :
                List.of(second + "\nWhat is this?", first + "\n$ kubectl get pods", first + "\n\nAnd then")) {
            assertThat(read(first + "\n" + other + "\n"))
                    .filteredOn(event -> "envoy".equals(event.pod()))
                    .allSatisfy(event -> assertThat(event.lines()).isEqualTo(1));
        }
    }

    @Test
    void whatFollowsALineLongerThanAScreenIsNoRestOfIt() {
        String line =
                "[envoy] [2026-01-05 10:00:00.001][23][info][main] [source/server/server.cc:334] a" + "b".repeat(500);
        assertThat(read(line + "\nWhat is this?\n").get(0).lines()).isEqualTo(1);
    }

    @Test
    void aWrapperOfWhichTheProductIsAGuessIsNamedByItsForm() {
        String record = "[2026-01-05 10:00:00.001][23][info][main] [source/server/server.cc:334] starting\n";
        assertThat(Events.of("[envoy] " + record).summary().format())
                .isEqualTo("Envoy text in a log with [NAME] before each line");
        assertThat(Events.of("1/5/2026 10:00:00 PM " + record).summary().format())
                .isEqualTo("Envoy text in a log with a time before each line");
    }
}
