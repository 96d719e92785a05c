package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that a line of the catalogue names. */
class CatalogFieldsTest {

    private static final Components NONE = new Components(List.of());

    private static String fields(String logger, String message) {
        CatalogEvent event = Objects.requireNonNull(Catalog.shared().find(logger, message), message);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < event.fields().size(); i++) {
            fields.add(event.fields().get(i) + "=" + message.substring(event.start(i), event.end(i)));
        }
        return String.join(" ", fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upstream      | removing cluster shop                             | cluster=shop",
                "upstream      | cds: add 3 cluster(s), remove 1 cluster(s)        | added=3 removed=1",
                "upstream      | EDS hosts or locality weights changed for cluster: shop current hosts 2 priority 0 "
                        + "| cluster=shop hosts=2 priority=0",
                "config        | begin add/update listener: name=in hash=77        | listener=in hash=77",
                "config        | gRPC config for a.b accepted with 4 resources with version 9 "
                        + "| type_url=a.b count=4 version=9",
                "config        | gRPC config stream closed: 14, no healthy upstream | status=14 message=no healthy upstream",
                "forward_proxy | host 'a.b' address has changed from 10.0.0.1:1 to 10.0.0.2:1 "
                        + "| host=a.b old_address=10.0.0.1:1 address=10.0.0.2:1",
                "filter        | echo: got 12 bytes                                | bytes=12",
                "oauth2        | Oauth response code: 401                          | status=401",
                "http2         | Stream 5 processing buffered data.                | h2_stream=5",
                "thrift        | cluster 'shop' match for method 'buy'             | cluster=shop method=buy",
                "dns           | dns resolution for a.b failed with c-ares status 4 | host=a.b status=4",
            })
    void areNamedInEnvoysTerms(String logger, String message, String fields) {
        assertThat(fields(logger, message)).isEqualTo(fields);
    }

    @Test
    void mayBeEmpty() {
        assertThat(fields("upstream", "removing cluster ")).isEqualTo("cluster=");
        assertThat(fields("config", "name:")).isEqualTo("name=");
    }

    @Test
    void standWhereTheyStandInAnIndentedLine() {
        assertThat(fields("config", "    name: envoy.filters.http.router "))
                .isEqualTo("name=envoy.filters.http.router");
    }

    @Test
    void ofTheFirstLineOnly() {
        assertThat(fields("upstream", "removing cluster shop\nadding cluster other"))
                .isEqualTo("cluster=shop");
    }

    @Test
    void whatMayBeACredentialHasNoName() {
        assertThat(fields("aws", "Signing request with: AWS4-HMAC-SHA256 Credential=x"))
                .isEmpty();
        assertThat(fields("oauth2", "Oauth response body: {}")).isEmpty();
    }

    @Test
    void aNumberInTheTextOfAnotherTemplateIsTold() {
        Catalog catalog = Catalog.shared();
        assertThat(Objects.requireNonNull(catalog.find("upstream", "removing cluster 7"))
                        .numbered())
                .isFalse();

        TemplateIndex<Catalog.Statement> index = Objects.requireNonNull(Catalog.index(
                        Table.read("a.b | at {x} | -\na.c | at 7 o'clock {y} | -\n", "x.txt", "1", "2", "3"), NONE)
                .get("a"));
        assertThat(index.numbered('a')).isTrue();
        assertThat(index.numbered('b')).isFalse();
        assertThat(index.numbered(-1)).isTrue();
    }
}
