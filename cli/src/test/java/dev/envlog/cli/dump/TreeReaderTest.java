package dev.envlog.cli.dump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class TreeReaderTest {

    /** As Envoy spells them, and as istioctl does. */
    @ParameterizedTest
    @ValueSource(strings = {"private_key", "privateKey", "inline_bytes", "password", "secret"})
    void secretsAreNotInWhatIsRead(String field) {
        Tree tree = read("{'" + field + "': {'inline_string': 'top'}, 'name': 'server_cert'}");
        assertThat(tree.has("private_key")).isFalse();
        assertThat(tree.has(field)).isFalse();
        assertThat(tree.get("name").text("")).isEqualTo("server_cert");
    }

    @Test
    void namesAreSpelledAsEnvoyDoes() {
        assertThat(read("{'filterChains': [], 'typed_config': {'@type': 'x'}}").has("filter_chains"))
                .isTrue();
    }

    private static Tree read(String json) {
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), json.replace('\'', '"'))) {
            in.nextToken();
            return new TreeReader(in).resource("test");
        }
    }
}
