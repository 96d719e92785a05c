package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    private static Schema schema(String name) {
        Run run = Run.of("schema", name);
        assertThat(run.exit()).isZero();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(run.out(), InputFormat.JSON);
    }

    private static void assertFit(String name, Run run) {
        Schema schema = schema(name);
        assertThat(run.err()).doesNotContain("envlog:");
        assertThat(run.lines().isEmpty()).isEqualTo(run.exit() == 1);
        for (String line : run.lines()) {
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
    }

    static List<Case> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachRecordFitsTheSchemaThatIsPrinted(Case example) {
        String log = example.input().toString();
        assertFit("event", Run.of("events", "-q", "--show-noise", "-o", "ndjson", log));
        assertFit("request", Run.of("ls", "-q", "--show-noise", "-o", "ndjson", log));
        assertFit("request", Run.of("show", "worst", "-q", "-o", "ndjson", log));
        assertFit("connection", Run.of("conn", "--all", "-q", "-o", "ndjson", log));
        assertFit("explanation", Run.of("explain", "--all-failed", "-q", "-o", "ndjson", log));
        assertFit("explanation", Run.of("explain", "last", "-q", "-o", "ndjson", log));
    }

    @Test
    void aRecordThatLacksAFieldDoesNotFit() {
        assertThat(schema("request").validate("{\"schema\":\"envlog/request/1\"}", InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesThoseThereAre() {
        assertThat(Run.of("schema", "reqest")).extracting(Run::exit, Run::out).containsExactly(2, "");
        assertThat(Run.of("schema", "reqest").err()).contains("[event, request, connection, explanation]");
    }
}
