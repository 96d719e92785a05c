package dev.envlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Cases;
import dev.envlog.testdata.EnvoyLogWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests of example logs fit, by their numbers. */
class QueryPredicateTest {

    /** 1: 403 of RBAC with PUT, 2 and 3: 404, GET and PUT, 4: 200 through a cluster. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    *                                          | 1 2 3 4
                    status:404                                 | 2 3
                    status:4xx                                 | 1 2 3
                    status:40x                                 | 1 2 3
                    status!=404                                | 1 4
                    status>=403 status<404                     | 1
                    status:[403 TO 404}                        | 1
                    status:{403 TO *]                          | 2 3
                    status:(200 OR 403)                        | 1 4
                    status:(>200 AND <404)                     | 1
                    method:put                                 | 1 3
                    -method:PUT                                | 2 4
                    method:PUT AND NOT status:403              | 3
                    method:POST OR method:PUT status:404       | 3 4
                    (method:POST OR method:PUT) status:404     | 3
                    flag:NR                                    | 2 3
                    flags:*                                    | 2 3
                    NOT flag:*                                 | 1 4
                    path:/unknown/*                            | 2 3
                    path:/unknown                              |
                    path:unknown                               | 2 3
                    path:"unknown cart"                        | 3
                    path:/*/????/*                             | 3
                    path:"/unknown/*"                          |
                    path=items                                 |
                    authority:reviews                          | 1 2 3 4
                    authority=reviews                          |
                    cluster:inbound*                           | 4
                    cluster:9080                               | 4
                    details:rbac_access_denied*                | 1
                    details:rbac_access_denied_matched_policy[none] | 1
                    localReply:true                            | 1 2 3
                    localReply:no                              | 4
                    failed:true                                | 1 2 3
                    cause:no_route                             | 2 3
                    cause.side:proxy cause.confidence:high     | 1 2 3
                    cause.summary:"denied by rbac"             | 1
                    filter:rbac                                | 1 4
                    filter:envoy.filters.http.rbac             | 1 4
                    filter:envoy.filters.http.rb?c             | 1 4
                    by:rbac                                    | 1 4
                    by:router                                  | 2 3 4
                    by:envoy.router                            | 2 3 4
                    by:pool                                    | 4
                    duration<100us                             | 2 3
                    duration:165us                             | 1
                    duration:[60us TO 90us]                    | 2 3
                    phase.filters:176µs                        | 4
                    phase.poolWait>50us                        | 4
                    connect<1ms                                | 4
                    phase.upstream>2ms                         | 4
                    phases.response>20us                       | 4
                    attempts>0                                 | 4
                    attempts:0                                 | 1 2 3
                    upstream.host:10.244.1.*                   | 4
                    upstream:10.244.1.17                       | 4
                    upstream.reused:false                      | 4
                    NOT upstream.reused:false                  | 1 2 3
                    upstream.outcome:response                  | 4
                    upstream.status:200                        | 4
                    upstream.connection:C4                     | 4
                    link.rule:pool-attach link.confidence:certain | 4
                    connection:C2                              | 3
                    stream:S5866*                              | 2
                    stream:5866248870806026876                 | 2
                    requestId:82046FDE*                        | 4
                    peer:10.244.0.175                          | 4
                    protocol:HTTP/1.1                          | 1 2 3 4
                    kind:tcp                                   |
                    number:[2 TO 3]                            | 2 3
                    records:43                                 | 4
                    firstLine<40                               | 1 2
                    lastLine>=72                               | 3 4
                    restart:0 noise:false open:false           | 1 2 3 4
                    start>=2024-05-10T09:07:12.142Z            | 4
                    end<2024-05-10T09:07:12.140Z               | 1
                    upstream.ready<2024-05-10T09:07:12.144Z    | 4
                    file:*.log pod:no                          | 1 2 3 4
                    header.:method:post                        | 4
                    header.x-request-id:*                      | 1 4
                    header.content-length:0                    | 4
                    event:router.cluster_match                 | 4
                    event:router.*                             | 2 3 4
                    logger:rbac                                | 1 4
                    level:debug                                | 1 2 3 4
                    level:error                                |
                    thread:*                                   |
                    """)
    void ofALogWithDeniedAndUnroutedRequests(String query, String numbers) {
        assertThat(fitting("no-route-rbac", query)).as(query).isEqualTo(numbers == null ? "" : numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    attempts:3                                 | 1 4
                    upstream.number:3                          | 1 4
                    upstream.resetReason:termination           | 4
                    upstream.outcome:reset                     | 4
                    upstream.reused:true                       | 4
                    reused:true AND reused:false               | 4
                    up:C9                                      | 1 4
                    thread:21                                  | 3
                    upstream.host:10.244.4.26                  | 1 3 4
                    """)
    void ofALogWithRetries(String query, String numbers) {
        assertThat(fitting("retry", query)).as(query).isEqualTo(numbers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kind:async parent:S6441521035068676328     | 1
                    parent.connection:C4                       | 3
                    kind:http flag:UAEX                        | 4
                    """)
    void ofALogWithSideCalls(String query, String numbers) {
        assertThat(fitting("side-calls", query)).as(query).isEqualTo(numbers);
    }

    @Test
    void wordsAreWholeAndPhrasesStayInOneRecord() {
        byte[] log = new EnvoyLogWriter()
                .at(0).conn("http", 5, "new stream").stream(
                                "http", 5, 77, "request headers complete (end_stream=true):")
                        .headers(
                                ":authority", "orders", ":path", "/a", ":method", "GET", "user-agent", "Probe Böhm/1.0")
                        .at(3)
                        .stream("router", 5, 77, "cluster 'reviews_v1' match for URL '/a'")
                        .at(9)
                        .stream("http", 5, 77, "encoding headers via codec (end_stream=true):")
                        .headers(":status", "200")
                        .stream("http", 5, 77, "Codec completed encoding stream.")
                        .bytes();
        List<Subject> subjects = Subjects.of("log", log);
        assertThat(subjects).hasSize(1);
        for (String fits : List.of(
                "reviews_v1",
                "review*",
                "*_V1",
                "r?views_v1",
                "\"match for url\"",
                "match.for.URL",
                "\"agent', 'probe\"",
                "BÖHM",
                "step:match",
                "step:\"cluster reviews_v1\"",
                "header.user-agent:probe",
                "header.user-agent:\"Probe Böhm/1.0\"",
                "seq(\"request headers\", match, completed)",
                "seq(\"request headers\", step:match) within 3ms",
                "seq(by:router, \"encoding headers\") within 6ms",
                "seq(event:http.request_headers header.user-agent:*, header.:status:200)")) {
            assertThat(fits(subjects.get(0), fits)).as(fits).isTrue();
        }
        for (String fails : List.of(
                "reviews",
                "review",
                "\"for match\"",
                "\"url a encoding\"",
                "\"review*\"",
                "step:probe",
                "seq(match, \"request headers\")",
                "seq(match, match)",
                "seq(\"request headers\", step:match) within 2ms",
                "seq(by:router, completed) within 5ms",
                "header.user-agent:pro")) {
            assertThat(fits(subjects.get(0), fails)).as(fails).isFalse();
        }
    }

    @Test
    void onlyWhatAsksForLinesNeedsThem() {
        assertThat(QueryParser.parse("status:5xx AND (flag:UC OR NOT filter:rbac)", Subjects.EXACT)
                        .needsLines())
                .isFalse();
        for (String query : List.of("timeout", "status:5xx by:rbac", "NOT header.x:*", "seq(a, b)")) {
            assertThat(QueryParser.parse(query, Subjects.EXACT).needsLines())
                    .as(query)
                    .isTrue();
        }
    }

    private static String fitting(String example, String query) {
        QueryPredicate predicate = new QueryPredicate(QueryParser.parse(query, Subjects.EXACT));
        return Subjects.of(Cases.named(example)).stream()
                .filter(predicate)
                .map(subject -> Long.toString(subject.number()))
                .collect(Collectors.joining(" "));
    }

    private static boolean fits(Subject subject, String query) {
        return new QueryPredicate(QueryParser.parse(query, Subjects.EXACT)).test(subject);
    }
}
