package dev.envlog.cli.render;

import dev.envlog.cli.render.Phrase.Mark;
import dev.envlog.cli.render.Phrases.Said;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import java.util.ArrayList;
import java.util.List;

/** What a timeline says for each record of an exchange, for whoever draws it otherwise. */
public final class Sentences {

    /**
     * One record in words.
     *
     * @param text with secrets masked, otherwise as the log has it
     * @param failure whether it tells of something going wrong
     */
    public record Sentence(Step step, String text, boolean failure) {}

    private Sentences() {}

    /** One for each record, in order of the log. */
    public static List<Sentence> of(Exchange exchange, Redactor redactor) {
        Phrases phrases = Phrases.load();
        Answers answers = Answers.in(exchange.steps());
        List<Sentence> sentences = new ArrayList<>(exchange.steps().size());
        for (Step step : exchange.steps()) {
            Said said = phrases.say(step.event(), exchange.clientSide(), answers);
            sentences.add(new Sentence(step, redactor.text(said.text()), said.mark() == Mark.FAIL));
        }
        return sentences;
    }
}
