package dev.envlog.cli.render;

import dev.envlog.log.Event;
import dev.envlog.log.RecordKind;
import dev.envlog.timeline.Exchange;
import dev.envlog.timeline.Step;
import dev.envlog.timeline.StreamRef;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Records that are quoted to show why a request failed. */
final class Evidence {

    /**
     * One of them.
     *
     * @param text its first line as in the log, of the access log all of them as one, without what a wrapper put before it, masked
     * @param why what it says
     */
    record Shown(Step step, String text, String why) {}

    private static final Pattern LINE_END = Pattern.compile("[ \\t\\r]*\n[ \\t\\r\n]*");

    private final Redactor redactor;
    private final Phrases phrases = Phrases.load();

    Evidence(Redactor redactor) {
        this.redactor = redactor;
    }

    /** @param steps those of the exchange that are quoted */
    List<Shown> of(Exchange exchange, List<Step> steps) {
        return shown(exchange.clientSide(), steps, Answers.in(exchange.steps()));
    }

    /** A record that is of no exchange: of which side its connection is, nothing tells, so that it is not put into words. */
    List<Shown> of(Step step) {
        Event event = step.event();
        return List.of(new Shown(step, line(event, redactor), redactor.text(event.message())));
    }

    /** What is known to stand in an object in JSON, of which a screen has room for some members only; empty for other messages. */
    String members(Event event) {
        List<String> members = new ArrayList<>();
        for (int i = 0; event.message().startsWith("{") && i < event.fieldCount(); i++) {
            if (!event.fieldValue(i).equals(event.message())) {
                members.add(event.fieldName(i) + " " + event.fieldValue(i));
            }
        }
        return redactor.text(String.join(", ", members));
    }

    private List<Shown> shown(StreamRef ref, List<Step> steps, Answers answers) {
        List<Shown> shown = new ArrayList<>(steps.size());
        for (Step step : steps) {
            String why = phrases.say(step.event(), ref, answers).text();
            shown.add(new Shown(step, line(step.event(), redactor), redactor.text(why)));
        }
        return shown;
    }

    static String line(Event event, Redactor redactor) {
        String text = event.text();
        int end = text.indexOf('\n');
        if (end >= 0) {
            text = event.kind() == RecordKind.ACCESS
                    ? LINE_END.matcher(text.stripTrailing()).replaceAll(" ")
                    : text.substring(0, end);
        }
        return redactor.line(text);
    }
}
