package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.envlog.query.FieldCatalog;
import dev.envlog.query.QueryParser;
import dev.envlog.query.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTopicsTest {

    private static final Times ANY_TIME = typed -> new Times.Moment(0, 0);

    @Test
    void everyExampleOfTheQueryPageIsAQuery() {
        Run run = Run.of("help", "query");
        assertThat(run.exit()).isZero();
        List<String> examples = run.lines().stream()
                .filter(line -> line.startsWith("  ") && !line.startsWith("   "))
                .map(line -> line.strip().split(" {3,}")[0])
                .toList();
        assertThat(examples).hasSizeGreaterThan(20);
        for (String example : examples) {
            assertThatCode(() -> QueryParser.parse(example, ANY_TIME))
                    .as(example)
                    .doesNotThrowAnyException();
        }
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theFieldsPageListsEachFieldWithItsExample() {
        Run run = Run.with(
                new dev.envlog.cli.workspace.Host(
                        new java.io.ByteArrayInputStream(new byte[0]),
                        false,
                        true,
                        true,
                        80,
                        java.util.Map.of("LANG", "C.UTF-8", "TERM", "dumb")),
                "help",
                "fields");
        assertThat(run.exit()).isZero();
        FieldCatalog.shared()
                .all()
                .forEach(field -> assertThat(run.out()).contains("  " + field.name() + " ", field.example()));
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void anUnknownTopicIsOneLineThatNamesThem() {
        Run run = Run.of("help", "quer");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("envlog: no command or topic 'quer'; there are ls, query")
                .hasLineCount(1);
    }
}
