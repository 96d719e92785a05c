package dev.envlog.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envlog.catalog.Catalog;
import dev.envlog.data.Table;
import dev.envlog.diagnosis.Explanations.Kind;
import dev.envlog.diagnosis.Explanations.Row;
import dev.envlog.diagnosis.Explanations.Subject;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.AttemptOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

    private static final List<String> CONFIDENCE = List.of("low", "medium", "high");
    private static final Set<String> HOLES =
            Set.of("{host}", "{cluster}", "{authority}", "{path}", "{request}", "{upgrade}", "{timeout}", "{duration}");

    private static List<List<String>> causes() {
        return Table.load(Diagnostician.class, "causes.txt", "by", "text", "id", "side", "confidence", "sentence")
                .stream()
                .map(Table.Row::cells)
                .filter(row -> !row.get(2).equals("-"))
                .toList();
    }

    private static List<List<String>> rows() {
        return Table.load(Explanations.class, "explanations.txt", "cause", "kind", "when", "of", "text").stream()
                .map(Table.Row::cells)
                .toList();
    }

    @Test
    void eachCauseSaysWhatToLookAtNext() {
        for (List<String> cause : causes()) {
            assertThat(Explanations.shared().rows(cause.get(2)))
                    .as(cause.get(2))
                    .anyMatch(row -> row.kind() == Kind.CHECK);
        }
    }

    @Test
    void nothingIsSaidOfWhatIsNoCause() {
        Set<String> known = new TreeSet<>(List.of("*", "unknown"));
        causes().forEach(cause -> known.add(cause.get(2)));
        assertThat(rows()).extracting(row -> row.get(0)).isSubsetOf(known);
    }

    @Test
    void anotherCauseIsLessSureThanTheOneThatTheLogTells() {
        for (List<String> cause : causes()) {
            for (Row row : Explanations.shared().rows(cause.get(2))) {
                if (row.kind() == Kind.OR && !isRuledOut(row, cause.get(5))) {
                    assertThat(CONFIDENCE.indexOf(row.other().get(2)))
                            .as(cause.get(2))
                            .isBetween(0, CONFIDENCE.indexOf(cause.get(4)) - 1);
                    assertThat(row.other().get(1)).isIn("client", "proxy", "upstream");
                }
            }
        }
    }

    /** By what the cause's sentence says. */
    private static boolean isRuledOut(Row row, String sentence) {
        String mustNot = Explanations.NOT + Explanations.SAYS;
        return row.when().stream()
                .filter(word -> word.startsWith(mustNot))
                .anyMatch(word ->
                        sentence.contains(word.substring(mustNot.length()).replace('_', ' ')));
    }

    @Test
    void conditionsSidesAndHolesAreAmongThoseThatAreKnown() {
        Set<String> words = new HashSet<>(List.of(
                "http",
                "tcp",
                "async",
                "answered",
                "tried",
                "untried",
                "once",
                "retried",
                "counted",
                "reused",
                "new",
                "inbound",
                "outbound",
                "istio",
                "gateway",
                "upload",
                "ipv6",
                "instant",
                "prompt",
                "waited",
                "meshed",
                "http1",
                "passthrough",
                "sni",
                "whole",
                "upgrade",
                "connect",
                "timed",
                "routed",
                "identified",
                "configuration",
                "masked",
                "connected",
                "connecting",
                "secured",
                "http2",
                "soon"));
        Arrays.stream(AttemptOutcome.values()).forEach(outcome -> words.add(outcome.printed()));
        Set<String> statements = new HashSet<>();
        Catalog.shared().known().forEach(known -> statements.add(known.event()));
        Arrays.stream(EventKind.values()).map(EventKind::eventName).forEach(statements::add);
        for (List<String> row : rows()) {
            for (Row read : Explanations.shared().rows(row.get(0))) {
                assertThat(read.when())
                        .map(word -> word.startsWith(Explanations.NOT) ? word.substring(1) : word)
                        .allMatch(word -> words.contains(word)
                                || word.matches(Explanations.SAYS + "\\S{3,}")
                                || (word.startsWith(Explanations.SHOWN) && statements.contains(word.substring(1))));
                for (Subject subject : read.subjects()) {
                    assertThat(subject.side()).isIn("", "up", "client");
                    assertThat(statements).contains(subject.event());
                }
            }
            List<String> holes = new ArrayList<>();
            Matcher hole = Pattern.compile("\\{[^}]*}").matcher(row.get(4));
            while (hole.find()) {
                holes.add(hole.group());
            }
            assertThat(holes).isSubsetOf(HOLES);
        }
    }
}
