package dev.envlog.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EntryRulesTest {
    private final GrammarReader reader = new GrammarReader();

    @Test
    void everyLoggerHasAnEntryRuleAndEveryEntryRuleAStatement() {
        assertThat(GrammarText.entryLoggers()).isEqualTo(GrammarText.statementLoggers());
        assertThat(GrammarText.entryLoggers())
                .contains("connHandler", "http", "http2", "router", "pool", "client", "connection", "filter")
                .contains("upstream", "rbac", "jwt", "extAuthz", "extProc", "lua", "wasm", "multiConnection")
                .contains("happyEyeballs", "misc", "hc", "grpc", "main", "admin", "forwardProxy", "oauth2")
                .contains("cacheFilter", "config");
    }

    @Test
    void everyLabelBelongsToOneLogger() {
        Map<String, Set<String>> loggersByLabel = new TreeMap<>();
        for (Alternative alternative : GrammarText.alternatives()) {
            loggersByLabel
                    .computeIfAbsent(alternative.label(), label -> new TreeSet<>())
                    .add(alternative.logger());
        }
        assertThat(loggersByLabel)
                .allSatisfy((label, loggers) -> assertThat(loggers).as(label).hasSize(1));
    }

    @Test
    void everyLabelBeginsWithItsLogger() {
        // What the configuration says of certificates is told with the connections that wait for them.
        assertThat(GrammarText.alternatives())
                .allSatisfy(alternative -> assertThat(alternative.label())
                        .startsWith(alternative.logger().replace("config", "connection")));
    }

    @Test
    void everyLabelIsAClassOfTheParser() {
        List<String> classes = Arrays.stream(EnvoyLogParser.class.getDeclaredClasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(GrammarText.alternatives())
                .allSatisfy(alternative -> assertThat(classes)
                        .contains(alternative.label().substring(0, 1).toUpperCase(Locale.ROOT)
                                + alternative.label().substring(1)
                                + "Context"));
    }

    @Test
    void olderReleasesPrintTheAcceptPathInTheMainLogger() {
        assertThat(reader.message("mainMessage", "new connection").label()).isEqualTo("connHandlerNewConnection");
        assertThat(reader.message("mainMessage", "adding to cleanup list").errors())
                .isZero();
    }

    @Test
    void olderReleasesPrintAuthorizationInTheFilterLogger() {
        assertThat(reader.message("filterMessage", "ext_authz filter is buffering the request")
                        .errors())
                .isZero();
        assertThat(reader.message("filterMessage", "origins-0: startVerify: tokens size 1")
                        .fields())
                .containsEntry("provider", "origins-0");
    }

    @Test
    void newerReleasesPrintTheLogLevelInTheMiscLogger() {
        assertThat(reader.message("miscMessage", "change all log levels: level='info'")
                        .fields())
                .containsEntry("level", "info");
    }

    @Test
    void theStatementOfOneLoggerIsUnknownToAnother() {
        assertThat(reader.message("poolMessage", "pool ready").errors()).isPositive();
        assertThat(reader.message("routerMessage", "creating stream").errors()).isPositive();
    }
}
