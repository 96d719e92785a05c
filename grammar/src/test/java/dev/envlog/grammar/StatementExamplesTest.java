package dev.envlog.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

/** The examples in the grammar are true: each is read as the statement beside which it stands. */
class StatementExamplesTest {
    private final GrammarReader reader = new GrammarReader();
    private final List<Alternative> alternatives = GrammarText.alternatives();

    @Test
    void everyAlternativeHasAnExample() {
        assertThat(alternatives)
                .hasSizeGreaterThan(500)
                .allSatisfy(alternative -> assertThat(alternative.examples()).isNotEmpty());
        assertThat(GrammarText.labelCount()).isEqualTo(alternatives.size());
    }

    @Test
    void everyExampleIsReadAsItsStatement() {
        List<String> wrong = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            for (String example : alternative.examples()) {
                Reading reading = reader.message(alternative.entryRule(), example);
                if (reading.errors() > 0 || !reading.label().equals(alternative.label())) {
                    wrong.add(alternative.label() + ": " + example + " is read as " + reading);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theFastPredictionModeReadsLikeTheFullOneAndNothingIsAmbiguous() {
        List<String> wrong = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            for (String example : alternative.examples()) {
                String rule = alternative.entryRule();
                Reading fast = reader.message(rule, example, PredictionMode.SLL);
                Reading full = reader.message(rule, example, PredictionMode.LL);
                Reading exact = reader.message(rule, example, PredictionMode.LL_EXACT_AMBIG_DETECTION);
                if (!fast.tree().equals(full.tree()) || exact.ambiguities() > 0) {
                    wrong.add(alternative.label() + ": " + fast + " and " + full + " and " + exact);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStatementWithOneWordTooManyIsUnknown() {
        List<String> wrong = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            String body = alternative.body();
            // Where a blank more begins a value, the words are of another wording.
            String more = body.replaceFirst("'$", " '");
            boolean goesOn =
                    alternatives.stream().anyMatch(other -> other.body().startsWith(more));
            if (body.matches("'.*'") && !body.contains("' ") && !goesOn) {
                String text = alternative.examples().get(0) + " indeed";
                if (reader.message(alternative.entryRule(), text).errors() == 0) {
                    wrong.add(text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
