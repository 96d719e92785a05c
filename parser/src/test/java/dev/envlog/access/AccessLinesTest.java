package dev.envlog.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.parser.Events;
import dev.envlog.parser.OtherLog;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines are read as lines of the access log, and which of their values is which. */
class AccessLinesTest {

    private static final String REST =
            " 503 UF upstream_reset_before_response_started{connection_timeout} - \"-\" 0 95 5 - \"-\""
                    + " \"curl/8\" \"5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10\" \"shop:80\" \"10.0.0.9:80\" outbound|80||shop"
                    + " 10.0.0.1:1 10.0.0.2:80 10.0.0.3:2 shop.example default";
    private static final String TEXT = "[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\"" + REST;
    private static final String JSON =
            "{\":authority\":\"shop\",\"bytes_received\":0,\"duration\":7,\"method\":\"GET\","
                    + "\"response_code\":404,\"response_code_details\":\"route_not_found\",\"response_flags\":\"NR\","
                    + "\"start_time\":\"2026-01-05T10:00:01.250Z\",\"x-envoy-origin-path\":\"/a\",\"x-request-id\":\"r1\"}";

    private static List<Event> read(String log) {
        return Events.of(log).list();
    }

    private static AccessLogEntry entry(String log) {
        Event event = read(log).get(0);
        assertThat(event.kind()).isEqualTo(RecordKind.ACCESS);
        return Objects.requireNonNull(AccessLogLine.read(event));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "envoy-7d9f-x2 envoy ",
                "default envoy-7d9f-x2 envoy ",
                "envoy-7d9f-x2 ",
                "envoy ",
                "[pod/envoy-7d9f-x2/envoy] ",
                "envoy-1  | "
            })
    void whatToolsPutBeforeALineIsTakenOffTextAndJsonAlike(String prefix) {
        for (String line : List.of(JSON, TEXT, TEXT.substring(TEXT.indexOf('"')))) {
            List<Event> events = read(prefix + line + "\n" + prefix + line + "\n");
            assertThat(events).as(line).extracting(Event::kind).containsExactly(RecordKind.ACCESS, RecordKind.ACCESS);
            assertThat(entry(prefix + line).status()).isGreaterThan(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"GET /a HTTP/1.1\" 503 UF",
                "\"GET /a HTTP/1.1\" 503 UF ...",
                "\"GET /a HTTP/1.1\" 503 UF,URX upstream_reset_before_response_started{connection_timeout}",
                "\"GET /a HTTP/1.1\" 503 - upstream_reset_before_response_started{x} ... \"shop\" 7 8 9 ...",
                "\"GET /a HTTP/1.1\" 503 UF - \"-\" 0 24 2000 - ... \"-\" outbound|80||shop..."
            })
    void aLineThatWasCutOffBehindItsFlagsOrDetailsIsRead(String line) {
        for (String before :
                List.of("", "[...] ", "[\u2026] ", "# ", "Server - ", "[2026-01-05T10:00:01.250Z] ", "$ echo '")) {
            AccessLogEntry entry = entry(before + line);
            assertThat(entry.path()).as(before).isEqualTo("/a");
            assertThat(entry.status()).isEqualTo(503);
            assertThat(entry.requestId()).isNull();
            assertThat(entry.authority()).isNull();
            assertThat(entry.durationMs()).isIn(null, 2000L);
            assertThat(entry.start() == Event.NO_TIME).isEqualTo(!before.startsWith("[2"));
        }
        assertThat(read(TEXT + "\n" + line + "\n[...] " + line + "\n# " + line + "\nand more\n" + TEXT + "\n"))
                .extracting(Event::kind)
                .containsOnly(RecordKind.ACCESS)
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"GET /a HTTP/1.1\" 200 -",
                "\"GET /a HTTP/1.1\" 304 - \"-\" \"curl/8\"",
                "\"GET /a HTTP/1.1\" 503 UF means that no connection was made",
                "\"GET /a HTTP/1.1\" 503 UF upstream_reset_before_response_started{x} is what the log says",
                "\"GET /a HTTP/1.1\" 5030 UF",
                "\"GET /a HTTP/1.1\" 503 XYZ"
            })
    void whatAWebServerOrAPersonMayHaveWrittenIsNot(String line) {
        assertThat(read(line).get(0).kind()).isEqualTo(RecordKind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":%s}",
                "{\"kubernetes\":{\"pod_name\":\"web-1\",\"host\":\"node\"},\"log\":%s,\"stream\":\"stdout\"}",
                "{\"@timestamp\":\"2026-01-05T10:00:01.250Z\",\"jsonPayload\":%s}",
                "{\n  \"log\":\n    %s\n}"
            })
    void anObjectInOneOfWhoeverCollectedItIsRead(String around) {
        AccessLogEntry entry = entry(around.formatted(JSON) + "\n");
        assertThat(entry.status()).isEqualTo(404);
        assertThat(entry.authority()).isEqualTo("shop");
        assertThat(entry.details()).isEqualTo("route_not_found");
        if (around.contains("web-1")) {
            assertThat(read(around.formatted(JSON)).get(0).pod()).isEqualTo("web-1");
        }
    }

    @Test
    void whatStandsBeforeDotsIsReadAndDotsAreNoValue() {
        String line = TEXT.substring(0, TEXT.indexOf(" 10.0.0.1:1")) + " ...";
        assertThat(entry(line).cluster()).isEqualTo("outbound|80||shop");
        assertThat(entry(line).remoteAddress()).isNull();
        assertThat(entry(line).cut()).isFalse();
        assertThat(entry(line.replace("5f1d52a8-2d0d-9a63-a6a8-0c1a7b6a9d10", "..."))
                        .requestId())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[...] \"GET /a HTTP/1.1\" 503 UO overflow_x{y} ... \"shop:80\" \"10.0.0.9:80\" outbound|80||shop ...",
                "\"GET /a HTTP/2\" 503 UO - \"-\" 0 10 7 7 \"10.0.0.1\" \"curl/8\" \u2026 \"shop:80\" \"10.0.0.9:80\" ... outbound|80||shop - ..."
            })
    void behindDotsValuesAreToldByTheirForm(String line) {
        assertThat(entry(line))
                .extracting(AccessLogEntry::authority, AccessLogEntry::upstreamHost, AccessLogEntry::cluster)
                .containsExactly("shop:80", "10.0.0.9:80", "outbound|80||shop");
        assertThat(entry(line))
                .extracting(AccessLogEntry::requestId, AccessLogEntry::route)
                .containsOnlyNulls();
    }

    @Test
    void behindDotsWhatHasNoSuchFormIsNoValue() {
        AccessLogEntry entry =
                entry("[...] \"GET /a HTTP/1.1\" 503 UO overflow_x{y} ... \"10.0.0.9\" svc a|b|c outbound|80||sh...");
        assertThat(entry)
                .extracting(AccessLogEntry::authority, AccessLogEntry::upstreamHost, AccessLogEntry::cluster)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[...] \"GET ...\" 503 UO ...", "[\u2026] \"GET \u2026\" 503 UO \u2026"})
    void ofACutLineThePathMayBeLeftOutToo(String line) {
        assertThat(entry(line).method()).isEqualTo("GET");
        assertThat(entry(line).path()).isNull();
        assertThat(entry(line).flags()).containsExactly("UO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[pod/a-1/istio-proxy] "})
    void whatFollowsALineWithAllItsValuesIsNoLineOfIt(String prefix) {
        List<Event> events = read(
                prefix + TEXT + "\n" + prefix + "second proxy\n" + prefix + "--- end ---\n" + prefix + TEXT + "\n");
        assertThat(events)
                .extracting(Event::kind)
                .containsExactly(RecordKind.ACCESS, RecordKind.UNKNOWN, RecordKind.UNKNOWN, RecordKind.ACCESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error [IST0173] (DestinationRule shop/a) The Subset v1 defined in the rule does not select any pods.",
                "command terminated with exit code 137",
                "curl: (52) Empty reply from server",
                "2017-08-12 07:24:52 ambassador 0.10.11 INFO: asking restarter",
                "error    ca   failed to renew",
            })
    void whatIsNoValueIsNoPartOfALine(String other) {
        String line = "\"GET /a HTTP/1.1\" 503 UH no_healthy_upstream ... outbound|80||shop";
        for (String prefix : List.of("", "[pod/a-1/istio-proxy] ")) {
            List<Event> events = read(prefix + TEXT + "\n" + prefix + line + "\n" + prefix + other + "\n");
            assertThat(events).hasSize(3);
            assertThat(events.get(1).text()).isEqualTo(line);
        }
    }

    @Test
    void aValueMayBeBrokenAtADot() {
        String broken = TEXT.replace("shop.example default", "shop.\nexample") + "\nthe second proxy\n";
        assertThat(entry(broken).serverName()).isEqualTo("shop.example");
        assertThat(entry(broken).route()).isNull();
        assertThat(entry(TEXT.replace("shop.example", "shop.\nexample"))).isEqualTo(entry(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"**404**\"", "\"`404`\"", "\"404\""})
    void aValueMayHaveMarksOfMarkdown(String status) {
        assertThat(entry(JSON.replace("404", status))).isEqualTo(entry(JSON));
        assertThat(entry(JSON.replace("\"GET\"", "\"**GET\"")).method()).isEqualTo("**GET");
    }

    @Test
    void aFormatMayHaveItsValuesInGroups() {
        AccessLogEntry entry = entry("{\"request\":{\"method\":\"GET\",\"path\":\"/a\",\"authority\":\"shop\"},"
                + "\"response\":{\"response_code\":503,\"response_flags\":\"UF\"},\"kubernetes\":{\"host\":\"node\"}}");
        assertThat(entry.path()).isEqualTo("/a");
        assertThat(entry.status()).isEqualTo(503);
        assertThat(entry.flags()).containsExactly("UF");
        assertThat(entry.authority()).isEqualTo("shop");
    }

    @Test
    void whatAShellWasToldToPrintIsReadWithoutItsQuotes() {
        AccessLogEntry entry = entry("$ echo '" + TEXT + "' | tool");
        assertThat(entry.start()).isNotEqualTo(Event.NO_TIME);
        assertThat(entry.route()).isEqualTo("default");
        assertThat(entry("#" + TEXT).start()).isEqualTo(entry.start());
    }

    @Test
    void aLineWithAnyPrefixBehindOneWithoutIsAnother() {
        assertThat(read(TEXT + "\nenvoy " + TEXT + "\n  " + TEXT + "\n")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n\n", "\r\n\r\n", "\nstarting the server now \"a\" and more\n"})
    void whatFollowsAWholeLineIsNoPartOfIt(String rest) {
        assertThat(entry(TEXT + rest))
                .isEqualTo(entry(TEXT))
                .extracting(AccessLogEntry::route, AccessLogEntry::cluster, AccessLogEntry::cut)
                .containsExactly("default", "outbound|80||shop", false);
        String own = TEXT.substring(0, TEXT.indexOf(" outbound"));
        assertThat(entry(own + rest).cluster()).isNull();
    }

    @Test
    void aLineThatWasBrokenIsReadAsOne() {
        for (int width : List.of(40, 60, 72, 80, 100)) {
            StringBuilder broken = new StringBuilder();
            int column = 0;
            for (String word : TEXT.split(" ")) {
                boolean next = column > 0 && column + word.length() > width;
                broken.append(column == 0 ? "" : next ? "\n" : " ").append(word);
                column = next ? word.length() : column + 1 + word.length();
            }
            assertThat(read(broken + "\n")).as("%d:\n%s", width, broken).hasSize(1);
            assertThat(entry(broken + "\n")).as("%d:\n%s", width, broken).isEqualTo(entry(TEXT));
        }
    }

    @Test
    void aPathMayHoldBlanksAndQuotes() {
        AccessLogEntry entry = entry(TEXT.replace("/a ", "/a b=\"c\" d "));
        assertThat(entry.method()).isEqualTo("GET");
        assertThat(entry.path()).isEqualTo("/a b=\"c\" d");
        assertThat(entry.protocol()).isEqualTo("HTTP/1.1");
        assertThat(entry.flags()).containsExactly("UF");
    }

    @Test
    void aLineWhoseFlagsAreNoneIsNotUnderstood() {
        assertThat(read(TEXT.replace(" UF ", " downstream_remote_disconnect ")))
                .extracting(Event::kind)
                .containsExactly(RecordKind.UNKNOWN);
        assertThat(read("[2026-01-05T10:00:01.250Z] \"GET /a HTTP/1.1\" status=503 UF\n"))
                .extracting(Event::kind)
                .containsExactly(RecordKind.UNKNOWN);
    }

    @Test
    void aLineWithoutItsTimeIsOne() {
        AccessLogEntry entry = entry(TEXT.substring(TEXT.indexOf('"')));
        assertThat(entry.start()).isEqualTo(Event.NO_TIME);
        assertThat(entry.durationMs()).isEqualTo(5);
        assertThat(entry.cluster()).isEqualTo("outbound|80||shop");
    }

    @Test
    void whatIsAroundALineWithoutItsTimeSaysWhenItWasWritten() {
        AccessLogEntry entry = entry("2026-01-05T10:00:01.255Z stdout F " + TEXT.substring(TEXT.indexOf('"')) + "\n");
        assertThat(entry.start()).isEqualTo(entry(TEXT).start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8 of some version\"",
                "\"GET /a HTTP/1.1\" 304 - \"-\" \"curl/8 of some version\"",
                "\"the server\" said \"no\" 200 - 0 0 0 to somebody",
                "\"GET /a HTTP/1.1\" 200 done 0 0 0 - \"-\" \"curl/8\"",
                "10.0.0.1 - - [2024-05-10T09:07:13Z] \"GET /b HTTP/1.1\" 502 157 \"-\" \"curl/8.0\" 0.003",
            })
    void whatWebServersPrintIsNone(String line) {
        assertThat(read(line)).extracting(Event::kind).containsExactly(RecordKind.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "    ", "$ echo '", "text before: "})
    void theFirstBracketMayBeLeftBehindInCopying(String before) {
        AccessLogEntry entry = entry(before + TEXT.substring(1) + "\n");
        assertThat(entry).isEqualTo(entry(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[170] ", "170 ", "[info] [170] ", "a-1 b-2 c-3 "})
    void shortValuesMayStandBeforeTheRequest(String values) {
        String line = TEXT.replace("] \"GET", "] " + values + "\"GET");
        assertThat(entry(line)).isEqualTo(entry(TEXT));
        assertThat(entry("    '" + line + "'\n").path()).isEqualTo("/a");
        assertThat(entry(line.substring(1))).isEqualTo(entry(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-01-05T10:00:01.250Z] [170] \"GET /a HTTP/1.1\" 200 5 \"-\" \"curl/8\"",
                "[2026-01-05T10:00:01.250Z] [debug] \"the path\" of \"GET /a HTTP/1.1\"",
                "[2026-01-05T10:00:01.250Z] [170] no request"
            })
    void otherLinesWithATimeAndValuesAreNone(String line) {
        assertThat(read(line)).extracting(Event::kind).doesNotContain(RecordKind.ACCESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[05/Jan/2026] a 'CONNECT shop:80 HTTP/2' 200 x",
                "a|\"PROPFIND /a HTTP/1.1\" 207",
                "a \"- - HTTP/1.1\" 0 DC",
                "GET /a HTTP/1.1 503"
            })
    void anyRequestWithItsStatusLooksLikeAnAccessLog(String line) {
        assertThat(Events.of(line + "\n").summary().resembles()).isEqualTo(OtherLog.ACCESS_FORMAT);
    }

    @Test
    void anObjectBehindOneThatEndedIsAnother() {
        List<Event> events = read(JSON + "\n\n{\"level\":3}\n");
        assertThat(events).extracting(Event::kind).containsExactly(RecordKind.ACCESS, RecordKind.UNKNOWN);
        assertThat(read("envoy-7d9f-x2 envoy " + JSON + "\nenvoy-7d9f-x2 envoy {\"level\":3}\n"))
                .hasSize(2);
    }

    @Test
    void ofAnObjectThatIsCutOffTheWholeMembersAreRead() {
        String cut = JSON.substring(0, JSON.indexOf("10:00:01"));
        assertThat(read(cut + "\n{\"level\":3\n")).hasSize(2);
        List<Event> events = read(JSON + "\n" + cut + "\n" + JSON + "\n");
        assertThat(events)
                .extracting(Event::kind)
                .containsOnly(RecordKind.ACCESS)
                .hasSize(3);
        AccessLogEntry entry = Objects.requireNonNull(AccessLogLine.read(events.get(1)));
        assertThat(entry.cut()).isTrue();
        assertThat(entry.start()).isEqualTo(Event.NO_TIME);
        assertThat(entry.status()).isEqualTo(404);
        assertThat(entry.flags()).containsExactly("NR");
        assertThat(entry(JSON).cut()).isFalse();
        assertThat(entry(
                                "{\"method\":\"GET\",\"path\":\"/a\",\"duration\":7,\"response_flags\":\"NR\",\"response_code\":4")
                        .status())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"startTime\":\"2026-01-05T10:00:01.250Z\",\"responseCode\":503,\"httpMethod\":\"GET\",\"path\":\"/a\","
                        + "\"host\":\"shop\",\"responseFlags\":\"UF\",\"duration\":5,\"upstreamCluster\":\"c\",\"upstreamHost\":\"h:1\"}",
                "{\"@timestamp\":\"2026-01-05T10:00:01.250Z\",\"status\":\"503\",\"method\":\"GET\",\"path\":\"/a\","
                        + "\"authority\":\"shop\",\"flags\":\"UF\",\"duration\":\"5\",\"cluster\":\"c\",\"upstream-host\":\"h:1\"}",
                "{\"Upstream-Host\":\"h:1\",\"Cluster\":\"c\",\"HTTP-Method\":\"GET\",\"Path\":\"/a\",\"Response-Code\":503,"
                        + "\"Host\":\"shop\",\"Response-Flags\":\"UF\",\"Duration\":5,\"time\":\"2026-01-05T10:00:01.250Z\"}"
            })
    void keysMayBeSpeltInAnyWay(String line) {
        AccessLogEntry entry = entry(line);
        assertThat(List.of(
                        entry.start(),
                        entry.method(),
                        entry.path(),
                        entry.status(),
                        entry.flags(),
                        entry.authority(),
                        entry.upstreamHost(),
                        entry.cluster(),
                        entry.durationMs()))
                .containsExactly(1767607201250000000L, "GET", "/a", 503, List.of("UF"), "shop", "h:1", "c", 5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2026-01-05T10:00:01.250Z\",\"remote_addr\":\"10.0.0.1\",\"method\":\"GET\",\"uri\":\"/a\",\"status\":503,"
                        + "\"upstream_addr\":\"10.0.0.2:80\",\"upstream_status\":\"503\",\"request_time\":0.1,\"host\":\"shop\"}",
                "{\"time\":\"2026-01-05T10:00:01.250Z\",\"RequestMethod\":\"GET\",\"RequestPath\":\"/a\",\"DownstreamStatus\":503,"
                        + "\"Duration\":5,\"ServiceName\":\"shop\",\"RouterName\":\"r\"}",
                "{\"path\":\"/a\",\"flags\":\"rw\",\"status\":\"ok\",\"method\":\"open\",\"duration\":5,\"host\":\"node-1\"}",
                "{\"@timestamp\":\"2024-05-10T09:07:12.141Z\",\"level\":\"INFO\",\"logger_name\":\"c.e.Gateway\",\"message\":\"done\",\"method\":\"GET\",\"path\":\"/users/5\",\"status\":200,\"duration\":12,\"routeName\":\"users\"}",
            })
    void objectsOfOtherProgramsAreNone(String line) {
        assertThat(read(line)).extracting(Event::kind).doesNotContain(RecordKind.ACCESS);
    }

    /** A client can send ids in other headers. */
    @Test
    void theRequestsIdIsKnownByItsPlace() {
        String id = "cccccccc-1111-4222-8333-bbbbbbbbbbbb";
        String line =
                "[2024-05-10T09:07:12.441Z] \"GET /a HTTP/1.1\" 200 - via_upstream - \"-\" 0 95 1 1 \"-\" \"%s\" \"%s\" \"%s\""
                        + " \"10.0.0.1:80\" svc - 1.1.1.1:2 3.3.3.3:3 4.4.4.4:4 - default";
        for (String[] values : new String[][] {{id, "own-id", "shop"}, {"curl/8", "own-id", id}}) {
            AccessLogEntry entry =
                    AccessLogLine.read(read(line.formatted((Object[]) values)).get(0));
            assertThat(entry).isNotNull();
            assertThat(entry.requestId()).isEqualTo("own-id");
            assertThat(entry.authority()).isEqualTo(values[2]);
            assertThat(entry.upstreamHost()).isEqualTo("10.0.0.1:80");
            assertThat(entry.cluster()).isEqualTo("svc");
        }
    }

    /** As Istio printed it until 1.2: nothing but counts between flags and quotes, and no route at the end. */
    @Test
    void theOldLineOfIstioHasItsColumnsBehindTheHost() {
        String line =
                "[2019-09-17T11:11:33.197Z] \"HEAD /status/200 HTTP/1.1\" 200 - 0 0 3 2 \"172.30.74.0\" \"curl/7.29.0\""
                        + " \"907df364-7aed-952e-88eb-6c2d45ecc651\" \"shop.example\" \"172.30.76.13:8000\" outbound|8000||shop -"
                        + " 172.30.76.15:80 172.30.74.0:40284";
        assertThat(entry(line))
                .extracting(
                        AccessLogEntry::cluster,
                        AccessLogEntry::localAddress,
                        AccessLogEntry::remoteAddress,
                        AccessLogEntry::serverName,
                        AccessLogEntry::durationMs)
                .containsExactly("outbound|8000||shop", "172.30.76.15:80", "172.30.74.0:40284", null, 3L);
        assertThat(entry(line + " shop.example").serverName()).isEqualTo("shop.example");
    }
}
