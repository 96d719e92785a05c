package dev.envlog.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends a request chooses what stands in its slots: nothing there may hide a statement or bend another slot. */
class HostileValuesTest {
    /** Numbers, flags and addresses: Envoy prints them itself, nobody else chooses their text. */
    private static final Pattern NO_FREE_TEXT = Pattern.compile("[0-9a-fx.:]+|true|false");

    /** Names that Envoy or its configuration chose, in slots that end at the first of several words. */
    private static final Set<String> OWN_WORDS = Set.of(
            "poolClosingIdle.cluster",
            "poolDrainingClient.cluster",
            "upstreamOutlierEjected.cluster",
            "extProcReceived.messageType",
            "hcResponse.flags",
            "wasmLog.plugin");

    private final GrammarReader reader = new GrammarReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x('1')",
                "/it's",
                "/'",
                "''",
                "/a b?c=d, e",
                "/x' match for URL '/y",
                "/x' match for URL '",
                "' does not exist",
                "connected",
                "pool ready",
                "/x', transport failure reason: y",
                "/caf\u00e9/\u4e16\u754c/\ud83d\ude00",
                "/\u0001\u001a\u001b[31m",
                "/a\nb"
            })
    void anyUrlIsTakenWhole(String url) {
        assertThat(reader.message("routerMessage", "cluster 'service_a' match for URL '" + url + "'"))
                .satisfies(reading -> assertThat(reading.errors()).isZero())
                .satisfies(reading -> assertThat(reading.label()).isEqualTo("routerClusterMatch"))
                .extracting(Reading::fields)
                .isEqualTo(Map.of("cluster", "service_a", "url", url));
        assertThat(reader.message("routerMessage", "no route match for URL '" + url + "'")
                        .fields())
                .isEqualTo(Map.of("url", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connected",
                "new connection",
                "cluster",
                "cluster ",
                "it's",
                "a, b",
                "outbound|80|v1|web.shop.svc.cluster.local",
                "match for URL"
            })
    void aClusterMayBeNamedLikeAPhrase(String cluster) {
        assertThat(reader.message("routerMessage", "cluster '" + cluster + "' match for URL '/'")
                        .fields())
                .isEqualTo(Map.of("cluster", cluster.strip(), "url", "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' match for URL '/y", "'", " is missing", "a' does not exist", "connected"})
    void aClusterNamedByTheClientIsTakenWhole(String cluster) {
        String value = cluster.strip();
        assertThat(reader.message("routerMessage", "unknown cluster '" + cluster + "'")
                        .fields())
                .isEqualTo(Map.of("cluster", value));
        assertThat(reader.message("filterMessage", "Creating connection to cluster " + cluster)
                        .fields())
                .isEqualTo(Map.of("cluster", value));
        assertThat(reader.message("filterMessage", "Cluster not found " + cluster)
                        .fields())
                .isEqualTo(Map.of("cluster", value));
        assertThat(reader.message("filterMessage", "Cluster not found " + cluster + " and no on demand cluster set.")
                        .fields())
                .isEqualTo(Map.of("cluster", value));
    }

    @Test
    void theDetailsOfALocalReplyMayEndLikeOtherStatements() {
        for (String details : List.of(
                "rbac_access_denied_matched_policy[none]",
                "wasm said 'no'",
                "late. Prior headers have already been sent",
                "upstream_reset_before_response_started{connection_failure|delayed_connect_error:_111}")) {
            assertThat(reader.message("httpMessage", "Sending local reply with details " + details))
                    .satisfies(reading -> assertThat(reading.label()).isEqualTo("httpLocalReply"))
                    .satisfies(reading -> assertThat(reading.fields()).containsEntry("details", details));
            assertThat(reader.message(
                            "httpMessage", "stream reset: reset reason: local reset, response details: " + details))
                    .satisfies(reading -> assertThat(reading.label()).isEqualTo("httpStreamReset"))
                    .satisfies(reading -> assertThat(reading.fields())
                            .isEqualTo(Map.of("reason", "local reset", "details", details)));
        }
    }

    @Test
    void aHeaderValueMayHoldAnything() {
        assertThat(reader.message("httpMessage", "completed header: key=x value= value= status=1, 'a': b")
                        .fields())
                .isEqualTo(Map.of("key", "x", "value", "value= status=1, 'a': b"));
    }

    @Test
    void aServerNameMayHoldTheWordsOfOtherStatements() {
        assertThat(reader.message(
                                "filterMessage",
                                "sni_verifier:onServerName(), inner SNI: a, match: b status=1, outer SNI: c, match: no")
                        .fields())
                .isEqualTo(Map.of("innerSni", "a, match: b status=1", "outerSni", "c", "matches", "no"));
    }

    @Test
    void thePluginEndsAtTheFirstColon() {
        assertThat(reader.message("wasmMessage", "wasm log a b: c: Parse Jwt d: e")
                        .fields())
                .isEqualTo(Map.of("plugin", "a b", "text", "c: Parse Jwt d: e"));
    }

    @Test
    void charactersBeyondAsciiAreReadAlike() {
        for (String text : List.of("cluster 'a?' match for URL '/?x?'", "script log: ?", "?: Parse Jwt ?")) {
            String rule =
                    text.startsWith("cluster") ? "routerMessage" : text.startsWith("?") ? "jwtMessage" : "luaMessage";
            String plain = reader.message(rule, text.replace('?', '\u001a')).tree();
            for (String other : List.of("\u00e9", "\u4e16", "\ud83d\ude00")) {
                assertThat(reader.message(rule, text.replace("?", other)).tree().replace(other, "\u001a"))
                        .isEqualTo(plain);
            }
        }
    }

    @Test
    void aValueMayBeEmptyAndTheSpaceBeforeItTrimmed() {
        for (String text : List.of(
                "TCP:onUpstreamEvent(), requestedServerName: ",
                "TCP:onUpstreamEvent(), requestedServerName:",
                "tls:onServerName(), requestedServerName:")) {
            assertThat(reader.message("filterMessage", text))
                    .satisfies(reading -> assertThat(reading.errors()).isZero())
                    .satisfies(reading -> assertThat(reading.fields()).isEqualTo(Map.of("serverName", "")));
        }
        assertThat(reader.message("poolMessage", "client disconnected, failure reason:"))
                .satisfies(reading -> assertThat(reading.label()).isEqualTo("poolClientDisconnected"))
                .satisfies(reading -> assertThat(reading.fields()).isEqualTo(Map.of("reason", "")));
        assertThat(reader.message(
                                "routerMessage",
                                "upstream reset: reset reason: connection termination, transport failure reason:")
                        .fields())
                .isEqualTo(Map.of("reason", "connection termination", "transportFailure", ""));
        assertThat(reader.message("httpMessage", "completed header: key=x-empty value=")
                        .fields())
                .isEqualTo(Map.of("key", "x-empty", "value", ""));
        assertThat(reader.message("httpMessage", "decode headers called: filter= status=0")
                        .fields())
                .isEqualTo(Map.of("filter", "", "status", "0"));
        assertThat(reader.message("wasmMessage", "wasm log: text").fields())
                .isEqualTo(Map.of("plugin", "", "text", "text"));
    }

    @Test
    void theLastValueOfEveryStatementMayBeEmpty() {
        List<String> wrong = new ArrayList<>();
        for (Alternative alternative : GrammarText.alternatives()) {
            String example = alternative.examples().get(0);
            List<String> values = List.copyOf(
                    reader.message(alternative.entryRule(), example).fields().values());
            if (!values.isEmpty()) {
                String value = values.get(values.size() - 1);
                int at = example.lastIndexOf(value);
                String text = example.substring(0, at) + example.substring(at + value.length());
                Reading reading = reader.message(alternative.entryRule(), text);
                if (reading.errors() > 0 || !reading.label().equals(alternative.label())) {
                    wrong.add(text + " is read as " + reading);
                }
            }
        }
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    @Test
    void theLastValueOfAStatementMayBeAnyPhrase() {
        List<String> wrong = new ArrayList<>();
        List<String> phrases = GrammarText.phrases();
        assertThat(phrases).hasSizeGreaterThan(400);
        int tried = 0;
        for (Alternative alternative : GrammarText.alternatives()) {
            String example = alternative.examples().get(0);
            Map<String, String> fields =
                    reader.message(alternative.entryRule(), example).fields();
            if (fields.isEmpty()) {
                continue;
            }
            String slot = List.copyOf(fields.keySet()).get(fields.size() - 1);
            String value = fields.getOrDefault(slot, "");
            if (NO_FREE_TEXT.matcher(value).matches() || OWN_WORDS.contains(alternative.label() + "." + slot)) {
                continue;
            }
            int at = example.lastIndexOf(value);
            for (String phrase : phrases) {
                String planted = "a" + phrase + "b";
                String text = example.substring(0, at) + planted + example.substring(at + value.length());
                Reading fast = reader.message(alternative.entryRule(), text);
                tried++;
                if (fast.errors() > 0
                        || !fast.label().equals(alternative.label())
                        || !planted.equals(fast.fields().get(slot))) {
                    wrong.add(alternative.label() + " with " + slot + "=" + planted + " is read as " + fast);
                }
            }
        }
        assertThat(tried).isGreaterThan(50_000);
        assertThat(wrong.stream().limit(20)).isEmpty();
    }

    @Test
    void theFullPredictionModeAgreesOnPlantedPhrases() {
        List<String> wrong = new ArrayList<>();
        for (String phrase : GrammarText.phrases()) {
            for (String text : List.of(
                    "cluster 'a' match for URL '" + phrase + "'",
                    "unknown cluster '" + phrase + "'",
                    "upstream reset: reset reason: overflow, transport failure reason: " + phrase)) {
                Reading fast = reader.message("routerMessage", text, PredictionMode.SLL);
                Reading full = reader.message("routerMessage", text, PredictionMode.LL);
                if (!fast.equals(full) || fast.errors() > 0) {
                    wrong.add(text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
