package dev.envlog.correlator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.timeline.Cause;
import dev.envlog.timeline.Exchange;
import org.junit.jupiter.api.Test;

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

    /** Of several providers another may still accept the token, and allow_missing lets it pass. */
    @Test
    void aTokenThatIsNoGoodIsNoRefusalYet() {
        Exchange exchange =
                asked().stream("jwt", 5, 77, "Jwt authentication completed with: Unknown issuer").read().stream(77);
        assertThat(exchange.failed()).isFalse();
    }
}
