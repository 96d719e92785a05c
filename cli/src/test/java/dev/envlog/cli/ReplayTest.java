package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import dev.envlog.testdata.Cases;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final Case RETRY = Cases.named("retry");
    private static final String LOG = RETRY.input().toString();

    @Test
    void atOnceItShowsWhatShowShows() {
        for (Case log : Cases.all()) {
            String file = log.input().toString();
            Run shown = Run.of("show", "-q", "worst", file, "--width", "100", "--headers");
            Run played = Run.of("replay", "-q", "worst", file, "--width", "100", "--headers", "--speed", "max");
            assertThat(played).as(log.name()).isEqualTo(shown);
        }
    }

    @Test
    void saysWhichSilencesAreShortened() {
        Run run = Run.of("replay", "last", LOG, "--speed", "1000x", "--max-gap", "0ms", "--width", "80");
        assertThat(run.out())
                .contains("▒ 40ms nothing of it logged (45 %), shortened to 0s ▒")
                .contains("▒ 8ms nothing of it logged, shortened to 0s ▒");
        assertThat(run.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void saysHowLongItTakesWhereNoSpeedIsGiven() {
        assertThat(Run.of("replay", "last", LOG, "--max-gap", "0ms").err())
                .endsWith("90ms played in 0s; --speed 1x plays as it was\n");
        assertThat(Run.of("replay", "last", LOG, "--max-gap", "0ms", "-q").err())
                .isEmpty();
        assertThat(Run.of("replay", "@1", Cases.named("seed").input().toString())
                        .err())
                .endsWith("the log has no times to go by: shown at once\n");
    }

    @Test
    void withoutAReferenceTheLogIsWritten() throws Exception {
        String text = Files.readString(RETRY.input());
        assertThat(Run.of("replay", LOG, "--speed", "max")).isEqualTo(new Run(0, text, ""));
        assertThat(Run.piped(text, "replay", "--speed", "max")).isEqualTo(new Run(0, text, ""));
        Run shortened = Run.of("replay", LOG, "--max-gap", "0ms");
        assertThat(shortened.out()).isEqualTo(text);
        assertThat(shortened.err()).matches("\\d+ gaps shortened to 0s: \\d+\\.0ms saved\n");
    }

    @Test
    void aLogWithoutTimesIsWrittenAtOnce() {
        Run run = Run.of("replay", Cases.named("seed").input().toString());
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEqualTo("the log has no times to go by: written at once\n");
        assertThat(Run.piped("", "replay")).isEqualTo(new Run(1, "", ""));
    }

    @Test
    void withoutATerminalStepsAreNotTakenByKeys() {
        Run run = Run.of("replay", "last", "--step", "--max-gap", "0ms", LOG);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("--step: there is no terminal to read keys from; it is played instead\n");
        assertThat(run.out()).contains("response sent completely");
    }

    @Test
    void aPlainTerminalHasNoKeysEither() {
        Run run = Run.with(
                Run.host(new ByteArrayInputStream(new byte[0]), true, Map.of("TERM", "dumb")),
                "replay",
                "last",
                "--step",
                "--max-gap",
                "0ms",
                LOG);
        assertThat(run.err()).contains("--step: there is no terminal");
    }

    @ParameterizedTest
    @CsvSource({
        "--speed 0, 'envlog: --speed 0: give how many times faster, such as 10x, 1x or 0.01x, or max'",
        "--speed fast, 'envlog: --speed fast: give how many times faster, such as 10x, 1x or 0.01x, or max'",
        "--speed -1x, 'envlog: --speed -1x: give how many times faster, such as 10x, 1x or 0.01x, or max'",
        "--max-gap 5, 'envlog: --max-gap: a duration needs a unit: 5ms, or us, ns, s, m, h'",
        "--max-gap 12:58, 'envlog: --max-gap: ''12:58'' is no duration; write 100ms, 1.5s or 1m30s'"
    })
    void whatIsNoPaceIsAnError(String options, String error) {
        for (String what : new String[] {"last ", ""}) {
            Run run = Run.of(("replay " + what + options + " " + LOG).split(" "));
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(error);
        }
    }

    @Test
    void stepsAreThoseOfARequest() {
        assertThat(Run.of("replay", "--step", LOG).err())
                .isEqualTo("envlog: --step: name the request to go through, such as worst"
                        + " (envlog replay worst --step FILE)\n");
    }
}
