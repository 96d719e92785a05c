package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Partial;
import dev.envlog.timeline.StreamRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter that says that it refuses a request has decided, also where the log ends before its answer. */
class DeniedTest {

    private static final String REJECTED = "ext_authz filter rejected the request. Response status code: '403";

    private static Story asked() {
        return new Story().accept(5).request(5, 77, "/a");
    }

    @Test
    void aRefusalByExtAuthzIsAFailureWithTheStatusThatItTells() {
        Exchange exchange = asked().stream("ext_authz", 5, 77, REJECTED).read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("ext_authz_denied");
        assertThat(exchange.response().status()).isEqualTo(403);
        assertThat(exchange.response().flags()).isEmpty();
        assertThat(exchange.span().open()).isTrue();
    }

    @Test
    void aRefusalByRbacIsOneWithoutAStatus() {
        Exchange exchange =
                asked().stream("rbac", 5, 77, "enforced denied, matched policy ns[a]-policy[b]-rule[0]").read().stream(
                        77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("rbac_denied");
        assertThat(exchange.response().status()).isNull();
    }

    @Test
    void aRefusalWithoutAnIdIsOfTheRequestAtHand() {
        Exchange exchange = asked().plain("rbac", "enforced denied, matched policy none").read().stream(77);
        assertThat(exchange.failed()).isTrue();
    }

    private static Story checked(Story story, String path) {
        return story.plain(
                        "rbac",
                        "checking request: requestedServerName: shop, sourceIP: 10.0.0.1:1, directRemoteIP: 10.0.0.1:1,"
                                + " remoteIP: 10.0.0.7:4000,localAddress: 10.0.0.2:80, ssl: uriSanPeerCertificate:"
                                + " spiffe://a/b, subjectPeerCertificate: , headers: ':method', 'GET'")
                .headers(":path", path, ":authority", "shop", "x-request-id", "id-" + path);
    }

    @Test
    void aCheckOfWhichNothingElseIsInTheLogIsARequest() {
        Reading reading = checked(new Story(), "/a")
                .plain("rbac", "shadow denied, matched policy none")
                .plain("rbac", "enforced denied, matched policy none")
                .at(500)
                .plain("main", "flushing stats")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        Exchange exchange = reading.exchanges().get(0);
        assertThat(exchange.request().method()).isEqualTo("GET");
        assertThat(exchange.request().path()).isEqualTo("/a");
        assertThat(exchange.request().authority()).isEqualTo("shop");
        assertThat(exchange.request().requestId()).isEqualTo("id-/a");
        assertThat(exchange.peer()).isEqualTo("10.0.0.7:4000");
        assertThat(exchange.ref()).isEqualTo(new StreamRef(null, null));
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("rbac_denied");
        assertThat(exchange.response().status()).isNull();
        assertThat(exchange.span().partial()).isEqualTo(Partial.BOTH);
        assertThat(exchange.span().durationNs()).isNull();
        assertThat(exchange.extent().records()).isEqualTo(3);
        assertThat(reading.summary().denied()).isZero();
    }

    @Test
    void eachCheckIsARequestOfWhichAllowedOnesDidNotFail() {
        Story story = checked(new Story(), "/a").plain("rbac", "enforced allowed, matched policy p");
        Reading reading = checked(story, "/b")
                .plain("rbac", "enforced denied, matched policy none")
                .read();
        assertThat(reading.exchanges())
                .extracting(exchange -> exchange.request().path() + " " + exchange.failed())
                .containsExactly("/a false", "/b true");
    }

    @Test
    void aCheckThatTellsNeitherWhatWasAskedNorWhatBecameOfItIsNone() {
        Reading reading = new Story()
                .plain("rbac", "checking request: requestedServerName: , sourceIP: 10.0.0.7:4000, ...")
                .at(500)
                .plain("main", "flushing stats")
                .read();
        assertThat(reading.exchanges()).isEmpty();
    }

    @Test
    void whatTwoFiltersCheckOneAfterTheOtherIsOneRequest() {
        Story story = checked(new Story(), "/a").plain("rbac", "enforced allowed, matched policy none");
        Reading reading = checked(story, "/a")
                .plain("rbac", "enforced denied, matched policy none")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        assertThat(reading.exchanges().get(0).failed()).isTrue();
        assertThat(reading.exchanges().get(0).extent().records()).isEqualTo(4);
    }

    @Test
    void withoutThreadsAVerdictBehindTwoChecksIsOfNone() {
        Reading reading = checked(checked(new Story(), "/a"), "/b")
                .plain("rbac", "enforced denied, matched policy none")
                .plain("rbac", "enforced allowed, matched policy none")
                .readWithoutThreads();
        assertThat(reading.exchanges()).hasSize(2).noneMatch(Exchange::failed);
        assertThat(reading.summary().denied()).isEqualTo(1);
    }

    @Test
    void aCheckThatARequestClaimsIsNoRequestOfItsOwn() {
        Reading reading = checked(new Story(), "/a")
                .plain("rbac", "enforced denied, matched policy none")
                .localReply(5, 77, 403, "rbac_access_denied_matched_policy[none]")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
        assertThat(reading.stream(77).extent().records()).isGreaterThan(3);
    }

    @Test
    void whereRequestsAreLoggedACheckOfUnknownOwnerIsNone() {
        Reading reading = checked(
                        asked().at(100).plain("main", "flushing stats").at(200), "/b")
                .plain("rbac", "enforced denied, matched policy none")
                .at(300)
                .plain("main", "flushing stats")
                .read();
        assertThat(reading.exchanges()).hasSize(1);
    }

    @Test
    void theAccessLogTellsTheRestOfACheckedRequest() {
        Reading reading = checked(
                        new Story()
                                .line("[2026-01-05T09:00:00.000Z] \"GET /z HTTP/1.1\" 200 - 0 1 1 - \"-\" \"-\""
                                        + " \"id-z\" \"shop\" \"-\"")
                                .at(5),
                        "/a")
                .plain("rbac", "enforced denied, matched policy none")
                .at(20)
                .line(
                        "[2026-01-05T10:00:00.004Z] \"GET /a HTTP/1.1\" 403 - 0 1 3 - \"-\" \"-\" \"id-/a\" \"shop\" \"-\"")
                .read();
        assertThat(reading.summary().accessJoined()).isEqualTo(1);
        Exchange exchange = reading.exchanges().get(reading.exchanges().size() - 1);
        assertThat(exchange.response().status()).isEqualTo(403);
        assertThat(exchange.span().durationNs()).isEqualTo(3_000_000);
        assertThat(exchange.span().partial()).isNull();
    }

    @Test
    void whatTheLogHasOfTheAnswerCountsMore() {
        Exchange exchange =
                asked().stream("ext_authz", 5, 77, REJECTED).localReply(5, 77, 401, "ext_authz_denied").read().stream(
                        77);
        assertThat(exchange.response().status()).isEqualTo(401);
        assertThat(exchange.response().flags()).containsExactly("UAEX");
    }

    @Test
    void aRequestThatWentOnAllTheSameWasNotRefused() {
        Exchange exchange = asked().stream("ext_authz", 5, 77, REJECTED).routed(5, 77, "one").read().stream(77);
        assertThat(exchange.failed()).isFalse();
        assertThat(exchange.response().status()).isNull();
    }

    /** Of a filter that could not ask: the status is what it is set to answer, not what the service said. */
    @Test
    void theStatusThatAFilterSetsIsWhatTheClientGetsWhereItsAnswerIsCutOff() {
        Exchange exchange = asked().stream(
                "ext_authz", 5, 77, "ext_authz filter rejected the request with an error. Response status code: 500")
                .stream("http", 5, 77, "Sending local reply with details ext_authz_error")
                .read()
                .stream(77);
        assertThat(exchange.response().status()).isEqualTo(500);
        assertThat(exchange.cause()).isNotNull().extracting(Cause::id).isEqualTo("ext_authz_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jwt    | Jwt authentication completed with: Jwt is expired       | the JWT was refused (Jwt is expired)",
                "filter | Called Filter : check complete Jwt is missing           | the JWT was refused (Jwt is missing)",
                "filter | Called Filter : check complete 2                        | the JWT was refused (2)",
                "filter | JwtVerificationFilter::onDone with status Token expired | the JWT was refused (Token expired)",
            })
    void theVerdictOfAFilterThatChecksTokensIsARefusal(String logger, String message, String why) {
        Exchange exchange = asked().plain(logger, message).read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo("jwt_denied");
            assertThat(cause.summary()).isEqualTo(why);
        });
        assertThat(exchange.response().status()).isNull();
    }

    /** Of one check another may follow, or the filter may not mind: only its own verdict tells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jwt authentication completed with: Unknown issuer",
                "origins-0: JWT token verification completed with: Jwt is missing",
                "Called Filter : check complete 0",
                "JwtVerificationFilter::onDone with status OK"
            })
    void aTokenThatIsNoGoodIsNoRefusalYet(String message) {
        assertThat(asked().plain("filter", message).read().stream(77).failed()).isFalse();
    }

    @Test
    void aFilterThatIsContentAfterAllTakesARefusalBack() {
        Exchange exchange = asked()
                .plain("jwt", "Jwt authentication completed with: Jwt is missing")
                .plain("jwt", "Called Filter : check complete OK")
                .read()
                .stream(77);
        assertThat(exchange.failed()).isFalse();
    }

    /** It prints no id: while a request waits for something else, a filter of another connection may speak on its thread. */
    @Test
    void aNetworkFilterThatRefusesAConnectionRefusesNoRequest() {
        Exchange exchange = asked()
                .plain(
                        "rbac",
                        "checking connection: requestedServerName: , sourceIP: 10.0.0.9:41000, localAddress: 10.0.0.1:80")
                .plain("rbac", "enforced denied, matched policy none")
                .conn("connection", 6, "closing data_to_write=0 type=1")
                .read()
                .stream(77);
        assertThat(exchange.failed()).isFalse();
    }

    @Test
    void aDryRunIsNoRefusal() {
        Exchange exchange = asked().stream("rbac", 5, 77, "shadow denied, matched policy none").read().stream(77);
        assertThat(exchange.failed()).isFalse();
    }

    /** The filter goes on when the call for the keys is answered. */
    @Test
    void aRefusalAfterASideCallIsOfTheRequestThatMadeIt() {
        Reading reading = asked().routed(0, 900, "keys").reused(6, 0, 900).at(4).stream(
                        "router", 0, 900, "upstream headers complete: end_stream=false")
                .plain("http", "async http request response headers (end_stream=false):")
                .headers(":status", "200")
                .plain("jwt", "Jwt authentication completed with: Jwt verification fails")
                .read();
        assertThat(reading.stream(77).failed()).isTrue();
        assertThat(reading.stream(900).failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dubbo  | dubbo router: no cluster match for interface 'org.shop.Cart' | no_route   | of org.shop.Cart",
                "dubbo  | dubbo router: unknown cluster 'carts'                        | no_cluster | does not have",
                "thrift | no route match for method 'addItem'                          | no_route   | of addItem",
                "thrift | unknown cluster 'carts'                                      | no_cluster | does not have",
            })
    void aRouterOfCallsThatFindsNoneHasRefused(String logger, String message, String id, String why) {
        Exchange exchange = new Story().stream(logger, 5, 77, message).read().stream(77);
        assertThat(exchange.failed()).isTrue();
        assertThat(exchange.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo(id);
            assertThat(cause.summary()).endsWith(why);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Responding with 401 Unauthorized. Cause: state does not fit, oauth2_denied",
        "Responding with 503 Service Unavailable. Cause: no cluster, oauth2_error"
    })
    void theOauthFilterSaysThatItRefuses(String message, String id) {
        Exchange exchange = asked().plain("oauth2", message).read().stream(77);
        assertThat(exchange.cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.id()).isEqualTo(id);
            assertThat(cause.summary()).endsWith("(" + message.substring(message.indexOf("Cause: ") + 7) + ")");
        });
    }
}
