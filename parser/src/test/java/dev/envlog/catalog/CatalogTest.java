package dev.envlog.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.data.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

    private static final String[] SAMPLES = {"10.1.2.3:8080", "service_a", "42", "outbound|9080||a.b.svc", "true"};

    private static Map<String, String> fileOfLogger() {
        Map<String, String> files = new TreeMap<>();
        for (Table.Row row : Table.load(Catalog.class, "loggers.txt", "logger", "component", "file", "home before")) {
            files.put(row.cell(0), row.cell(2));
        }
        return files;
    }

    static Stream<String> files() {
        TreeSet<String> files = new TreeSet<>(fileOfLogger().values());
        files.remove("-");
        return files.stream();
    }

    private static @Nullable String name(@Nullable String logger, String message) {
        CatalogEvent found = Catalog.shared().find(logger, message);
        return found == null ? null : found.name();
    }

    private static String logger(String event) {
        return event.substring(0, event.indexOf('.'));
    }

    /** Braces that stand in the text are doubled. */
    private static String sample(String template, int shift) {
        StringBuilder text = new StringBuilder();
        int value = shift;
        for (int p = 0; p < template.length(); p++) {
            char c = template.charAt(p);
            boolean brace = c == '{' || c == '}';
            if (brace && p + 1 < template.length() && template.charAt(p + 1) == c) {
                text.append(c);
                p++;
            } else if (brace) {
                text.append(SAMPLES[value++ % SAMPLES.length]);
                p = template.indexOf('}', p);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachTemplateIsFoundByASampleOfItself(String file) {
        Catalog catalog = Catalog.shared();
        for (Table.Row row : Catalog.rows(file)) {
            for (int shift = 0; shift < SAMPLES.length; shift++) {
                String text = sample(row.cell(1), shift);
                CatalogEvent found = catalog.find(logger(row.cell(0)), text);
                assertThat(found == null ? null : found.name())
                        .as("%s:%d: %s", row.file(), row.line(), text)
                        .isEqualTo(row.cell(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachEventStandsInTheFileOfItsLogger(String file) {
        Map<String, String> files = fileOfLogger();
        for (Table.Row row : Catalog.rows(file)) {
            assertThat(files.get(logger(row.cell(0))))
                    .as("%s:%d", row.file(), row.line())
                    .isEqualTo(file);
        }
    }

    @Test
    void theWordingsOfAnEventNameOneComponent() {
        Map<String, String> components = new HashMap<>();
        for (Table.Row row : files().map(Catalog::rows).flatMap(List::stream).toList()) {
            String before = components.putIfAbsent(row.cell(0), row.cell(2));
            assertThat(before == null || before.equals(row.cell(2)))
                    .as("%s:%d: %s", row.file(), row.line(), row.cell(0))
                    .isTrue();
        }
        assertThat(components.keySet()).allMatch(event -> event.matches("[a-z0-9_]+\\.[a-z0-9_]+"));
    }

    @Test
    void theTableOfStatementsDoesNotContradictTheCatalogue() {
        StatementTable statements = StatementTable.load(Components.load());
        for (Table.Row row : files().map(Catalog::rows).flatMap(List::stream).toList()) {
            Component component = statements.find(row.cell(0));
            assertThat(component == null || component.name().equals(row.cell(2)))
                    .as("%s:%d: %s is also an event of %s", row.file(), row.line(), row.cell(0), component)
                    .isTrue();
        }
    }

    @Test
    void noTextOfAPrefixIsEmptyOfMeaning() {
        for (Table.Row row : Table.load(Catalog.class, "prefixes.txt", "logger", "beginning", "component")) {
            assertThat(fileOfLogger()).as("line %d", row.line()).containsKey(row.cell(0));
            assertThat(row.cell(1).replaceAll("[^A-Za-z]", "").length())
                    .as("line %d: %s", row.line(), row.cell(1))
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "upstream, 'cm init: all clusters initialized', upstream.cm_init_all_done",
        "upstream, 'cds: add/update cluster ''a''', upstream.cds_cluster_updated",
        "config, '  filter #0:', config.listener_filter",
        "config, '    filter #0', config.filter_index",
        "config, 'begin add/update listener: name=a hash=1\nmore', config.listener_update",
        "init, 'init manager Server initializing', init.manager_initializing",
        "main, 'all clusters initialized. initializing init manager', main.clusters_initialized",
        "main, 'all dependencies initialized. starting workers', main.all_dependencies_initialized",
        "ext_proc, 'Filter protocol configurations encoded ', ext_proc.no_configs_encoded",
        "grpc, 'notifyRemoteClose 0 ', grpc.remote_closed",
        "http, Canonical request:, http.aws_canonical_request",
        "quic, Stream 371 not found when consuming 0 bytes, quic.stream_not_found",
        "filter, 'cilium.network: Policy NOT FOUND for id: 15 port: 83', filter.cilium_network_policy_missing",
        "config, 'cilium.bpf_metadata (egress): No policy found for 10.0.0.1', config.cilium_no_policy",
    })
    void namesWhatAUsualLogPrints(String logger, String message, String event) {
        assertThat(name(logger, message)).isEqualTo(event);
    }

    @Test
    void whatGoCodeOfAPluginSaysIsNamedAndNothingOfOtherLoggersIsTakenForIt() {
        assertThat(name("golang", "whatever it likes to say")).isEqualTo("golang.log");
        assertThat(name("golang", " ")).isNull();
        assertThat(name("http", "whatever it likes to say")).isNull();
    }

    @Test
    void aStatementIsFoundUnderTheLoggerItHadBefore() {
        assertThat(name("upstream", "dns resolution for a.b started")).isEqualTo("dns.resolution_started");
    }

    @Test
    void aStatementIsFoundUnderTheLoggerItMovedTo() {
        assertThat(name("golang", "golang filter doData, return: true")).isEqualTo("http.golang_do_data_return");
    }

    @Test
    void whatItDoesNotHaveIsNull() {
        assertThat(name("upstream", "a text nobody has ever seen")).isNull();
        assertThat(name("a_logger_of_the_future", "flushing stats")).isNull();
        assertThat(name(null, "flushing stats")).isNull();
        assertThat(name("upstream", "")).isNull();
        assertThat(name("upstream", "\n")).isNull();
    }
}
