package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.data.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {

    private final Attributor attributor = Attributor.shared();

    @ParameterizedTest
    @CsvSource({
        "envoy.filters.http.router, HTTP_FILTER, router",
        "envoy.filters.network.http_connection_manager, FILTER, hcm",
        "cilium.l7policy, HTTP_FILTER, cilium_l7",
        "connection pool, WORKER, pool",
        "istio_authn, FILTER, istio_authn",
        "envoy.transport_sockets.tls, WORKER, tls",
        "cluster manager, CORE, clusters",
    })
    void aListedNameHasItsKindAndShortName(String name, ComponentKind kind, String shortName) {
        assertThat(attributor.byName(name)).isEqualTo(new Component(name, kind, shortName));
    }

    @ParameterizedTest
    @CsvSource({
        "envoy.router, envoy.filters.http.router",
        "envoy.http_connection_manager, envoy.filters.network.http_connection_manager",
        "envoy.filters.network.metadata_exchange, istio.metadata_exchange",
        "istio.stats, envoy.filters.http.istio_stats",
    })
    void anOlderOrInstanceNameLeadsToTheCanonicalOne(String alias, String name) {
        assertThat(attributor.byName(alias)).isEqualTo(attributor.byName(name));
    }

    @Test
    void anExtensionThatIsNotListedIsNamedAfterItsLastPart() {
        assertThat(attributor.byName("envoy.filters.http.a_new_one"))
                .isEqualTo(new Component("envoy.filters.http.a_new_one", ComponentKind.HTTP_FILTER, "a_new_one"));
        assertThat(attributor.byName("envoy.resource_monitors.cgroup_memory"))
                .isEqualTo(new Component(
                        "envoy.resource_monitors.cgroup_memory", ComponentKind.EXTENSION, "cgroup_memory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "router", "envoy.", "envoy.filters.", "envoy.filters.\u001b[31m", "com.example.filter"})
    void anythingElseIsNoComponent(String name) {
        assertThat(attributor.byName(name)).isNull();
    }

    @Test
    void aNameOfAbsurdLengthIsNoComponent() {
        assertThat(attributor.byName("envoy.filters.http." + "x".repeat(200))).isNull();
    }

    @Test
    void everyListedComponentHasARole() {
        for (Table.Row row :
                Table.load(Catalog.class, "components.txt", "name", "short", "kind", "also", "docs", "role")) {
            Component component = attributor.byName(row.cell(0));
            assertThat(component).as(row.cell(0)).isNotNull();
            assertThat(attributor.role(component)).as(row.cell(0)).isEqualTo(row.cell(5));
        }
    }

    /** Every name that a table gives is in components.txt, so that it has a short name, a role and a page. */
    @Test
    void everyNameInUseIsListed() {
        TreeSet<String> listed = new TreeSet<>();
        for (Table.Row row : rows()) {
            listed.add(row.cell(0));
        }
        Map<String, String> missing = new TreeMap<>();
        Stream.of(
                        inUse("statements.txt", 1, "event", "component"),
                        inUse("prefixes.txt", 2, "logger", "beginning", "component"),
                        inUse("loggers.txt", 1, "logger", "component", "file", "home before"),
                        inUse("source-paths.txt", 1, "path", "component"),
                        inUse("neighbours.txt", 1, "event", "components"),
                        CatalogTest.files()
                                .flatMap(file -> inUse("tail/" + file + ".txt", 2, "event", "template", "component")))
                .flatMap(names -> names)
                .filter(use -> !listed.contains(use.name()))
                .forEach(use -> missing.put(use.name(), use.file()));

        assertThat(missing).isEmpty();
    }

    private record Use(String name, String file) {}

    private static Stream<Use> inUse(String file, int column, String... columns) {
        return Table.load(Catalog.class, file, columns).stream()
                .flatMap(row -> Stream.of(row.cell(column).split(",")))
                .map(String::strip)
                .filter(name -> !name.equals("-") && !name.equals("shared") && name.indexOf('*') < 0)
                .map(name -> new Use(name, file));
    }

    private static List<Table.Row> rows() {
        return Table.load(Catalog.class, "components.txt", "name", "short", "kind", "also", "docs", "role");
    }

    @Test
    void aPageIsGivenAsAWholeAddress() {
        assertThat(docs("envoy.filters.http.router"))
                .isEqualTo("https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter");
        assertThat(docs("envoy.filters.listener.tls_inspector"))
                .isEqualTo("https://www.envoyproxy.io/docs/envoy/latest/configuration/listeners/listener_filters/"
                        + "tls_inspector");
        assertThat(docs("istio_authn")).isEqualTo("https://istio.io/latest/docs/concepts/security/");
        assertThat(docs("mixer")).isNull();
    }

    private @Nullable String docs(String name) {
        return attributor.docs(Objects.requireNonNull(attributor.byName(name)));
    }

    @Test
    void aPageIsAPathOrAnAddress() {
        for (Table.Row row : rows()) {
            assertThat(row.cell(4))
                    .as("line %d: %s", row.line(), row.cell(0))
                    .matches(
                            "-|(configuration|intro|operations|faq)(/[a-z0-9_]+)+|https://istio\\.io/latest/docs/[a-z/]+");
        }
    }
}
