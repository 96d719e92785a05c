package dev.envlog.config.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.config.HeaderMatch;
import dev.envlog.config.Route;
import dev.envlog.config.RouteAction;
import dev.envlog.config.RouteConfiguration;
import dev.envlog.config.RouteMatch;
import dev.envlog.config.RouteMatch.Path;
import dev.envlog.config.RouteMatch.PathKind;
import dev.envlog.config.VirtualHost;
import dev.envlog.config.WeightedCluster;
import dev.envlog.config.join.RouteTable.Outcome;
import dev.envlog.log.Event;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.ExchangeKind;
import dev.envlog.timeline.Extent;
import dev.envlog.timeline.Origin;
import dev.envlog.timeline.Phases;
import dev.envlog.timeline.RequestHead;
import dev.envlog.timeline.Response;
import dev.envlog.timeline.Span;
import dev.envlog.timeline.StreamRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private static final Outcome NOTHING = new Outcome(null, false, false, null);

    @Test
    void takesTheFirstRouteThatFits() {
        RouteConfiguration table = table(host(
                "*", route("slow", PathKind.PREFIX, "/a/slow", "one"), route("rest", PathKind.PREFIX, "/a", "two")));
        assertThat(name(table, "h", "/a/slow/x?q=/b", NOTHING)).isEqualTo("slow");
        assertThat(name(table, "h", "/a/fast", NOTHING)).isEqualTo("rest");
        assertThat(name(table, "h", "/b?/a", NOTHING)).isNull();
    }

    @Test
    void takesTheVirtualHostWithTheMostSpecificDomain() {
        RouteConfiguration table = new RouteConfiguration(
                "table",
                List.of(
                        host("*", route("any", PathKind.PREFIX, "/", "c")),
                        host("shop.*", route("prefix", PathKind.PREFIX, "/", "c")),
                        host("*.example.com", route("suffix", PathKind.PREFIX, "/", "c")),
                        host("*.eu.example.com", route("longer", PathKind.PREFIX, "/", "c")),
                        host("Shop.EU.example.com", route("exact", PathKind.PREFIX, "/", "c"))),
                false);
        assertThat(name(table, "shop.eu.example.com", "/", NOTHING)).isEqualTo("exact");
        assertThat(name(table, "x.eu.example.com", "/", NOTHING)).isEqualTo("longer");
        assertThat(name(table, "shop.example.com", "/", NOTHING)).isEqualTo("suffix");
        assertThat(name(table, "shop.org", "/", NOTHING)).isEqualTo("prefix");
        assertThat(name(table, "example.com", "/", NOTHING)).isEqualTo("any");
    }

    @Test
    void isNotTheTableOfARequestThatWentElsewhere() {
        RouteConfiguration table = table(host("*", route("r", PathKind.PREFIX, "/", "one")));
        assertThat(choose(table, "h", "/x", new Outcome("two", false, false, null)))
                .isNull();
        assertThat(choose(table, "h", "/x", new Outcome(null, true, false, null)))
                .isNull();
        assertThat(name(table, "h", "/x", new Outcome("one", false, false, null)))
                .isEqualTo("r");
    }

    @Test
    void leavesOpenWhatALogWithoutHeadersCannotTell() {
        HeaderMatch canary = new HeaderMatch("x-canary", HeaderMatch.Kind.EXACT, "1", false, false, false);
        Route first = route(
                "canary",
                new RouteMatch(new Path(PathKind.PREFIX, "/"), true, List.of(canary), List.of(), List.of(), false),
                "new");
        RouteConfiguration table = table(host("*", first, route("rest", PathKind.PREFIX, "/", "old")));
        assertThat(Objects.requireNonNull(choose(table, "h", "/", NOTHING)).certain())
                .isFalse();
        RouteChoice told = Objects.requireNonNull(choose(table, "h", "/", new Outcome("old", false, false, null)));
        assertThat(told.certain()).isTrue();
        assertThat(Objects.requireNonNull(told.route()).name()).isEqualTo("rest");
    }

    @Test
    void givesUpOnAnExpressionThatTakesForEver() {
        RouteConfiguration table = table(host("*", route("evil", PathKind.SAFE_REGEX, "/(a+)+\\1b", "c")));
        assertThat(Objects.requireNonNull(choose(table, "h", "/" + "a".repeat(60), NOTHING))
                        .certain())
                .isFalse();
        assertThat(name(table, "h", "/aaab", NOTHING)).isEqualTo("evil");
    }

    private static @Nullable String name(RouteConfiguration table, String host, String path, Outcome outcome) {
        RouteChoice choice = choose(table, host, path, outcome);
        return choice == null || choice.route() == null ? null : choice.route().name();
    }

    private static @Nullable RouteChoice choose(RouteConfiguration table, String host, String path, Outcome outcome) {
        return new RouteTable().choose(table, new Request(request(host, path)), outcome);
    }

    private static Exchange request(String host, String path) {
        return new Exchange(
                ExchangeKind.HTTP,
                new Origin("-", null, 0),
                new StreamRef(1L, "2"),
                null,
                null,
                null,
                new RequestHead(null, "GET", host, path, "HTTP/1.1"),
                null,
                null,
                List.of(),
                new Response(null, List.of(), null, null, null),
                List.of(),
                new Span(Event.NO_TIME, Event.NO_TIME, true, null, List.of(), 0),
                Phases.NONE,
                null,
                new Extent(1, 1, 1),
                List.of());
    }

    private static RouteConfiguration table(VirtualHost... hosts) {
        return new RouteConfiguration("table", List.of(hosts), false);
    }

    private static VirtualHost host(String domain, Route... routes) {
        return new VirtualHost(domain, List.of(domain), List.of(routes), null);
    }

    private static Route route(String name, PathKind kind, String value, String cluster) {
        RouteMatch match = new RouteMatch(new Path(kind, value), true, List.of(), List.of(), List.of(), false);
        return route(name, match, cluster);
    }

    private static Route route(String name, RouteMatch match, String cluster) {
        RouteAction action = new RouteAction.Clusters(List.of(new WeightedCluster(cluster, 1)));
        return new Route(name, match, action, null, null, null, null, List.of());
    }
}
