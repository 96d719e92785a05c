package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.grammar.EnvoyLogParser;
import dev.envlog.log.EventKind;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.junit.jupiter.api.Test;

/** Names of statements in the code are those in the grammar. */
class EventKindTest {

    @Test
    void everyLabelOfTheGrammarIsAKindAndEveryKindALabel() {
        Set<String> labels = Arrays.stream(EnvoyLogParser.class.getClasses())
                .filter(context -> ParserRuleContext.class.isAssignableFrom(context.getSuperclass()))
                .filter(context -> context.getSuperclass().getSimpleName().endsWith("StatementContext"))
                .map(context -> withoutEnd(context.getSimpleName(), "Context"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> kinds = Arrays.stream(EventKind.values())
                .filter(kind -> kind.eventName() != null)
                .map(kind -> label(kind.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(labels).hasSizeGreaterThan(300);
        assertThat(kinds).isEqualTo(labels);
    }

    @Test
    void aKindIsFoundByItsEventName() {
        for (EventKind kind : EventKind.values()) {
            if (kind.eventName() != null) {
                assertThat(EventKind.byName(kind.eventName())).isEqualTo(kind);
            }
        }
        assertThat(EventKind.ROUTER_CLUSTER_MATCH.eventName()).isEqualTo("router.cluster_match");
        assertThat(EventKind.byName("router.nonsense")).isNull();
    }

    @Test
    void everyEntryRuleOfTheGrammarServesALogger() {
        Set<String> rules = Arrays.stream(EnvoyLogParser.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.endsWith("Message") && !name.equals("notifyErrorListeners"))
                .map(name -> withoutEnd(name, "Message"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = GrammarEntries.byLogger().keySet().stream()
                .map(EventKindTest::camel)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isEqualTo(rules);
        assertThat(GrammarEntries.byLogger().keySet())
                .allMatch(logger -> Catalog.shared().isLogger(logger));
    }

    /** {@code ROUTER_CLUSTER_MATCH} as the name of a class that ANTLR makes of a label. */
    private static String label(String constant) {
        return Arrays.stream(constant.split("_"))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String camel(String snake) {
        String label = label(snake.toUpperCase(Locale.ROOT));
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static String withoutEnd(String name, String end) {
        return Objects.requireNonNull(name).substring(0, name.length() - end.length());
    }
}
