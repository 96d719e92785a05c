package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route may ask for a header that only those have who know a secret: it stands in the configuration then. */
class ConfigSecretsTest {

    private static final String DUMP = """
            {"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.RoutesConfigDump", "static_route_configs": [{"route_config": {
              "@type": "type.googleapis.com/envoy.config.route.v3.RouteConfiguration", "name": "shop", "virtual_hosts": [{
              "name": "all", "domains": ["*"], "routes": [
                {"match": {"prefix": "/x?token=s3cret", "headers": [
                    {"name": "authorization", "string_match": {"exact": "Digest s3cret"}},
                    {"name": "x-api-key", "string_match": {"prefix": "s3cret"}},
                    {"name": "x-version", "string_match": {"exact": "v2"}}]},
                 "route": {"cluster": "a"}},
                {"match": {"prefix": "/"}, "redirect": {"host_redirect": "ada:s3cret@shop", "path_redirect": "/x?token=s3cret"}}]}]}}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"table", "wide", "json", "ndjson", "yaml"})
    void secretsThatARouteIsMatchedByAreMasked(String format) {
        String file = Run.file(folder, "dump.json", DUMP.getBytes(StandardCharsets.UTF_8));
        assertThat(Run.of("config", "-o", format, file).out()).doesNotContain("s3cret");
        String whole = Run.of("config", "-o", "json", file).out();
        assertThat(whole)
                .contains("header authorization = [masked], header x-api-key prefix [masked], header x-version = v2")
                .contains("redirect 301 to ada:[masked]@shop/x?token=[masked]");
    }
}
