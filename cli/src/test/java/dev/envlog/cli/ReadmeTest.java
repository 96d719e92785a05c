package dev.envlog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.testdata.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README is true. {@code -Dgolden=update} writes what the commands print into it. */
class ReadmeTest {

    private static final Readme README = Readme.read();
    private static final Pattern CALL = Pattern.compile("envlog (ls|show|conn|events|tail|what)\\b([^|`#\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--?[a-z][a-z-]*");

    @Test
    void everyExamplePrintsWhatTheReadmeShows() {
        new Case("README", Readme.root()).check("README.md", README.rerun());
    }

    @Test
    void everyCommandHasAnExample() {
        assertThat(README.commands().stream().map(command -> command.substring(0, command.indexOf(' '))))
                .contains("tail", "ls", "show", "conn", "events", "what");
    }

    @Test
    void everyOptionOfTheExamplesExists() {
        List<String> unknown = new ArrayList<>();
        for (String document : List.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")) {
            for (MatchResult call :
                    CALL.matcher(Documents.text(document)).results().toList()) {
                String help = Run.of(call.group(1), "--help").out();
                OPTION.matcher(call.group(2))
                        .results()
                        .map(MatchResult::group)
                        .filter(option -> !Pattern.compile("(^|\\W)" + option + "\\b")
                                .matcher(help)
                                .find())
                        .forEach(option -> unknown.add(document + ": " + call.group()));
            }
        }
        assertThat(unknown).isEmpty();
    }
}
