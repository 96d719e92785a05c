package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {

    private final Attributor attributor = Attributor.shared();

    @ParameterizedTest
    @CsvSource({
        "envoy.filters.http.router, true, router",
        "envoy.filters.network.http_connection_manager, true, hcm",
        "connection pool, false, pool",
        "istio_authn, true, istio_authn",
        "envoy.transport_sockets.tls, false, tls",
    })
    void aListedNameHasItsShortName(String name, boolean filter, String shortName) {
        assertThat(attributor.byName(name)).isEqualTo(new Component(name, filter, shortName));
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
        assertThat(attributor.byName("envoy.filters.http.basic_auth"))
                .isEqualTo(new Component("envoy.filters.http.basic_auth", true, "basic_auth"));
        assertThat(attributor.byName("envoy.resource_monitors.cpu_utilization"))
                .isEqualTo(new Component("envoy.resource_monitors.cpu_utilization", false, "cpu_utilization"));
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
        for (Table.Row row : Table.load("components.txt", "name", "short", "kind", "also", "role")) {
            Component component = attributor.byName(row.cell(0));
            assertThat(component).as(row.cell(0)).isNotNull();
            assertThat(attributor.role(component)).as(row.cell(0)).isEqualTo(row.cell(4));
        }
    }
}
