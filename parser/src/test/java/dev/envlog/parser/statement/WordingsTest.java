package dev.envlog.parser.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.grammar.EnvoyLogParser;
import dev.envlog.parser.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the grammar's text says of a wording is said of the messages that the parser reads so. */
class WordingsTest {

    private static final Wordings WORDINGS = Wordings.load();
    private final StatementParser parser = new StatementParser();

    @Test
    void theExampleOfEachWordingIsReadAsThatWording() {
        List<String> wrong = new ArrayList<>();
        int read = 0;
        for (int rule = 0; rule < EnvoyLogParser.ruleNames.length; rule++) {
            for (int alternative = 1; WORDINGS.get(Wordings.number(rule, alternative)) != null; alternative++) {
                int number = Wordings.number(rule, alternative);
                Wording wording = Objects.requireNonNull(WORDINGS.get(number));
                byte[] message = Bytes.of(wording.example());
                int found =
                        parser.parse(logger(rule), message, 0, message.length).wording();
                read++;
                if (found != number) {
                    wrong.add(wording + " is read as " + WORDINGS.get(found));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read).isEqualTo(WORDINGS.size()).isGreaterThan(500);
    }

    @Test
    void aWordingIsOfTheReleasesBehindIt() {
        assertThat(releases("conn_handler", "new connection")).isEqualTo("1.18 or earlier");
        assertThat(releases("conn_handler", "new connection from 10.0.0.1:40112"))
                .isEqualTo("1.19 or later");
        assertThat(releases("http", "new stream")).isEqualTo("any");
        assertThat(releases("router", "upstream response headers:")).isEqualTo("1.23–1.31");
        assertThat(releases("jwt", "Jwt authentication completed with: OK"))
                .isEqualTo("1.12 or earlier, 1.17 or later");
    }

    @Test
    void istiosOwnStatementsAreOfTheEnvoyItIsBuiltOn() {
        assertThat(possible("Istio 1.23-1.24")).isEqualTo("1.31–1.32");
        assertThat(possible("1.17+, Istio 1.5+")).isEqualTo("1.13 or later");
    }

    @Test
    void aNoteThatTellsNoBoundsNarrowsNothing() {
        for (String note : List.of("1.26", "2025+", "in logs of the newer codec", "<=1.19; SNI proxy: still", "")) {
            assertThat(possible(note)).as(note).isEqualTo("any");
        }
        assertThat(possible("<=1.8+, no id before 1.17")).isEqualTo("any");
    }

    @Test
    void whereOnlyLogsWereReadABoundCountsIfAnotherWordingBeginsOrEndsThere() {
        assertThat(possible("1.34+")).isEqualTo("1.27 or later");
        assertThat(ReleaseSet.possible("1.32+", ReleaseSet.of(31, 31), ReleaseSet.of(8, 8))
                        .words())
                .isEqualTo("1.32 or later");
        assertThat(possible("1.20-1.31")).isEqualTo("1.20 or later");
    }

    private static String possible(String note) {
        ReleaseSet nothing = new ReleaseSet(0);
        return ReleaseSet.possible(note, nothing, nothing).words();
    }

    private String releases(String logger, String message) {
        byte[] bytes = Bytes.of(message);
        int number = parser.parse(logger, bytes, 0, bytes.length).wording();
        return Objects.requireNonNull(WORDINGS.get(number)).releases().words();
    }

    private static String logger(int rule) {
        String name = EnvoyLogParser.ruleNames[rule].replace("Statement", "");
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
